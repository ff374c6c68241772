-- An account's password is its holder's own: chosen by a link that works once. An account that is closed signs in no more.
alter table account
  modify column password varchar(500) null,
  add column closed_at datetime(6) null;

create table password_link (
  account_id bigint not null,
  secret_hash binary(32) not null,
  expires_at datetime(6) not null,
  primary key (account_id),
  constraint uq_password_link_secret unique (secret_hash),
  constraint fk_password_link_account foreign key (account_id) references account (id) on delete cascade
);
