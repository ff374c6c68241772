-- People who sign in. A session and a token are stored as the SHA-256 of what their owner holds.

create table account (
  id bigint not null auto_increment,
  email varchar(254) not null,
  name varchar(200) not null,
  password varchar(500) not null,
  administrator boolean not null,
  language varchar(20) not null,
  created_at datetime(6) not null,
  primary key (id),
  constraint uq_account_email unique (email)
);

create table session (
  secret_hash binary(32) not null,
  account_id bigint not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  primary key (secret_hash),
  constraint fk_session_account foreign key (account_id) references account (id) on delete cascade,
  index ix_session_expires (expires_at)
);

create table api_token (
  id bigint not null auto_increment,
  secret_hash binary(32) not null,
  account_id bigint not null,
  name varchar(200) not null,
  scopes varchar(1000) not null,
  created_at datetime(6) not null,
  primary key (id),
  constraint uq_api_token_secret unique (secret_hash),
  constraint fk_api_token_account foreign key (account_id) references account (id) on delete cascade
);
