-- What local users say of the days of a market, by their role. Rows are added and never changed: the newest of a place holds,
-- and one without a rule takes back those before it. They belong to no data set, so they outlive every load.
create table market_confirmation (
  county_code char(6) not null default '000000',
  place_id text not null,
  seq bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  rule jsonb,
  confirmed_by text not null,
  primary key (county_code, place_id, seq)
);
create trigger market_confirmation_append_only before update or delete or truncate on market_confirmation
  for each statement execute function refuse_change();
