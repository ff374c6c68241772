-- Questionnaires and their versions. What a version holds is written once; publishing only notes when and by whom.
-- The seal is the SHA-256 of the form, also kept in the audit: a form that was changed behind it breaks a rule here.

create table questionnaire (
  id bigint not null auto_increment,
  study_id bigint not null,
  code varchar(100) character set utf8mb4 collate utf8mb4_bin not null,
  created_at datetime(6) not null,
  primary key (id),
  constraint uq_questionnaire_code unique (study_id, code),
  constraint fk_questionnaire_study foreign key (study_id) references study (id) on delete cascade
);

create table questionnaire_version (
  id bigint not null auto_increment,
  questionnaire_id bigint not null,
  number int not null,
  title text not null,
  languages text not null,
  questions int not null,
  form longtext not null,
  seal varchar(64) not null,
  workbook_id bigint not null,
  created_at datetime(6) not null,
  created_by bigint not null,
  published_at datetime(6) null,
  published_by bigint null,
  primary key (id),
  constraint uq_questionnaire_version_number unique (questionnaire_id, number),
  constraint fk_questionnaire_version_questionnaire foreign key (questionnaire_id) references questionnaire (id)
    on delete cascade,
  constraint fk_questionnaire_version_workbook foreign key (workbook_id) references `blob` (id),
  constraint ck_questionnaire_version_number check (number >= 1),
  constraint ck_questionnaire_version_seal check (seal = sha2(form, 256)),
  constraint ck_questionnaire_version_published check ((published_at is null) = (published_by is null))
);

create table questionnaire_media (
  version_id bigint not null,
  name varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
  blob_id bigint not null,
  primary key (version_id, name),
  constraint fk_questionnaire_media_version foreign key (version_id) references questionnaire_version (id)
    on delete cascade,
  constraint fk_questionnaire_media_blob foreign key (blob_id) references `blob` (id)
);
