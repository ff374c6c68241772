-- A draft may also be without a file that its version has: no blob stands beside such a name.

alter table draft_media modify blob_id bigint null;
