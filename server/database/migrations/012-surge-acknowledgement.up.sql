-- Who looks at the wall has seen a surge, or takes that back. Rows are added and never changed: the newest of a surge holds. A
-- surge is named by its county, its category (empty: all) and when it began; it is worked out anew from the reports each time,
-- so a row belongs to whichever surge of the series was under way at `begun_at`.
create table surge_acknowledgement (
  county_code char(6) not null,
  category_code text not null,
  begun_at timestamptz not null,
  seq bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  is_acknowledged boolean not null,
  primary key (county_code, category_code, seq)
);
create index surge_acknowledgement_begun_at on surge_acknowledgement (begun_at);
create trigger surge_acknowledgement_append_only before update or delete or truncate on surge_acknowledgement
  for each statement execute function refuse_change();
