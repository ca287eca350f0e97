import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import type { KeptStep, Progressing } from '../../src/domain/incidents/take-step.ts';
import type { Resolution, Tier, Urgency } from '../../src/domain/incidents/life-cycle.ts';
import { numberArrayLiteral, textArrayLiteral } from '../database/array-literal.ts';
import { binaryNumbers, binaryTexts } from '../database/binary-array.ts';
import type { Database } from '../database/schema.ts';

/** Incidents that came in live belong to this data set; their layer is their source. */
export const LIVE_DATA_SET = 'live';

/** A column handed over as one array; the text is cast by the database. */
const texts = (values: readonly (string | null)[]): RawBuilder<unknown> =>
  sql`${textArrayLiteral(values)}::text::text[]`;
const numbers = (values: readonly (number | null)[]): RawBuilder<unknown> =>
  sql`${numberArrayLiteral(values)}::text::float8[]`;

/**
 * The unit separator, which no text of a report holds. Columns of texts are joined by it and split by the database, which
 * costs both of them less than an array of thousands.
 */
const SEPARATOR = '\u001f';

function joined(values: readonly string[]): string {
  const text = values.join(SEPARATOR);
  let found = 0;
  for (let at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, at + 1)) found++;
  if (found !== values.length - 1) throw new Error('a text holds the character U+001F');
  return text;
}

/** Texts of a column that may be null begin with a mark; null is the text without one. */
const markNull = (value: string | null) => (value === null ? '' : `=${value}`);
const unmarked = (column: string) => sql`substr(nullif(${sql.ref(column)}, ''), 2)`;
const moment = (column: string) => sql`to_timestamp(${sql.ref(column)} / 1000.0)`;

/** A new incident as it is written, but for its number; moments are epoch ms. */
export interface NewIncident {
  readonly sourceId: string;
  readonly countyCode: string;
  readonly title: string;
  readonly summary: string | null;
  readonly categoryCode: string;
  readonly channel: string;
  readonly tier: Tier;
  readonly urgency: Urgency;
  readonly longitude: number;
  readonly latitude: number;
  readonly accuracyM: number | null;
  readonly unitCode: string;
  readonly placeId: string | null;
  readonly occurredAt: number;
  readonly reportedAt: number;
  readonly deadlineAt: number;
  /** Null where the source gave the deadline itself. */
  readonly slaHours: number | null;
  readonly leadDept: string | null;
  readonly coDepts: readonly string[];
  readonly actorRole: string;
}

/** New incidents of one source with the number and the event of each: the JSON text of a `LiveEvent`. */
export interface NewBatch {
  readonly source: string;
  readonly origin: string;
  readonly incidents: readonly NewIncident[];
  readonly eventNos: readonly string[];
  readonly bodies: readonly string[];
}

/**
 * Claims the keys of reports; returns those that were claimed before, with their event numbers. They are claimed in the
 * order of their bytes: of two writers with keys in common one waits for the other, and never each for the other.
 */
export async function claimKeys(
  trx: Transaction<Database>,
  { source, incidents, eventNos }: NewBatch,
): Promise<Map<string, string>> {
  const ids = texts(incidents.map(({ sourceId }) => sourceId));
  const claimed = await sql`
    insert into ingest_key (source, source_id, event_no)
    select ${source}, k.source_id, k.event_no
    from unnest(${ids}, ${texts(eventNos)}) as k (source_id, event_no)
    order by k.source_id collate "C"
    on conflict do nothing`.execute(trx);
  if (Number(claimed.numAffectedRows ?? 0) === incidents.length) return new Map();
  const known = await readEventNumbers(trx, source, ids);
  for (const [index, { sourceId }] of incidents.entries())
    if (known.get(sourceId) === eventNos[index]) known.delete(sourceId);
  return known;
}

async function readEventNumbers(
  trx: Transaction<Database>,
  source: string,
  ids: RawBuilder<unknown>,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ source_id: string; event_no: string }>`
    select k.source_id, k.event_no from unnest(${ids}) as g (source_id)
    join ingest_key k on k.county_code = '000000' and k.source = ${source} and k.source_id = g.source_id`.execute(
    trx,
  );
  return new Map(rows.map((row) => [row.source_id, row.event_no]));
}

