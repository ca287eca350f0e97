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
-- The last version of tours that were removed: one that is saved under the same id counts on from it, so that nobody takes
-- it for the one that he has read.
create table removed_tour (
  county_code char(6) not null default '000000',
  id text not null,
  version integer not null,
  primary key (county_code, id)
);
-- Figures whose day was not printed, and what is written of them in words, in other languages.
alter table figure
  add column as_of_inferred boolean,
  add column translations jsonb;
