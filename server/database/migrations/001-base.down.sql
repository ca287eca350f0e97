drop view if exists incident_transition;
drop table if exists figure, pickpocket_case, incident, camera, facility, place, line, unit,
  staffing_scheme, code_row, data_version, setting, data_set;
