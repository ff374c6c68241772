-- Whether a personal invitation opens on another device what was begun with it.
alter table participation
  add column resume_by_invitation boolean not null default false;
