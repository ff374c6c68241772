-- Anonymised releases: what was asked for, what came of it, and the archive, which never changes again.

create table dataset_policy (
  questionnaire_id bigint not null,
  document longtext not null,
  changed_at datetime(6) not null,
  primary key (questionnaire_id),
  constraint fk_dataset_policy_questionnaire foreign key (questionnaire_id) references questionnaire (id)
    on delete cascade
);

create table dataset_release (
  id bigint not null auto_increment,
  study_id bigint not null,
  questionnaire_id bigint not null,
  questionnaire_code varchar(100) not null,
  title text not null,
  version_number int not null,
  policy longtext not null,
  -- Gives the rows their ids and their order; in no archive. With it the same responses give the same bytes.
  seed binary(32) not null,
  made_by bigint not null,
  made_at datetime(6) not null,
  job_id bigint null,
  blob_id bigint null,
  report longtext null,
  files longtext null,
  k_reached int null,
  row_count bigint null,
  left_out bigint null,
  finished_at datetime(6) null,
  primary key (id),
  constraint fk_dataset_release_study foreign key (study_id) references study (id) on delete cascade,
  constraint fk_dataset_release_questionnaire foreign key (questionnaire_id) references questionnaire (id)
    on delete cascade,
  constraint fk_dataset_release_blob foreign key (blob_id) references `blob` (id),
  -- Finished whole or not at all, and never with a class of one.
  constraint ck_dataset_release_finished check ((blob_id is null) = (report is null)
    and (blob_id is null) = (files is null) and (blob_id is null) = (finished_at is null)
    and (blob_id is null) = (row_count is null) and (blob_id is null) = (left_out is null)),
  constraint ck_dataset_release_k check (blob_id is null or k_reached >= 2)
);
