drop table if exists grid_rule;
drop view if exists unit;
-- A code had one version: that of today stays.
delete from unit_version
  where valid_from > (now() at time zone 'Asia/Shanghai')::date
    or valid_to < (now() at time zone 'Asia/Shanghai')::date;
alter table unit_version drop constraint unit_version_pkey, drop constraint unit_version_days;
drop index if exists unit_version_code, unit_version_from, unit_version_to;
alter table unit_version
  drop column version_id, drop column valid_from, drop column valid_to, drop column predecessors, drop column legacy_codes;
alter table unit_version add constraint unit_pkey primary key (county_code, code);
alter table unit_version rename to unit;
