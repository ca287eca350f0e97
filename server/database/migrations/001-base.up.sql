-- Every primary key begins with county_code: it is the distribution column of a sharded database and the prefix of
-- row scope. '000000' stands for things of no single county (lines, the city's own settings).
create extension if not exists postgis;

create table data_set (
  county_code char(6) not null default '000000',
  id text not null,
  manifest jsonb not null,
  synthetic boolean not null,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  loaded_at timestamptz not null,
  primary key (county_code, id)
);

create table setting (
  county_code char(6) not null default '000000',
  key text not null,
  value jsonb not null,
  primary key (county_code, key)
);

-- Counts the changes of each resource; entity tags are made from it.
create table data_version (
  county_code char(6) not null default '000000',
  resource text not null,
  version bigint not null,
  changed_at timestamptz not null,
  primary key (county_code, resource)
);

create table code_row (
  county_code char(6) not null default '000000',
  table_name text not null,
  code text not null,
  parent text,
  labels jsonb not null,
  origin text not null,
  lead_dept text,
  position integer not null,
  data_set_id text not null,
  primary key (county_code, table_name, code)
);

create table staffing_scheme (
  county_code char(6) not null default '000000',
  id text not null,
  label text not null,
  slots jsonb not null,
  source text,
  position integer not null,
  data_set_id text not null,
  primary key (county_code, id)
);

create table unit (
  county_code char(6) not null,
  code text not null,
  level text not null,
  name text not null,
  aliases text[] not null,
  parent_code text,
  code_prefix text not null,
  schematic boolean not null,
  origin text not null,
  area_m2 double precision not null,
  label_point geometry(Point, 4326) not null,
  urban_rural text,
  grid_kind text,
  subject text,
  quantities jsonb not null,
  staffing jsonb,
  member_codes text[],
  density_weight double precision,
  note text,
  geom geometry(Geometry, 4326) not null,
  data_set_id text not null,
  layer_id text not null,
  primary key (county_code, code)
);
create index unit_level on unit (level);
create index unit_parent on unit (parent_code);
create index unit_prefix on unit (code_prefix text_pattern_ops);
create index unit_geom on unit using gist (geom);

create table line (
  county_code char(6) not null,
  id text not null,
  kind text not null,
  name text not null,
  labels jsonb,
  stop_ids text[] not null,
  headway_min double precision,
  origin text not null,
  source text,
  geom geometry(Geometry, 4326) not null,
  data_set_id text not null,
  layer_id text not null,
  primary key (county_code, id)
);
create index line_geom on line using gist (geom);

create table place (
  county_code char(6) not null,
  id text not null,
  name text not null,
  kind text not null,
  point geometry(Point, 4326) not null,
  accuracy_m double precision,
  unit_code text,
  market jsonb,
  origin text not null,
  source text,
  note text,
  data_set_id text not null,
  layer_id text not null,
  primary key (county_code, id)
);
create index place_point on place using gist (point);

create table facility (
  county_code char(6) not null,
  id text not null,
  facility_type text not null,
  name text not null,
  point geometry(Point, 4326) not null,
  unit_code text,
  service_radius_m double precision,
  open_hours text,
  capacity integer,
  origin text not null,
  source text,
  note text,
  data_set_id text not null,
  layer_id text not null,
  primary key (county_code, id)
);
create index facility_point on facility using gist (point);

create table camera (
  county_code char(6) not null,
  gb_id text not null,
  gb_version smallint not null,
  name text not null,
  point_class smallint not null,
  owner_sector text not null,
  point geometry(Point, 4326),
  unit_code text,
  azimuth_deg double precision,
  hfov_deg double precision,
  range_m double precision,
  indoor boolean,
  status text not null,
  status_at timestamptz,
  record_save_days integer,
  filed_at date,
  origin text not null,
  data_set_id text not null,
  layer_id text not null,
  primary key (county_code, gb_id)
);
create index camera_point on camera using gist (point);

create table incident (
  county_code char(6) not null,
  event_no text not null,
  title text not null,
  summary text,
  category_code text not null,
  channel text not null,
  tier text not null,
  urgency text not null,
  status text not null,
  point geometry(Point, 4326) not null,
  accuracy_m double precision,
  unit_code text not null,
  place_id text,
  occurred_at timestamptz not null,
  reported_at timestamptz not null,
  accepted_at timestamptz,
  filed_at timestamptz,
  dispatched_at timestamptz,
  handled_at timestamptz,
  verified_at timestamptz,
  closed_at timestamptz,
  deadline_at timestamptz,
  sla_hours double precision,
  lead_dept text,
  co_depts text[] not null,
  parent_event_no text,
  resolution text,
  satisfaction smallint,
  cost_cny double precision,
  redo_count integer not null,
  transfer_count integer not null,
  origin text not null,
  transitions jsonb not null,
  data_set_id text not null,
  layer_id text not null,
  primary key (county_code, event_no)
);
create index incident_event_no on incident (event_no text_pattern_ops);
create index incident_reported on incident (reported_at);
create index incident_unit on incident (unit_code text_pattern_ops);
create index incident_point on incident using gist (point);

-- The life cycle is kept in its incident as [[from, to, at (epoch ms), actorRole, reason, dueAt], …]: seven rows less
-- per incident. This is the same as a table.
create view incident_transition as
  select i.county_code, i.event_no, (s.position - 1)::integer as seq, s.step ->> 0 as from_status,
    s.step ->> 1 as to_status, to_timestamp((s.step ->> 2)::double precision / 1000.0) as at,
    s.step ->> 3 as actor_role, s.step ->> 4 as reason,
    to_timestamp((s.step ->> 5)::double precision / 1000.0) as due_at
  from incident i cross join lateral jsonb_array_elements(i.transitions) with ordinality as s (step, position);

create table pickpocket_case (
  county_code char(6) not null,
  case_no text not null,
  offence_code text not null,
  occurred_from timestamptz not null,
  occurred_to timestamptz not null,
  reported_at timestamptz not null,
  place_type text not null,
  carried_on_person boolean not null,
  point geometry(Point, 4326) not null,
  unit_code text not null,
  place_id text,
  transit jsonb,
  property jsonb not null,
  methods text[] not null,
  moment text,
  victim_age_band text,
  status text not null,
  arrested_at timestamptz,
  recovered_items integer not null,
  agencies text[] not null,
  origin text not null,
  data_set_id text not null,
  layer_id text not null,
  primary key (county_code, case_no)
);
create index pickpocket_case_from on pickpocket_case (occurred_from, case_no);
create index pickpocket_case_point on pickpocket_case using gist (point);

create table figure (
  county_code char(6) not null,
  id text not null,
  seed text not null,
  source text not null,
  quote text not null,
  subject text not null,
  unit_code text,
  metric text not null,
  labels jsonb not null,
  value double precision not null,
  unit text not null,
  qualifier text not null,
  as_of text not null,
  period text,
  definition_id text,
  numerator double precision,
  denominator double precision,
  check_result jsonb not null,
  position integer not null,
  data_set_id text not null,
  layer_id text not null,
  primary key (county_code, id)
);
