-- The tablet that many people use, one after the other.

alter table link
  -- Keyed hash of the number that ends its full screen.
  add column pin_hash binary(16) null,
  -- After how many seconds without a touch it begins anew.
  add column idle_seconds int null,
  add constraint ck_link_idle_seconds check (idle_seconds is null or idle_seconds between 15 and 3600);
