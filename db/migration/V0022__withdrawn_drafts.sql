-- Whoever withdraws leaves nothing behind: what was sent without a script lies in its draft a little longer.
create index ix_draft_instance on draft (instance_id);
