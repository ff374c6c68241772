-- What people answered, and the links through which they did.
-- Uuids are binary(16), times UTC to the microsecond, documents JSON as text: MariaDB and MySQL then keep them alike.

create table link (
  id               bigint not null auto_increment primary key,
  token            varchar(16) character set ascii collate ascii_bin not null,
  study_id         bigint not null,
  questionnaire_id bigint not null,
  site_id          bigint null,
  channel_id       bigint null,
  mode             varchar(16) not null,
  opens_at         datetime(6) null,
  closes_at        datetime(6) null,
  closed_at        datetime(6) null,
  max_responses    int null,
  -- Places given out. Kept for links with max_responses only, whose submissions queue for this row; the others never do.
  taken            int not null default 0,
  made_by          bigint null,
  made_at          datetime(6) not null,
  constraint uq_link_token unique (token),
  constraint ck_link_mode check (mode in ('self', 'interviewer', 'kiosk')),
  constraint ck_link_max_responses check (max_responses is null or max_responses > 0),
  constraint ck_link_taken check (max_responses is null or taken <= max_responses),
  constraint ck_link_times check (opens_at is null or closes_at is null or opens_at < closes_at),
  constraint fk_link_study foreign key (study_id) references study (id),
  constraint fk_link_questionnaire foreign key (questionnaire_id) references questionnaire (id),
  constraint fk_link_site foreign key (site_id) references site (id),
  constraint fk_link_channel foreign key (channel_id) references channel (id)
);

create table survey_response (
  id               bigint not null auto_increment primary key,
  instance_id      binary(16) not null,
  study_id         bigint not null,
  questionnaire_id bigint not null,
  version_id       bigint not null,
  site_id          bigint null,
  channel_id       bigint null,
  link_id          bigint null,
  mode             varchar(16) not null,
  language         varchar(35) not null,
  state            varchar(16) not null default 'submitted',
  -- Quality flags, words with a space between.
  flags            varchar(200) not null default '',
  started_at       datetime(6) null,
  submitted_at     datetime(6) not null,
  received_at      datetime(6) not null,
  -- Keyed hash of what the person answered: tells a repetition from a different submission.
  content_hash     binary(32) not null,
  -- Keyed hash of the withdrawal code, which itself is nowhere stored.
  withdrawal_hash  binary(16) null,
  -- The answers document: by question name, without identifiers, in UTF-8.
  answers          mediumtext not null,
  paradata         text null,
  revision         int not null default 0,
  constraint uq_survey_response_instance unique (instance_id),
  constraint ck_survey_response_mode check (mode in ('self', 'interviewer', 'kiosk', 'import')),
  constraint ck_survey_response_state check (state in ('submitted', 'approved', 'excluded')),
  constraint fk_survey_response_study foreign key (study_id) references study (id),
  constraint fk_survey_response_questionnaire foreign key (questionnaire_id) references questionnaire (id),
  constraint fk_survey_response_version foreign key (version_id) references questionnaire_version (id),
  constraint fk_survey_response_site foreign key (site_id) references site (id),
  constraint fk_survey_response_channel foreign key (channel_id) references channel (id),
  constraint fk_survey_response_link foreign key (link_id) references link (id)
);
create index ix_survey_response_withdrawal on survey_response (withdrawal_hash);

-- Answers to identifier questions, sealed by the vault; the seal is bound to the instance id.
create table response_identity (
  instance_id binary(16) not null primary key,
  sealed      mediumblob not null,
  constraint fk_response_identity_response foreign key (instance_id)
    references survey_response (instance_id) on delete cascade
);

-- What a response was before each later change, and who changed it, when and why.
create table response_revision (
  id          bigint not null auto_increment primary key,
  response_id bigint not null,
  number      int not null,
  account_id  bigint null,
  made_at     datetime(6) not null,
  reason      varchar(1000) not null,
  state       varchar(16) not null,
  answers     mediumtext not null,
  constraint uq_response_revision unique (response_id, number),
  constraint fk_response_revision_response foreign key (response_id)
    references survey_response (id) on delete cascade
);

-- A different submission under a used instance id: refused, and kept, sealed, for review.
create table submission_conflict (
  id               bigint not null auto_increment primary key,
  instance_id      binary(16) not null,
  study_id         bigint not null,
  questionnaire_id bigint not null,
  content_hash     binary(32) not null,
  received_at      datetime(6) not null,
  sealed           mediumblob not null,
  constraint uq_submission_conflict unique (instance_id, content_hash),
  constraint fk_submission_conflict_study foreign key (study_id) references study (id),
  constraint fk_submission_conflict_questionnaire foreign key (questionnaire_id) references questionnaire (id)
);

-- A withdrawn response is deleted; only its id stays, so that no phone can send it again.
create table withdrawn_response (
  instance_id      binary(16) not null primary key,
  questionnaire_id bigint not null,
  withdrawn_at     datetime(6) not null,
  constraint fk_withdrawn_response_questionnaire foreign key (questionnaire_id) references questionnaire (id)
);

-- A recording, picture or file that a respondent sent; its content is sealed in the blob store.
create table attachment (
  id          bigint not null auto_increment primary key,
  token       varchar(32) character set ascii collate ascii_bin not null,
  study_id    bigint not null,
  link_id     bigint null,
  -- Empty until a submission names it.
  instance_id binary(16) null,
  blob_id     bigint not null,
  media_type  varchar(100) not null,
  size        bigint not null,
  received_at datetime(6) not null,
  constraint uq_attachment_token unique (token),
  constraint fk_attachment_study foreign key (study_id) references study (id),
  constraint fk_attachment_link foreign key (link_id) references link (id)
);
create index ix_attachment_instance on attachment (instance_id);

-- The one key of receipts, withdrawal codes and content hashes, sealed by the vault.
create table response_key (
  id     int not null primary key,
  sealed varbinary(1000) not null,
  constraint ck_response_key_one check (id = 1)
);
