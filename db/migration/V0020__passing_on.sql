-- Links that respondents give to others, and links that are for one invited person each.
alter table link add column kind varchar(16) not null default 'public';
alter table link add constraint ck_link_kind check (kind in ('public', 'coupon', 'invitation'));
create index ix_link_kind on link (study_id, kind, id);

-- Somebody who passes the questionnaire on, by a random code. It outlives the response: after a withdrawal nothing
-- leads from it to anybody, and those who came through it can still be counted.
create table recruiter (
  id          bigint not null auto_increment primary key,
  study_id    bigint not null,
  code        varchar(16) character set ascii collate ascii_bin not null,
  instance_id binary(16) null,
  -- The coupon through which they came themselves, by its link; none for whoever came first.
  came_by     bigint null,
  -- 0 for whoever came first.
  wave        int not null,
  made_at     datetime(6) not null,
  constraint uq_recruiter_code unique (study_id, code),
  constraint uq_recruiter_instance unique (instance_id),
  constraint fk_recruiter_study foreign key (study_id) references study (id) on delete cascade,
  constraint fk_recruiter_came_by foreign key (came_by) references link (id) on delete set null
);

-- A link that a respondent has got for others.
create table coupon (
  link_id      bigint not null primary key,
  recruiter_id bigint not null,
  number       int not null,
  constraint uq_coupon_number unique (recruiter_id, number),
  constraint fk_coupon_link foreign key (link_id) references link (id) on delete cascade,
  constraint fk_coupon_recruiter foreign key (recruiter_id) references recruiter (id) on delete cascade
);

-- Links that were made together, one for each invited person.
create table invitation_batch (
  id               bigint not null auto_increment primary key,
  study_id         bigint not null,
  questionnaire_id bigint not null,
  made_by          bigint null,
  made_at          datetime(6) not null,
  constraint fk_invitation_batch_study foreign key (study_id) references study (id) on delete cascade,
  constraint fk_invitation_batch_questionnaire foreign key (questionnaire_id) references questionnaire (id)
);

-- Whom a link is for: the reference is sealed, and the response that comes through it does not say which link it was.
create table invitation (
  link_id  bigint not null primary key,
  batch_id bigint not null,
  number   int not null,
  sealed   varbinary(2000) null,
  constraint uq_invitation_number unique (batch_id, number),
  constraint fk_invitation_link foreign key (link_id) references link (id) on delete cascade,
  constraint fk_invitation_batch foreign key (batch_id) references invitation_batch (id) on delete cascade
);
