import type { Generated } from 'kysely';
import type { DatasetManifest } from '../../src/schemas/dataset.ts';
import type { StoredCamera } from './tables/cameras.ts';
import type { StoredCaseLink, StoredCaseSeries } from './tables/case-series.ts';
import type { StoredCase } from './tables/cases.ts';
import type { StoredCode, StoredGridRule, StoredStaffingScheme } from './tables/code-tables.ts';
import type { StoredConsultation, StoredConsultationStep } from './tables/consultations.ts';
import type { StoredDocument } from './tables/documents.ts';
import type { StoredFacility } from './tables/facilities.ts';
import type { StoredFigure } from './tables/figures.ts';
import type { StoredIncident } from './tables/incidents.ts';
import type { StoredLine } from './tables/lines.ts';
import type { StoredMarketConfirmation } from './tables/market-confirmations.ts';
import type { StoredPatrolPlan } from './tables/patrol-plans.ts';
import type { StoredPlace } from './tables/places.ts';
import type { StoredSavedTour, StoredTour } from './tables/tours.ts';
import type { StoredUnit } from './tables/units.ts';
import type { StoredVideoAccess } from './tables/video-access.ts';

/**
 * Rows as a `select` returns them, the same on PGlite and PostgreSQL: `timestamptz` is epoch ms, `bigint` and
 * `numeric` are numbers, `date` is `YYYY-MM-DD`, geometry is selected with `ST_AsGeoJSON` or `ST_X`. The rows of
 * records come from the fields in `tables/`.
 */
export interface Database {
  data_set: DataSetTable;
  setting: { county_code: string; key: string; value: unknown };
  data_version: { county_code: string; resource: string; version: number; changed_at: number };
  code_row: StoredCode & OfDataSet & { table_name: string; position: number };
  staffing_scheme: StoredStaffingScheme & OfDataSet & { position: number };
  /** Units with all their versions; `unit` is a view of those in force today. */
  unit_version: StoredUnit & OfLayer & { version_id: string; code_prefix: string };
  unit: StoredUnit & OfLayer & { code_prefix: string };
  grid_rule: StoredGridRule & OfDataSet & { position: number };
  line: StoredLine & OfLayer;
  place: StoredPlace & OfLayer;
  facility: StoredFacility & OfLayer;
  camera: StoredCamera & OfLayer;
  incident: StoredIncident & OfLayer;
  incident_transition: IncidentTransitionTable;
  pickpocket_case: StoredCase & OfLayer;
  figure: StoredFigure & OfLayer & { position: number };
  tour: StoredTour & { county_code: string; position: number };
  saved_tour: Omit<StoredSavedTour, 'updated_at'> & {
    county_code: Generated<string>;
    updated_at: Generated<number>;
  };
  ingest_token: IngestTokenTable;
  ingest_key: IngestKeyTable;
  ingest_step: { county_code: string; source: string; source_id: string; step_id: string };
  event_outbox: EventOutboxTable;
  video_access_log: Omit<StoredVideoAccess, 'id' | 'at'> & {
    county_code: Generated<string>;
    id: Generated<string>;
    at: Generated<number>;
  };
  market_confirmation: Omit<StoredMarketConfirmation, 'at'> & {
    county_code: Generated<string>;
    seq: Generated<number>;
    at: Generated<number>;
  };
  case_series: Omit<StoredCaseSeries, 'id' | 'status' | 'created_at' | 'changed_at'> & {
    county_code: Generated<string>;
    id: Generated<string>;
    status: Generated<StoredCaseSeries['status']>;
    created_at: Generated<number>;
    changed_at: Generated<number>;
  };
  case_link: Omit<StoredCaseLink, 'id' | 'at'> & {
    county_code: Generated<string>;
    id: Generated<string>;
    at: Generated<number>;
    withdrawn_at: number | null;
  };
  patrol_plan: StoredPatrolPlan & { county_code: Generated<string> };
  consultation: Omit<StoredConsultation, 'id' | 'state' | 'origin' | 'opened_at' | 'version'> & {
    county_code: Generated<string>;
    id: Generated<string>;
    state: Generated<StoredConsultation['state']>;
    origin: Generated<StoredConsultation['origin']>;
    opened_at: Generated<number>;
    version: Generated<number>;
    withdrawn_at: Generated<number | null>;
  };
  consultation_step: StoredConsultationStep & {
    county_code: Generated<string>;
    undone_at: Generated<number | null>;
  };
  surge_acknowledgement: {
    county_code: string;
    category_code: string;
    begun_at: number;
    seq: Generated<number>;
    at: Generated<number>;
    is_acknowledged: boolean;
  };
  published_document: StoredDocument & OfDataSet;
  made_unit_code: OfLayer & {
    code: string;
    level: string;
    name: string;
    old_code: string | null;
    label_point: number[];
  };
  shared_unit: OfLayer & { version_id: string };
  taken_over: OfDataSet & { taken_by: string; table_name: string; id: string; row_text: string };
  load_run: {
    county_code: Generated<string>;
    id: Generated<number>;
    data_set_id: string;
    is_first: boolean;
    began_at: Generated<number>;
  };
  load_change: {
    county_code: Generated<string>;
    run: number;
    seq: Generated<number>;
    table_name: string;
    row_key: string;
    before: string | null;
    is_gone: boolean;
    xid: Generated<string>;
  };
  schema_migration: { name: string; checksum: string; applied_at: number };
}

/** What every row of a data set has. */
interface OfDataSet {
  county_code: string;
  data_set_id: string;
}

/** What every row of a layer has. */
interface OfLayer extends OfDataSet {
  layer_id: string;
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

/** `xid` and `seq` are the position in the stream; ask for `xid::text`. */
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
