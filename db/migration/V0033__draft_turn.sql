-- Which of a draft's saves is the later one, where two come in the wrong order.
alter table draft
  add column turn bigint not null default 0;
