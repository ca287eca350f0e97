-- Series of cases: a hypothesis with its cases, never a person. They belong to the city, not to one county, and stay when the
-- data set is loaded anew; so the numbers of their cases are no foreign keys.
create table case_series (
  county_code char(6) not null default '000000',
  id uuid not null default gen_random_uuid(),
  label text not null,
  status text not null default 'proposed' check (status in ('proposed', 'confirmed', 'refuted', 'closed')),
  case_nos text[] not null check (cardinality(case_nos) >= 2),
  -- Where its authors may travel from, and when they may arrive: a hypothesis on the series.
  origin_city text,
  arrival_window text,
  author_role text not null,
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (county_code, id)
);

-- Verdicts on two cases. The newest that was not withdrawn counts; a withdrawn one stays, so that it can be read what was known.
create table case_link (
  county_code char(6) not null default '000000',
  id uuid not null default gen_random_uuid(),
  case_a text not null,
  case_b text not null check (case_a collate "C" < case_b collate "C"),
  verdict text not null check (verdict in ('confirmed', 'refuted')),
  author_role text not null,
  at timestamptz not null default clock_timestamp(),
  -- What the page showed when it was decided.
  score double precision not null,
  probability double precision not null check (probability between 0 and 1),
  terms jsonb not null,
  withdrawn_at timestamptz,
  primary key (county_code, id)
);
create index case_link_pair on case_link (case_a, case_b, at);
