import { sql, type Kysely, type Transaction } from 'kysely';
import type { IncidentProgress } from '../../src/domain/incidents/take-step.ts';
import { numberArrayLiteral, numberArrayParameter, textArrayParameter } from '../database/array-literal.ts';
import type { Database } from '../database/schema.ts';
import { selectStored, type StoredFields } from '../database/table-mapping.ts';
import { INCIDENT_FIELDS } from '../database/tables/incidents.ts';
import { readEventNumbers } from './ingest-keys.ts';
import { sentColumn } from './sent-columns.ts';

/** What a step needs of its incident: the fields that it may change, and those of its event. */
const STEP_FIELDS = [
  'eventNo',
  'title',
  'categoryCode',
  'channel',
  'tier',
  'urgency',
  'status',
  'longitude',
  'latitude',
  'unitCode',
  'leadDept',
  'reportedAt',
  'acceptedAt',
  'filedAt',
  'dispatchedAt',
  'handledAt',
  'verifiedAt',
  'closedAt',
  'deadlineAt',
  'resolution',
  'redoCount',
  'transferCount',
  'transitions',
] as const;

/** An incident of a source as its steps find it. */
export interface SourceIncident extends StoredFields<typeof INCIDENT_FIELDS, (typeof STEP_FIELDS)[number]> {
  readonly sourceId: string;
  readonly countyCode: string;
}

/** What a step may change. */
const CHANGED = (
  [
    'status',
    'acceptedAt',
    'filedAt',
    'dispatchedAt',
    'handledAt',
    'verifiedAt',
    'closedAt',
    'deadlineAt',
    'resolution',
    'redoCount',
    'transferCount',
    'transitions',
  ] as const satisfies readonly (keyof IncidentProgress)[]
).map((name) => sentColumn<SourceIncident>(name, INCIDENT_FIELDS[name]));

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
  const { rows } = await sql<SourceIncident>`
    select g.source_id as "sourceId", i.county_code as "countyCode", ${selectStored(INCIDENT_FIELDS, STEP_FIELDS, 'i')}
    from unnest(${textArrayParameter(known.map(([id]) => id))}, ${textArrayParameter(known.map(([, eventNo]) => eventNo))})
      as g (source_id, event_no)
    join incident i on i.county_code = substr(g.event_no, 4, 6) and i.event_no = g.event_no`.execute(trx);
  return new Map(rows.map((row) => [row.sourceId, row]));
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

/** A step that was accepted, with the JSON text of its event. */
export interface NewStep {
  readonly sourceId: string;
  readonly stepId: string;
  readonly countyCode: string;
  readonly eventNo: string;
  readonly body: string;
}

/** Writes the new states of incidents, the steps that led there, and the events in the order given. */
export async function writeSteps(
  trx: Transaction<Database>,
  source: string,
  incidents: readonly SourceIncident[],
  steps: readonly NewStep[],
): Promise<void> {
  const names = sql.raw(CHANGED.map(({ name }) => name).join(', '));
  const assignments = sql.raw(CHANGED.map(({ name }) => `${name} = g.${name}`).join(', '));
  const stored = sql.raw(CHANGED.map((column) => `${column.stored} as ${column.name}`).join(', '));
  const sent = CHANGED.map((column) =>
    column.type === 'text'
      ? textArrayParameter(incidents.map(column.valueOf))
      : numberArrayParameter(incidents.map(column.valueOf)),
  );
  const [counties, numbers] = [
    incidents.map(({ countyCode }) => countyCode),
    incidents.map(({ eventNo }) => eventNo),
  ];
  await sql`
    update incident i set ${assignments}
    from (
      select county_code, event_no, ${stored}
      from unnest(${textArrayParameter(counties)}, ${textArrayParameter(numbers)}, ${sql.join(sent)})
        as s (county_code, event_no, ${names})
    ) as g
    where i.county_code = g.county_code and i.event_no = g.event_no`.execute(trx);
  const column = (read: (step: NewStep) => string) => textArrayParameter(steps.map(read));
  await sql`
    with given as materialized (
      select * from rows from (
        unnest(${column((s) => s.sourceId)}, ${column((s) => s.stepId)}, ${column((s) => s.countyCode)},
          ${column((s) => s.eventNo)}),
        json_array_elements(${`[${steps.map(({ body }) => body).join(',')}]`}::text::json)
      ) as g (source_id, step_id, county_code, event_no, body)
    ),
    known as (
      insert into ingest_step (source, source_id, step_id) select ${source}, source_id, step_id from given
    )
    insert into event_outbox (county_code, kind, source, event_no, body)
    select county_code, 'transition', ${source}, event_no, body from given`.execute(trx);
}
