import type { Generated } from 'kysely';
import type { Labels } from '../../src/domain/view/languages.ts';
import type { DatasetManifest } from '../../src/schemas/dataset.ts';

/**
 * Rows as a `select` returns them, the same on PGlite and PostgreSQL: `timestamptz` is epoch ms, `bigint` and
 * `numeric` are numbers, `date` is `YYYY-MM-DD`, geometry is asked for with `ST_AsGeoJSON` or `ST_X`.
 */
export interface Database {
  data_set: DataSetTable;
  setting: { county_code: string; key: string; value: unknown };
  data_version: { county_code: string; resource: string; version: number; changed_at: number };
  code_row: CodeRowTable;
  staffing_scheme: StaffingSchemeTable;
  unit: UnitTable;
  line: LineTable;
  place: PlaceTable;
  facility: FacilityTable;
  camera: CameraTable;
  incident: IncidentTable;
  incident_transition: IncidentTransitionTable;
  pickpocket_case: PickpocketCaseTable;
  figure: FigureTable;
  ingest_token: IngestTokenTable;
  ingest_key: IngestKeyTable;
  ingest_step: { county_code: string; source: string; source_id: string; step_id: string };
  event_outbox: EventOutboxTable;
  video_access_log: VideoAccessLogTable;
  schema_migration: { name: string; checksum: string; applied_at: number };
}

export interface DataSetTable {
  county_code: string;
  id: string;
  manifest: DatasetManifest;
  synthetic: boolean;
  west: number;
  south: number;
  east: number;
  north: number;
  loaded_at: number;
}

export interface CodeRowTable {
  county_code: string;
  table_name: string;
  code: string;
  parent: string | null;
  labels: Labels;
  origin: 'reported' | 'assumed';
  lead_dept: string | null;
  position: number;
  data_set_id: string;
}

export interface StaffingSchemeTable {
  county_code: string;
  id: string;
  label: string;
  slots: unknown;
  source: string | null;
  position: number;
  data_set_id: string;
}

interface Owned {
  county_code: string;
  data_set_id: string;
  layer_id: string;
  origin: string;
}

export interface UnitTable extends Owned {
  code: string;
  level: string;
  name: string;
  aliases: string[];
  parent_code: string | null;
  code_prefix: string;
  schematic: boolean;
  area_m2: number;
  label_point: string;
  urban_rural: string | null;
  grid_kind: string | null;
  subject: string | null;
  quantities: unknown;
  staffing: unknown;
  member_codes: string[] | null;
  density_weight: number | null;
  note: string | null;
  geom: string;
}

export interface LineTable extends Owned {
  id: string;
  kind: string;
  name: string;
  labels: Labels | null;
  stop_ids: string[];
  headway_min: number | null;
  source: string | null;
  geom: string;
}

export interface PlaceTable extends Owned {
  id: string;
  name: string;
  kind: string;
  point: string;
  accuracy_m: number | null;
  unit_code: string | null;
  market: unknown;
  source: string | null;
  note: string | null;
}

export interface FacilityTable extends Owned {
  id: string;
  facility_type: string;
  name: string;
  point: string;
  unit_code: string | null;
  service_radius_m: number | null;
  open_hours: string | null;
  capacity: number | null;
  source: string | null;
  note: string | null;
}

export interface CameraTable extends Owned {
  gb_id: string;
  gb_version: number;
  name: string;
  point_class: number;
  owner_sector: string;
  point: string | null;
  unit_code: string | null;
  azimuth_deg: number | null;
  hfov_deg: number | null;
  range_m: number | null;
  indoor: boolean | null;
  status: string;
  status_at: number | null;
  record_save_days: number | null;
  filed_at: string | null;
}

export interface IncidentTable extends Owned {
  event_no: string;
  title: string;
  summary: string | null;
  category_code: string;
  channel: string;
  tier: string;
  urgency: string;
  status: string;
  point: string;
  accuracy_m: number | null;
  unit_code: string;
  place_id: string | null;
  occurred_at: number;
  reported_at: number;
  accepted_at: number | null;
  filed_at: number | null;
  dispatched_at: number | null;
  handled_at: number | null;
  verified_at: number | null;
  closed_at: number | null;
  deadline_at: number | null;
  sla_hours: number | null;
  lead_dept: string | null;
  co_depts: string[];
  parent_event_no: string | null;
  resolution: string | null;
  satisfaction: number | null;
  cost_cny: number | null;
  redo_count: number;
  transfer_count: number;
  /** `[from, to, at (epoch ms), actorRole, reason?, dueAt?][]` */
  transitions: (string | number | null)[][];
}

/** A view over `incident.transitions`. */
export interface IncidentTransitionTable {
  county_code: string;
  event_no: string;
  seq: number;
  from_status: string;
  to_status: string;
  at: number;
  actor_role: string;
  reason: string | null;
  due_at: number | null;
}

export interface PickpocketCaseTable extends Owned {
  case_no: string;
  offence_code: string;
  occurred_from: number;
  occurred_to: number;
  reported_at: number;
  place_type: string;
  carried_on_person: boolean;
  point: string;
  unit_code: string;
  place_id: string | null;
  transit: unknown;
  property: unknown;
  methods: string[];
  moment: string | null;
  victim_age_band: string | null;
  status: string;
  arrested_at: number | null;
  recovered_items: number;
  agencies: string[];
}

export interface FigureTable {
  county_code: string;
  id: string;
  seed: string;
  source: string;
  quote: string;
  subject: string;
  unit_code: string | null;
  metric: string;
  labels: Labels;
  value: number;
  unit: string;
  qualifier: string;
  as_of: string;
  period: string | null;
  definition_id: string | null;
  numerator: number | null;
  denominator: number | null;
  check_result: unknown;
  position: number;
  data_set_id: string;
  layer_id: string;
}

export interface IngestTokenTable {
  county_code: Generated<string>;
  id: string;
  source: string;
  counties: string[];
  origin: Generated<string>;
  token_hash: string;
  created_at: Generated<number>;
  revoked_at: number | null;
  last_used_at: number | null;
}

export interface IngestKeyTable {
  county_code: string;
  source: string;
  source_id: string;
  event_no: string;
  received_at: number;
}

/** `xid` and `seq` are the place in the stream; ask for `xid::text`. */
export interface EventOutboxTable {
  county_code: string;
  xid: string;
  seq: number;
  at: number;
  kind: string;
  source: string;
  event_no: string;
  body: unknown;
}

export interface VideoAccessLogTable {
  county_code: Generated<string>;
  id: Generated<string>;
  at: Generated<number>;
  camera_gb_id: string;
  reason_code: string;
  ref_no: string | null;
  purpose: string;
  kind: string;
  user_unit: string | null;
}
