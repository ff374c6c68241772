-- Answers on their way: how long they are kept, how another device goes on with them, files that come in pieces.

alter table study
  -- For how many days answers that nobody has sent yet are kept.
  add column draft_days int not null default 14,
  add constraint ck_study_draft_days check (draft_days between 1 and 365);

alter table draft
  -- Keyed hash of the code with which another device goes on.
  add column code_hash binary(16) null,
  add constraint uq_draft_code unique (link_id, code_hash);

-- A file that comes in pieces; once whole, it is an attachment and these rows are gone.
create table upload (
  id         bigint not null auto_increment primary key,
  -- Made by the phone; the attachment's afterwards.
  token      varchar(32) character set ascii collate ascii_bin not null,
  link_id    bigint not null,
  media_type varchar(100) not null,
  size       bigint not null,
  received   bigint not null,
  touched_at datetime(6) not null,
  constraint uq_upload_token unique (token),
  constraint ck_upload_received check (received >= 0 and received <= size),
  constraint fk_upload_link foreign key (link_id) references link (id) on delete cascade
);
create index ix_upload_touched on upload (touched_at);

-- Sealed by the vault, each piece bound to its file and its place in it.
create table upload_piece (
  upload_id bigint not null,
  at_byte   bigint not null,
  sealed    mediumblob not null,
  primary key (upload_id, at_byte),
  constraint fk_upload_piece_upload foreign key (upload_id) references upload (id) on delete cascade
);

-- Files that no submission has named.
create index ix_attachment_unclaimed on attachment (instance_id, received_at);