/**
 * Writes new incidents, reported and no more, with their keys, and tells them, in one statement; the outbox keeps the
 * order given. Those whose key was there before are left out and returned with their event numbers. Where somebody else
 * writes one of the keys at the same time, the statement fails with a unique violation once that has committed: `on
 * conflict` would cost each row as much as the key itself. With keys that were claimed before, nothing is left out.
 */
export async function insertIncidents(
  trx: Transaction<Database>,
  { source, origin, incidents, eventNos, bodies }: NewBatch,
  keys: 'new' | 'claimed',
): Promise<Map<string, string>> {
  const columns: string[] = [];
  const split = (values: readonly string[]) =>
    sql.raw(`string_to_table(c.texts[${columns.push(joined(values))}], E'\\x1f')`);
  const text = (read: (incident: NewIncident) => string) => split(incidents.map(read));
  const optional = (read: (incident: NewIncident) => string | null) =>
    split(incidents.map((incident) => markNull(read(incident))));
  const number = (read: (incident: NewIncident) => number | null) =>
    sql`unnest(${binaryNumbers(incidents.map(read))}::float8[])`;
  const isNew = keys === 'new';
  // Asked for row by row: joined, a planner without figures reads all keys of the source.
  const knownAs = sql`(select k.event_no from ingest_key k
    where k.county_code = '000000' and k.source = ${source} and k.source_id = g.source_id)`;
  // Else the rows of a large batch go through a file.
  if (incidents.length > 1_000) await sql`set local work_mem = '32MB'`.execute(trx);
  const sets = sql`
    ${split(eventNos)}, ${split(bodies)}, ${text((i) => i.sourceId)}, ${text((i) => i.title)},
    ${optional((i) => i.summary)}, ${text((i) => i.categoryCode)}, ${text((i) => i.channel)},
        ${text((i) => i.tier)}, ${text((i) => i.urgency)}, ${number((i) => i.longitude)},
        ${number((i) => i.latitude)}, ${number((i) => i.accuracyM)}, ${text((i) => i.unitCode)},
        ${optional((i) => i.placeId)}, ${number((i) => i.occurredAt)}, ${number((i) => i.reportedAt)},
        ${number((i) => i.deadlineAt)}, ${number((i) => i.slaHours)}, ${optional((i) => i.leadDept)},
        ${text((i) => textArrayLiteral(i.coDepts))}, ${text(firstStep)}`;
  const { rows } = await sql<{ source_id: string; known_as: string }>`
    with given as materialized (
      select g.*, ${isNew ? knownAs : sql`null::text`} as known_as
      -- With \`offset 0\` the texts are one value; without it the planner copies them all for each of the columns.
      from (select ${binaryTexts(columns)}::text[] as texts offset 0) c, rows from (${sets}) as g (event_no, body,
        source_id, title, summary, category_code, channel, tier, urgency, longitude, latitude, accuracy_m, unit_code, place_id,
        occurred_at, reported_at, deadline_at, sla_hours, lead_dept, co_depts, transitions)
    ),
    ${
      isNew
        ? sql`claimed as (
            insert into ingest_key (source, source_id, event_no)
            select ${source}, source_id, event_no from given where known_as is null order by source_id collate "C"
          ),`
        : sql``
    }
    told as (
      insert into event_outbox (county_code, kind, source, event_no, body)
      select substr(event_no, 4, 6), 'incident', ${source}, event_no, body from given where known_as is null
    ),
    written as (
      insert into incident (county_code, event_no, title, summary, category_code, channel, tier, urgency, status, point,
        accuracy_m, unit_code, place_id, occurred_at, reported_at, deadline_at, sla_hours, lead_dept, co_depts,
        redo_count, transfer_count, origin, transitions, data_set_id, layer_id)
      select substr(event_no, 4, 6), event_no, title, ${unmarked('summary')}, category_code, channel, tier, urgency,
        'reported', ST_SetSRID(ST_MakePoint(longitude, latitude), 4326), accuracy_m, unit_code,
        ${unmarked('place_id')}, ${moment('occurred_at')}, ${moment('reported_at')}, ${moment('deadline_at')},
        sla_hours, ${unmarked('lead_dept')}, co_depts::text[], 0, 0, ${origin}, transitions::jsonb, ${LIVE_DATA_SET},
        ${source}
      from given where known_as is null
    )
    select source_id, known_as from given where known_as is not null`.execute(trx);
  return new Map(rows.map((row) => [row.source_id, row.known_as]));
}

