-- A unit has versions: its code with the first and the last day on which it counts, null where open. The key of a version is
-- the code, with `@valid_from` where there is one.
alter table unit rename to unit_version;
alter table unit_version
  add column version_id text,
  add column valid_from date,
  add column valid_to date,
  add column predecessors text[],
  add column legacy_codes jsonb;
update unit_version set version_id = code;
alter table unit_version drop constraint unit_pkey;
alter table unit_version
  alter column version_id set not null,
  add constraint unit_version_pkey primary key (county_code, version_id),
  add constraint unit_version_days check (valid_to is null or valid_from is null or valid_from <= valid_to);
create index unit_version_code on unit_version (code);
create index unit_version_from on unit_version (valid_from) where valid_from is not null;
create index unit_version_to on unit_version (valid_to) where valid_to is not null;

-- The units of today.
create view unit as
  select county_code, code, level, name, aliases, parent_code, code_prefix, schematic, origin, area_m2, label_point,
    urban_rural, grid_kind, subject, quantities, staffing, member_codes, density_weight, note, geom, data_set_id, layer_id,
    valid_from, valid_to, predecessors, legacy_codes
  from unit_version
  where (valid_from is null or valid_from <= (now() at time zone 'Asia/Shanghai')::date)
    and (valid_to is null or valid_to >= (now() at time zone 'Asia/Shanghai')::date);

-- Limits of the size of units, as somebody published them.
create table grid_rule (
  county_code char(6) not null default '000000',
  id text not null,
  labels jsonb not null,
  level text not null,
  within text[],
  limits jsonb not null,
  origin text not null,
  source text not null,
  as_of date not null,
  position integer not null,
  data_set_id text not null,
  primary key (county_code, id)
);
