import { sql, type Kysely, type Transaction } from 'kysely';
import type { Resolution, Tier, Urgency } from '../../src/domain/incidents/life-cycle.ts';
import type { KeptStep, Progressing } from '../../src/domain/incidents/take-step.ts';
import { numberArrayLiteral } from '../database/array-literal.ts';
import type { Database } from '../database/schema.ts';
import { timestampOf, numberArrayParameter, readEventNumbers, textArrayParameter } from './ingest-keys.ts';

/** An incident of a source as its steps find it. */
export interface SourceIncident extends Progressing {
  readonly sourceId: string;
  readonly countyCode: string;
  readonly eventNo: string;
  readonly title: string;
  readonly categoryCode: string;
  readonly channel: string;
  readonly tier: Tier;
  readonly longitude: number;
  readonly latitude: number;
  readonly unitCode: string;
  readonly leadDept: string | null;
  readonly reportedAt: number;
}

/** Any constant will do: the class of the locks below. */
const STEP_LOCK = 4_302_001;

/** Waits until nobody else moves incidents of these buckets (sorted), and keeps them to this transaction. */
export async function lockBuckets(trx: Transaction<Database>, buckets: readonly number[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(${STEP_LOCK}, b.bucket)
    from unnest(${numberArrayLiteral(buckets)}::text::integer[]) as b (bucket)`.execute(trx);
}

/** The incidents of a source by its own numbers; unknown ones are left out. */
export async function readSourceIncidents(
  trx: Transaction<Database>,
  source: string,
  sourceIds: readonly string[],
): Promise<Map<string, SourceIncident>> {
  const numbersOf = await readEventNumbers(trx, source, textArrayParameter(sourceIds));
  const known = [...numbersOf];
  const { rows } = await sql<IncidentRow>`
    select g.source_id, i.county_code, i.event_no, i.title, i.category_code, i.channel, i.tier, i.urgency, i.status,
      ST_X(i.point) as longitude, ST_Y(i.point) as latitude, i.unit_code, i.lead_dept, i.reported_at, i.accepted_at,
      i.filed_at, i.dispatched_at, i.handled_at, i.verified_at, i.closed_at, i.deadline_at, i.resolution, i.redo_count,
      i.transfer_count, i.transitions
    from unnest(${textArrayParameter(known.map(([id]) => id))}, ${textArrayParameter(known.map(([, eventNo]) => eventNo))}) as g (source_id, event_no)
    join incident i on i.county_code = substr(g.event_no, 4, 6) and i.event_no = g.event_no`.execute(trx);
  return new Map(rows.map((row) => [row.source_id, toIncident(row)]));
}

interface IncidentRow {
  source_id: string;
  county_code: string;
  event_no: string;
  title: string;
  category_code: string;
  channel: string;
  tier: Tier;
  urgency: Urgency;
  status: Progressing['status'];
  longitude: number;
  latitude: number;
  unit_code: string;
  lead_dept: string | null;
  reported_at: number;
  accepted_at: number | null;
  filed_at: number | null;
  dispatched_at: number | null;
  handled_at: number | null;
  verified_at: number | null;
  closed_at: number | null;
  deadline_at: number | null;
  resolution: Resolution | null;
  redo_count: number;
  transfer_count: number;
  transitions: KeptStep[];
}

function toIncident(row: IncidentRow): SourceIncident {
  return {
    sourceId: row.source_id,
    countyCode: row.county_code,
    eventNo: row.event_no,
    title: row.title,
    categoryCode: row.category_code,
    channel: row.channel,
    tier: row.tier,
    urgency: row.urgency,
    status: row.status,
    longitude: row.longitude,
    latitude: row.latitude,
    unitCode: row.unit_code,
    leadDept: row.lead_dept,
    reportedAt: row.reported_at,
    acceptedAt: row.accepted_at,
    filedAt: row.filed_at,
    dispatchedAt: row.dispatched_at,
    handledAt: row.handled_at,
    verifiedAt: row.verified_at,
    closedAt: row.closed_at,
    deadlineAt: row.deadline_at,
    resolution: row.resolution,
    redoCount: row.redo_count,
    transferCount: row.transfer_count,
    steps: row.transitions,
  };
}

/** Which of these steps of a source were taken before, as the indexes of the list. */
export async function findKnownSteps(
  trx: Kysely<Database>,
  source: string,
  steps: readonly { sourceId: string; stepId: string }[],
): Promise<Set<number>> {
  const { rows } = await sql<{ position: number }>`
    select g.position - 1 as position
    from unnest(${textArrayParameter(steps.map(({ sourceId }) => sourceId))}, ${textArrayParameter(steps.map(({ stepId }) => stepId))})
      with ordinality as g (source_id, step_id, position)
    join ingest_step s on s.county_code = '000000' and s.source = ${source} and s.source_id = g.source_id
      and s.step_id = g.step_id`.execute(trx);
  return new Set(rows.map(({ position }) => position));
}

/** A step that is taken, with the event that tells it. */
export interface NewStep {
  readonly sourceId: string;
  readonly stepId: string;
  readonly countyCode: string;
  readonly eventNo: string;
  readonly body: string;
}

/** Writes the new states of incidents, the steps that led there, and tells them in the order given. */
export async function writeSteps(
  trx: Transaction<Database>,
  source: string,
  incidents: readonly SourceIncident[],
  steps: readonly NewStep[],
): Promise<void> {
  const text = (read: (incident: SourceIncident) => string | null) => textArrayParameter(incidents.map(read));
  const number = (read: (incident: SourceIncident) => number | null) =>
    numberArrayParameter(incidents.map(read));
  await sql`
    update incident i set status = g.status, accepted_at = ${timestampOf('g.accepted_at')}, filed_at = ${timestampOf('g.filed_at')},
      dispatched_at = ${timestampOf('g.dispatched_at')}, handled_at = ${timestampOf('g.handled_at')},
      verified_at = ${timestampOf('g.verified_at')}, closed_at = ${timestampOf('g.closed_at')},
      deadline_at = ${timestampOf('g.deadline_at')}, resolution = g.resolution, redo_count = g.redo_count::integer,
      transfer_count = g.transfer_count::integer, transitions = g.transitions::jsonb
    from unnest(${text((i) => i.countyCode)}, ${text((i) => i.eventNo)}, ${text((i) => i.status)},
      ${number((i) => i.acceptedAt)}, ${number((i) => i.filedAt)}, ${number((i) => i.dispatchedAt)},
      ${number((i) => i.handledAt)}, ${number((i) => i.verifiedAt)}, ${number((i) => i.closedAt)},
      ${number((i) => i.deadlineAt)}, ${text((i) => i.resolution)}, ${number((i) => i.redoCount)},
      ${number((i) => i.transferCount)}, ${text((i) => JSON.stringify(i.steps))})
      as g (county_code, event_no, status, accepted_at, filed_at, dispatched_at, handled_at, verified_at, closed_at,
        deadline_at, resolution, redo_count, transfer_count, transitions)
    where i.county_code = g.county_code and i.event_no = g.event_no`.execute(trx);
  const step = (read: (step: NewStep) => string) => textArrayParameter(steps.map(read));
  await sql`
    with given as materialized (
      select * from rows from (
        unnest(${step((s) => s.sourceId)}, ${step((s) => s.stepId)}, ${step((s) => s.countyCode)},
          ${step((s) => s.eventNo)}),
        json_array_elements(${`[${steps.map(({ body }) => body).join(',')}]`}::text::json)
      ) as g (source_id, step_id, county_code, event_no, body)
    ),
    noted as (
      insert into ingest_step (source, source_id, step_id) select ${source}, source_id, step_id from given
    )
    insert into event_outbox (county_code, kind, source, event_no, body)
    select county_code, 'transition', ${source}, event_no, body from given`.execute(trx);
}
