-- Case studies as they are written, and their editions, whose numbers no longer change.

create table case_study (
  id bigint not null auto_increment,
  study_id bigint not null,
  title varchar(300) not null,
  subtitle varchar(300) not null,
  language varchar(35) not null,
  questionnaire varchar(200) not null,
  -- The blocks as written: JSON, with live numbers still as questions.
  blocks longtext not null,
  -- The state of the data when the text was last saved: tells whether the words may no longer fit.
  data_mark varchar(100) not null,
  data_responses bigint not null,
  created_at datetime(6) not null,
  changed_at datetime(6) not null,
  changed_by bigint not null,
  -- The public address of the latest edition; empty while there is none.
  public_token varchar(40) character set ascii collate ascii_bin null,
  version bigint not null,
  constraint pk_case_study primary key (id),
  constraint uq_case_study_token unique (public_token),
  constraint fk_case_study_study foreign key (study_id) references study (id) on delete cascade
);

-- An edition is only added.
create table edition (
  id bigint not null auto_increment,
  case_study_id bigint not null,
  number int not null,
  issued_at datetime(6) not null,
  issued_by bigint not null,
  data_mark varchar(100) not null,
  responses bigint not null,
  -- The document with its numbers filled in: JSON, what PDF and page are made of.
  paper longtext not null,
  -- The stories and excerpts in it, as story:3 excerpt:7, for the day that somebody withdraws.
  sources longtext not null,
  constraint pk_edition primary key (id),
  constraint uq_edition_number unique (case_study_id, number),
  constraint fk_edition_case_study foreign key (case_study_id) references case_study (id) on delete cascade
);
