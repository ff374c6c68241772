-- Answers on their way: what a browser without script has filled in so far. Opened only with the key that the browser
-- holds, of which the database has a hash; the answers are sealed by the vault. Deleted when sent or expired.
create table draft (
  id          bigint not null auto_increment primary key,
  key_hash    binary(32) not null,
  link_id     bigint not null,
  version_id  bigint not null,
  instance_id binary(16) not null,
  started_at  datetime(6) not null,
  expires_at  datetime(6) not null,
  sealed      mediumblob not null,
  constraint uq_draft_key unique (key_hash),
  constraint fk_draft_link foreign key (link_id) references link (id) on delete cascade,
  constraint fk_draft_version foreign key (version_id) references questionnaire_version (id) on delete cascade
);
create index ix_draft_expires on draft (expires_at);
