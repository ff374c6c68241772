-- What every room uses: the trail of who did what, files in chunks, long work.

create table audit (
  id bigint not null auto_increment,
  at datetime(6) not null,
  account_id bigint null,
  action varchar(80) not null,
  object varchar(200) not null,
  details longtext not null,
  primary key (id),
  index ix_audit_object (object, at)
);

create table `blob` (
  id bigint not null auto_increment,
  media_type varchar(200) not null,
  size bigint not null,
  sha256 varchar(64) not null,
  primary key (id)
);

create table blob_chunk (
  blob_id bigint not null,
  position int not null,
  bytes mediumblob not null,
  primary key (blob_id, position),
  constraint fk_blob_chunk_blob foreign key (blob_id) references `blob` (id) on delete cascade
);

create table job (
  id bigint not null auto_increment,
  study_id bigint not null,
  account_id bigint null,
  kind varchar(80) not null,
  state varchar(20) not null,
  progress double not null,
  result varchar(2000) not null,
  problem longtext null,
  cancel_asked boolean not null,
  started_at datetime(6) not null,
  touched_at datetime(6) not null,
  primary key (id),
  constraint ck_job_state check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED'))
);
