-- Questionnaires that are being edited: the form as it is now, and every step with the way back.
-- A draft begins from a version and becomes the next one; it is never answered itself.

create table questionnaire_draft (
  id bigint not null auto_increment,
  questionnaire_id bigint not null,
  base_version_id bigint not null,
  -- Rises with every change, undoing too: whoever starts from an older one is told so.
  revision int not null,
  -- How many of the steps are made; those above are undone and can be made again.
  made int not null,
  form longtext not null,
  created_at datetime(6) not null,
  created_by bigint not null,
  changed_at datetime(6) not null,
  changed_by bigint not null,
  -- The number of the version that it became.
  finished_as int null,
  constraint pk_questionnaire_draft primary key (id),
  constraint fk_questionnaire_draft_questionnaire foreign key (questionnaire_id) references questionnaire (id)
    on delete cascade,
  constraint fk_questionnaire_draft_base foreign key (base_version_id) references questionnaire_version (id)
    on delete cascade,
  constraint ck_questionnaire_draft_made check (made >= 0 and made <= revision)
);

create table draft_step (
  id bigint not null auto_increment,
  draft_id bigint not null,
  number int not null,
  -- What was asked for, as JSON; what it changed, forwards and backwards, as patches.
  edits longtext not null,
  way_on longtext not null,
  way_back longtext not null,
  made_at datetime(6) not null,
  made_by bigint not null,
  constraint pk_draft_step primary key (id),
  constraint uq_draft_step_number unique (draft_id, number),
  constraint fk_draft_step_draft foreign key (draft_id) references questionnaire_draft (id) on delete cascade
);
