do $do$
declare
  name text;
begin
  foreach name in array array['unit_version', 'line', 'place', 'facility', 'camera', 'incident', 'pickpocket_case', 'figure', 'code_row', 'staffing_scheme', 'grid_rule', 'data_set', 'setting', 'tour', 'published_document', 'made_unit_code', 'shared_unit', 'taken_over', 'consultation', 'consultation_step']
  loop
    execute format('drop trigger %1$s_changed on %1$I; drop trigger %1$s_added on %1$I; drop function note_change_of_%1$s()', name);
  end loop;
end
$do$;
drop table load_change;
drop table load_run;
drop table taken_over;
drop table shared_unit;
drop table made_unit_code;
-- Of codes that several data sets have, the first stays.
delete from code_row a using code_row b
  where a.table_name = b.table_name and a.code = b.code and a.data_set_id > b.data_set_id;
alter table code_row drop constraint code_row_pkey;
alter table code_row add primary key (county_code, table_name, code);
delete from staffing_scheme a using staffing_scheme b where a.id = b.id and a.data_set_id > b.data_set_id;
alter table staffing_scheme drop constraint staffing_scheme_pkey;
alter table staffing_scheme add primary key (county_code, id);
delete from grid_rule a using grid_rule b where a.id = b.id and a.data_set_id > b.data_set_id;
alter table grid_rule drop constraint grid_rule_pkey;
alter table grid_rule add primary key (county_code, id);
