-- Pictures, sounds and videos that come to a questionnaire while it is edited; the version that the
-- draft becomes takes them over.

create table draft_media (
  draft_id bigint not null,
  name varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
  blob_id bigint not null,
  primary key (draft_id, name),
  constraint fk_draft_media_draft foreign key (draft_id) references questionnaire_draft (id)
    on delete cascade,
  constraint fk_draft_media_blob foreign key (blob_id) references `blob` (id)
);
