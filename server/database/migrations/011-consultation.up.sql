-- Consultations: items that cannot be solved at once, and the steps that were taken. Roles, numbers and days, never a name.
-- They belong to no layer, so they outlive every load; the number of an incident is no foreign key for the same reason.
create table consultation (
  county_code char(6) not null default '000000',
  id uuid not null default gen_random_uuid(),
  title text not null,
  unit_code text not null,
  event_no text,
  state text not null default 'open' check (state in ('open', 'settled')),
  -- Simulated ones are made with the bundled city, and made anew with it.
  origin text not null default 'reported' check (origin in ('reported', 'synthetic')),
  opened_by text not null,
  opened_at timestamptz not null default clock_timestamp(),
  -- Grows with every change, so that nobody overwrites what he has not seen.
  version integer not null default 0,
  withdrawn_at timestamptz,
  primary key (county_code, id)
);
create index consultation_event on consultation (event_no) where event_no is not null;
-- An incident is in consultation once at a time, whoever opens it and whoever takes a settled one back.
create unique index consultation_open_event on consultation (county_code, event_no)
  where state = 'open' and withdrawn_at is null;

-- A step that was taken back stays, so that it can be read what was known.
create table consultation_step (
  county_code char(6) not null default '000000',
  consultation_id uuid not null,
  seq integer not null,
  step text not null,
  record jsonb not null,
  by_role text not null,
  at timestamptz not null default clock_timestamp(),
  undone_at timestamptz,
  primary key (county_code, consultation_id, seq)
);

-- What newspapers and authorities published besides numbers: one document of a kind for each data set, read whole.
create table published_document (
  county_code char(6) not null default '000000',
  data_set_id text not null,
  kind text not null,
  body jsonb not null,
  primary key (county_code, data_set_id, kind)
);
