-- Each data set has code tables of its own: what one names, another neither changes nor removes.
alter table code_row drop constraint code_row_pkey;
alter table code_row add primary key (county_code, data_set_id, table_name, code);
alter table staffing_scheme drop constraint staffing_scheme_pkey;
alter table staffing_scheme add primary key (county_code, data_set_id, id);
alter table grid_rule drop constraint grid_rule_pkey;
alter table grid_rule add primary key (county_code, data_set_id, id);

-- Codes that were made for units without one, and what these are known by. They are kept when the unit goes, so that it has
-- its code again when it comes back.
create table made_unit_code (
  county_code char(6) not null,
  data_set_id text not null,
  layer_id text not null,
  code text not null,
  level text not null,
  name text not null,
  old_code text,
  label_point double precision[] not null,
  primary key (county_code, code)
);

-- Units that a data set names just as another one has them: they are stored once, with that one.
create table shared_unit (
  county_code char(6) not null default '000000',
  data_set_id text not null,
  layer_id text not null,
  version_id text not null,
  primary key (county_code, data_set_id, layer_id, version_id)
);

-- Rows that a data set gave up to another one which asked for them, each as the text of the row.
create table taken_over (
  county_code char(6) not null default '000000',
  data_set_id text not null,
  taken_by text not null,
  table_name text not null,
  id text not null,
  row_text text not null,
  primary key (county_code, data_set_id, table_name, id)
);

-- The last load and what it changed: each row as it was before, as text; null where there was none. A transaction number that
-- is not the one of the row tells that somebody has changed it since.
create table load_run (
  county_code char(6) not null default '000000',
  id bigint generated always as identity,
  data_set_id text not null,
  is_first boolean not null,
  began_at timestamptz not null default clock_timestamp(),
  primary key (county_code, id)
);
create table load_change (
  county_code char(6) not null default '000000',
  run bigint not null,
  seq bigint generated always as identity,
  table_name text not null,
  row_key text not null,
  before text,
  is_gone boolean not null,
  xid xid8 not null default pg_current_xact_id(),
  primary key (county_code, run, seq)
);

-- Changes are noted only in the transactions of a load. The first load of a data set does not note what it adds: all of it is new.
do $do$
declare
  t record;
begin
  for t in
    select * from (values
      ('unit_version', 'r.version_id'),
      ('line', 'r.id'),
      ('place', 'r.id'),
      ('facility', 'r.id'),
      ('camera', 'r.gb_id'),
      ('incident', 'r.event_no'),
      ('pickpocket_case', 'r.case_no'),
      ('figure', 'r.id'),
      ('code_row', 'concat_ws('' '', r.data_set_id, r.table_name, r.code)'),
      ('staffing_scheme', 'concat_ws('' '', r.data_set_id, r.id)'),
      ('grid_rule', 'concat_ws('' '', r.data_set_id, r.id)'),
      ('data_set', 'r.id'),
      ('setting', 'r.key'),
      ('tour', 'concat_ws('' '', r.data_set_id, r.id)'),
      ('published_document', 'concat_ws('' '', r.data_set_id, r.kind)'),
      ('made_unit_code', 'r.code'),
      ('shared_unit', 'concat_ws('' '', r.data_set_id, r.layer_id, r.version_id)'),
      ('taken_over', 'concat_ws('' '', r.data_set_id, r.table_name, r.id)'),
      ('consultation', 'r.id::text'),
      ('consultation_step', 'concat_ws('' '', r.consultation_id, r.seq)')) as v (name, key)
  loop
    execute format($f$
      create function note_change_of_%1$s() returns trigger language plpgsql as $body$
      declare
        r public.%1$I; -- line is also a type of PostgreSQL
      begin
        if tg_op = 'INSERT' then r := new; else r := old; end if;
        insert into load_change (run, table_name, row_key, before, is_gone)
        values (current_setting('gridlight.load')::bigint, '%1$s', %2$s,
          case when tg_op = 'INSERT' then null else old::text end, tg_op = 'DELETE');
        return null;
      end
      $body$;
      create trigger %1$s_changed after update or delete on %1$I for each row
        when (coalesce(current_setting('gridlight.load', true), '') <> '')
        execute function note_change_of_%1$s();
      create trigger %1$s_added after insert on %1$I for each row
        when (coalesce(current_setting('gridlight.load', true), '') <> ''
          and coalesce(current_setting('gridlight.first', true), '') = '')
        execute function note_change_of_%1$s();
    $f$, t.name, t.key);
  end loop;
end
$do$;
