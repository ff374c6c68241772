-- How people take part in a study: what they are told and asked before the first question, and what is kept of how they
-- answer. A study without a row takes part in the usual way.
create table participation (
  study_id            bigint not null primary key,
  agreement_required  boolean not null,
  paradata            boolean not null,
  origin              boolean not null,
  -- How many people a respondent may pass the questionnaire on to; none: nobody may.
  coupons             int null,
  coupon_kind         varchar(16) not null default 'single',
  -- By language: whom to ask, and what happens with the answers. JSON.
  told                mediumtext not null,
  constraint ck_participation_coupons check (coupons is null or coupons between 1 and 50),
  constraint ck_participation_coupon_kind check (coupon_kind in ('single', 'counted')),
  constraint fk_participation_study foreign key (study_id) references study (id) on delete cascade
);

-- What a respondent is told before agreeing. A version never changes; other words make the next.
create table information_sheet (
  id       bigint not null auto_increment primary key,
  study_id bigint not null,
  number   int not null,
  made_by  bigint null,
  made_at  datetime(6) not null,
  constraint uq_information_sheet unique (study_id, number),
  constraint fk_information_sheet_study foreign key (study_id) references study (id) on delete cascade
);

create table information_sheet_text (
  sheet_id     bigint not null,
  language     varchar(35) character set ascii collate ascii_bin not null,
  words        mediumtext not null,
  -- The same words, read aloud: a blob.
  recording_id bigint null,
  primary key (sheet_id, language),
  constraint fk_information_sheet_text_sheet foreign key (sheet_id) references information_sheet (id) on delete cascade
);

-- That somebody refused: nothing but how many.
create table refusal (
  sheet_id bigint not null,
  language varchar(35) character set ascii collate ascii_bin not null,
  people   int not null,
  primary key (sheet_id, language),
  constraint fk_refusal_sheet foreign key (sheet_id) references information_sheet (id) on delete cascade
);

-- Which sheet a respondent agreed to, in which language and when.
create table response_agreement (
  instance_id binary(16) not null primary key,
  sheet_id    bigint not null,
  language    varchar(35) character set ascii collate ascii_bin not null,
  agreed_at   datetime(6) not null,
  constraint fk_response_agreement_response foreign key (instance_id)
    references survey_response (instance_id) on delete cascade,
  constraint fk_response_agreement_sheet foreign key (sheet_id) references information_sheet (id)
);

-- From where a response came, for studies that ask for it: network address and browser, sealed by the vault.
create table response_origin (
  instance_id binary(16) not null primary key,
  sealed      varbinary(2000) not null,
  constraint fk_response_origin_response foreign key (instance_id)
    references survey_response (instance_id) on delete cascade
);
