-- People who are interviewed, what they agreed to, what they said, and what is made of it.
-- Columns of type longblob are sealed by the vault: who somebody is, and what they said, can't be read here.

create table participant (
  id bigint not null auto_increment,
  study_id bigint not null,
  uuid binary(16) not null,
  ref varchar(40) not null,
  pseudonyms varchar(1000) not null,
  identifiers longblob null,
  attributes longtext not null,
  site_id bigint null,
  created_at datetime(6) not null,
  withdrawn_on date null,
  version bigint not null,
  primary key (id),
  constraint uq_participant_uuid unique (uuid),
  constraint uq_participant_ref unique (study_id, ref),
  constraint fk_participant_study foreign key (study_id) references study (id) on delete cascade,
  constraint fk_participant_site foreign key (site_id) references site (id),
  -- A tombstone holds nobody: once withdrawn, no identity can come back.
  constraint ck_participant_tombstone check (withdrawn_on is null or identifiers is null)
);

-- Once taken, a pseudonym belongs to one person of the study for good.
create table pseudonym (
  id bigint not null auto_increment,
  study_id bigint not null,
  text varchar(40) not null,
  participant_id bigint not null,
  primary key (id),
  constraint uq_pseudonym unique (study_id, text),
  constraint fk_pseudonym_participant foreign key (participant_id) references participant (id) on delete cascade
);

-- Only added to, but for the day of a withdrawal. The latest of a scope holds.
create table consent (
  id bigint not null auto_increment,
  participant_id bigint not null,
  scope varchar(20) not null,
  granted boolean not null,
  mode varchar(20) not null,
  script_version varchar(60) null,
  script_language varchar(35) null,
  read_by varchar(200) null,
  witness varchar(200) null,
  given_on date not null,
  valid_until date null,
  withdrawn_on date null,
  recorded_by bigint not null,
  recorded_at datetime(6) not null,
  primary key (id),
  constraint fk_consent_participant foreign key (participant_id) references participant (id) on delete cascade,
  constraint ck_consent_scope check (scope in
    ('INTERVIEW', 'RECORDING', 'TRANSCRIBE', 'QUOTE', 'STORY', 'SHARE', 'LINK_SURVEY', 'CONTACT_AGAIN')),
  constraint ck_consent_mode check (mode in ('WRITTEN', 'VERBAL', 'RECORDED', 'ONLINE')),
  constraint ck_consent_dates check (valid_until is null or valid_until >= given_on)
);

create table interview (
  id bigint not null auto_increment,
  study_id bigint not null,
  participant_id bigint not null,
  held_on date not null,
  site_id bigint null,
  language varchar(35) not null,
  mode varchar(40) not null,
  interviewer varchar(200) not null,
  created_at datetime(6) not null,
  primary key (id),
  constraint fk_interview_study foreign key (study_id) references study (id) on delete cascade,
  constraint fk_interview_participant foreign key (participant_id) references participant (id) on delete cascade,
  constraint fk_interview_site foreign key (site_id) references site (id)
);

-- What a revision says never changes; content is emptied when its participant withdraws.
create table transcript_revision (
  id bigint not null auto_increment,
  interview_id bigint not null,
  number int not null,
  redacted boolean not null,
  content longblob null,
  made_by bigint not null,
  made_at datetime(6) not null,
  reviewed_by bigint null,
  reviewed_at datetime(6) null,
  primary key (id),
  constraint uq_transcript_revision unique (interview_id, number),
  constraint fk_transcript_revision_interview foreign key (interview_id) references interview (id) on delete cascade,
  constraint ck_transcript_revision_number check (number >= 1)
);

-- The log of replacements: only added to. Offsets are of the revision before the one that it made.
create table redaction (
  id bigint not null auto_increment,
  interview_id bigint not null,
  revision int not null,
  start_at int not null,
  end_at int not null,
  original longblob null,
  replacement varchar(500) not null,
  made_by bigint not null,
  made_at datetime(6) not null,
  primary key (id),
  constraint fk_redaction_revision foreign key (interview_id, revision)
    references transcript_revision (interview_id, number) on delete cascade,
  constraint ck_redaction_span check (start_at >= 0 and end_at > start_at)
);

create table code (
  id bigint not null auto_increment,
  study_id bigint not null,
  parent_id bigint null,
  parent_key bigint generated always as (coalesce(parent_id, 0)) stored,
  name varchar(200) not null,
  memo longtext not null,
  position int not null,
  primary key (id),
  constraint uq_code_name unique (study_id, parent_key, name),
  constraint fk_code_study foreign key (study_id) references study (id) on delete cascade,
  constraint fk_code_parent foreign key (parent_id) references code (id)
);

-- A stretch of a revision, in UTF-16 units, half-open; empty only when its words are gone from the text.
create table excerpt (
  id bigint not null auto_increment,
  study_id bigint not null,
  interview_id bigint not null,
  revision int not null,
  start_at int not null,
  end_at int not null,
  quote longblob null,
  needs_review boolean not null,
  made_by bigint not null,
  made_at datetime(6) not null,
  primary key (id),
  constraint fk_excerpt_study foreign key (study_id) references study (id) on delete cascade,
  constraint fk_excerpt_revision foreign key (interview_id, revision)
    references transcript_revision (interview_id, number) on delete cascade,
  constraint ck_excerpt_span check (start_at >= 0 and end_at >= start_at),
  constraint ck_excerpt_empty check (end_at > start_at or needs_review)
);

create table coding (
  id bigint not null auto_increment,
  excerpt_id bigint not null,
  code_id bigint not null,
  coder_id bigint not null,
  coded_at datetime(6) not null,
  primary key (id),
  constraint uq_coding unique (excerpt_id, code_id, coder_id),
  constraint fk_coding_excerpt foreign key (excerpt_id) references excerpt (id) on delete cascade,
  constraint fk_coding_code foreign key (code_id) references code (id)
);

create table memo (
  id bigint not null auto_increment,
  study_id bigint not null,
  interview_id bigint null,
  excerpt_id bigint null,
  code_id bigint null,
  content longblob null,
  author_id bigint not null,
  written_at datetime(6) not null,
  primary key (id),
  constraint fk_memo_study foreign key (study_id) references study (id) on delete cascade,
  constraint fk_memo_interview foreign key (interview_id) references interview (id) on delete cascade,
  constraint fk_memo_excerpt foreign key (excerpt_id) references excerpt (id) on delete cascade,
  constraint fk_memo_code foreign key (code_id) references code (id) on delete cascade
);

create table story (
  id bigint not null auto_increment,
  study_id bigint not null,
  participant_id bigint not null,
  title varchar(300) not null,
  language varchar(35) not null,
  state varchar(20) not null,
  body longblob null,
  made_by bigint not null,
  made_at datetime(6) not null,
  published_at datetime(6) null,
  version bigint not null,
  primary key (id),
  constraint fk_story_study foreign key (study_id) references study (id) on delete cascade,
  constraint fk_story_participant foreign key (participant_id) references participant (id) on delete cascade,
  constraint ck_story_state check (state in
    ('DRAFT', 'REDACTED', 'READ_BACK', 'APPROVED', 'PUBLISHED', 'WITHDRAWN'))
);
