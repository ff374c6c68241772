-- A study, who works on it, where it is in the field, and how respondents are reached.

create table study (
  id bigint not null auto_increment,
  slug varchar(60) not null,
  title varchar(300) not null,
  languages varchar(300) not null,
  smallest_group int not null,
  created_at datetime(6) not null,
  version bigint not null,
  primary key (id),
  constraint uq_study_slug unique (slug),
  constraint ck_study_smallest_group check (smallest_group >= 1)
);

create table member (
  study_id bigint not null,
  account_id bigint not null,
  role varchar(20) not null,
  primary key (study_id, account_id),
  constraint fk_member_study foreign key (study_id) references study (id) on delete cascade,
  constraint fk_member_account foreign key (account_id) references account (id) on delete cascade,
  constraint ck_member_role check (role in ('OWNER', 'RESEARCHER', 'INTERVIEWER', 'ANALYST', 'VIEWER'))
);

create table site (
  id bigint not null auto_increment,
  study_id bigint not null,
  code varchar(60) not null,
  name varchar(300) not null,
  target int null,
  primary key (id),
  constraint uq_site_code unique (study_id, code),
  constraint fk_site_study foreign key (study_id) references study (id) on delete cascade
);

create table channel (
  id bigint not null auto_increment,
  study_id bigint not null,
  code varchar(60) not null,
  name varchar(300) not null,
  primary key (id),
  constraint uq_channel_code unique (study_id, code),
  constraint fk_channel_study foreign key (study_id) references study (id) on delete cascade
);
