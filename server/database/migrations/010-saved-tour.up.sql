-- Tours that were written or changed in the page. They belong to the city and stay when a data set is loaded anew.
create table saved_tour (
  county_code char(6) not null default '000000',
  id text not null,
  script jsonb not null,
  -- The tour that it was copied from, as a link names it.
  based_on text,
  -- Raised by every change: who saves says which one he read.
  version integer not null check (version >= 1),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (county_code, id)
);
-- Figures whose day was not printed, and what is written of them in words, in other languages.
alter table figure
  add column as_of_inferred boolean,
  add column translations jsonb;
