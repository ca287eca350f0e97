-- Tours of a data set: their scripts as they were loaded. They are read whole and never searched in.
create table tour (
  county_code char(6) not null default '000000',
  data_set_id text not null,
  id text not null,
  script jsonb not null,
  position integer not null,
  primary key (county_code, data_set_id, id)
);