const firstStep = ({ reportedAt, actorRole }: NewIncident) =>
  JSON.stringify([['draft', 'reported', reportedAt, actorRole]]);

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
  const numbersOf = await readEventNumbers(trx, source, texts(sourceIds));
  const known = [...numbersOf];
  const { rows } = await sql<IncidentRow>`
    select g.source_id, i.county_code, i.event_no, i.title, i.category_code, i.channel, i.tier, i.urgency, i.status,
      ST_X(i.point) as longitude, ST_Y(i.point) as latitude, i.unit_code, i.lead_dept, i.reported_at, i.accepted_at,
      i.filed_at, i.dispatched_at, i.handled_at, i.verified_at, i.closed_at, i.deadline_at, i.resolution, i.redo_count,
      i.transfer_count, i.transitions
    from unnest(${texts(known.map(([id]) => id))}, ${texts(known.map(([, eventNo]) => eventNo))}) as g (source_id, event_no)
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
export async function findTakenSteps(
  trx: Kysely<Database>,
  source: string,
  steps: readonly { sourceId: string; stepId: string }[],
): Promise<Set<number>> {
  const { rows } = await sql<{ position: number }>`
    select g.position - 1 as position
    from unnest(${texts(steps.map(({ sourceId }) => sourceId))}, ${texts(steps.map(({ stepId }) => stepId))})
      with ordinality as g (source_id, step_id, position)
    join ingest_step s on s.county_code = '000000' and s.source = ${source} and s.source_id = g.source_id
      and s.step_id = g.step_id`.execute(trx);
  return new Set(rows.map(({ position }) => position));
}

/** A step that is taken, with the event that tells it. */
export interface TakenStep {
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
  steps: readonly TakenStep[],
): Promise<void> {
  const text = (read: (incident: SourceIncident) => string | null) => texts(incidents.map(read));
  const number = (read: (incident: SourceIncident) => number | null) => numbers(incidents.map(read));
  await sql`
    update incident i set status = g.status, accepted_at = ${moment('g.accepted_at')}, filed_at = ${moment('g.filed_at')},
      dispatched_at = ${moment('g.dispatched_at')}, handled_at = ${moment('g.handled_at')},
      verified_at = ${moment('g.verified_at')}, closed_at = ${moment('g.closed_at')},
      deadline_at = ${moment('g.deadline_at')}, resolution = g.resolution, redo_count = g.redo_count::integer,
      transfer_count = g.transfer_count::integer, transitions = g.transitions::jsonb
    from unnest(${text((i) => i.countyCode)}, ${text((i) => i.eventNo)}, ${text((i) => i.status)},
      ${number((i) => i.acceptedAt)}, ${number((i) => i.filedAt)}, ${number((i) => i.dispatchedAt)},
      ${number((i) => i.handledAt)}, ${number((i) => i.verifiedAt)}, ${number((i) => i.closedAt)},
      ${number((i) => i.deadlineAt)}, ${text((i) => i.resolution)}, ${number((i) => i.redoCount)},
      ${number((i) => i.transferCount)}, ${text((i) => JSON.stringify(i.steps))})
      as g (county_code, event_no, status, accepted_at, filed_at, dispatched_at, handled_at, verified_at, closed_at,
        deadline_at, resolution, redo_count, transfer_count, transitions)
    where i.county_code = g.county_code and i.event_no = g.event_no`.execute(trx);
  const step = (read: (step: TakenStep) => string) => texts(steps.map(read));
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
