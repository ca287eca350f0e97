import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { StoredTransition } from '../../src/domain/incidents/take-step.ts';
import { binaryNumbers, binaryTexts } from '../database/binary-array.ts';
import type { Database } from '../database/schema.ts';
import type { StoredFields } from '../database/table-mapping.ts';
import { INCIDENT_FIELDS } from '../database/tables/incidents.ts';
import { sentColumn, type SentColumn } from './sent-columns.ts';

/** Incidents that came in live belong to this data set; their layer is their source. */
export const LIVE_DATA_SET = 'live';

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
const unmarked = (column: string) => `substr(nullif(${column}, ''), 2)`;

/** Fields that no report has: all new incidents have the same value there, or a later step sets them. */
const NOT_REPORTED = [
  'eventNo',
  'status',
  'origin',
  'redoCount',
  'transferCount',
  'transitions',
  'acceptedAt',
  'filedAt',
  'dispatchedAt',
  'handledAt',
  'verifiedAt',
  'closedAt',
  'knownToDay',
  'parentEventNo',
  'resolution',
  'satisfaction',
  'costCny',
] as const satisfies readonly (keyof typeof INCIDENT_FIELDS)[];

/** A new incident as it is written, but for its number; times are epoch ms. */
export interface NewIncident extends Omit<
  StoredFields<typeof INCIDENT_FIELDS>,
  (typeof NOT_REPORTED)[number]
> {
  readonly sourceId: string;
  readonly countyCode: string;
  readonly actorRole: string;
}

type ReportedField = Exclude<keyof typeof INCIDENT_FIELDS, (typeof NOT_REPORTED)[number]>;

const isReported = (name: string): name is ReportedField =>
  name in INCIDENT_FIELDS && !(NOT_REPORTED as readonly string[]).includes(name);

/** The fields of a report as columns; those of the point are sent, but written as the point. */
const REPORTED = Object.keys(INCIDENT_FIELDS)
  .filter(isReported)
  .map((name) => ({ isColumn: !INCIDENT_FIELDS[name].isReadOnly, ...reportedColumn(name) }));

function reportedColumn(name: ReportedField): SentColumn<NewIncident> {
  const sent = sentColumn<NewIncident>(name, INCIDENT_FIELDS[name]);
  if (sent.type === 'number' || !sent.isOptional) return sent;
  return { ...sent, stored: unmarked(sent.stored), valueOf: (incident) => markNull(sent.valueOf(incident)) };
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
 * Writes new incidents with their first step, their keys and their events, in one statement; the outbox keeps the order
 * given. Returns the reports whose key was known, which are left out, with their event numbers. The statement fails with
 * a unique violation where another writer commits one of the keys at the same time: `on conflict` would cost each row as
 * much as the key itself. With keys that were claimed before, nothing is left out.
 */
export async function insertIncidents(
  trx: Transaction<Database>,
  { source, origin, incidents, eventNos, bodies }: NewBatch,
  keys: 'new' | 'claimed',
): Promise<Map<string, string>> {
  const texts: string[] = [];
  const textSet = (values: readonly string[]) =>
    sql.raw(`string_to_table(c.texts[${texts.push(joined(values))}], E'\\x1f')`);
  const given: [name: string, set: RawBuilder<unknown>][] = [
    ['event_no', textSet(eventNos)],
    ['body', textSet(bodies)],
    ['source_id', textSet(incidents.map(({ sourceId }) => sourceId))],
    ['transitions', textSet(incidents.map(firstStep))],
    ...REPORTED.map((column): [string, RawBuilder<unknown>] =>
      column.type === 'text'
        ? [column.name, textSet(incidents.map((incident) => column.valueOf(incident) ?? ''))]
        : [column.name, sql`unnest(${binaryNumbers(incidents.map(column.valueOf))}::float8[])`],
    ),
  ];
  const written = REPORTED.filter(({ isColumn }) => isColumn);
  const names = (list: readonly { name: string }[]) => sql.raw(list.map(({ name }) => name).join(', '));
  const stored = sql.raw(written.map((column) => column.stored).join(', '));
  // Looked up row by row: with a join, a planner without statistics reads all keys of the source.
  const knownAs = sql`(select k.event_no from ingest_key k
    where k.county_code = '000000' and k.source = ${source} and k.source_id = g.source_id)`;
  const claims = sql`
    claimed as (
      insert into ingest_key (source, source_id, event_no)
      select ${source}, source_id, event_no from given where known_as is null order by source_id collate "C"
    ),`;
  // Without it the rows of a large batch go through a file.
  if (incidents.length > 1_000) await sql`set local work_mem = '32MB'`.execute(trx);
  const { rows } = await sql<{ source_id: string; known_as: string }>`
    with given as materialized (
      select g.*, ${keys === 'new' ? knownAs : sql`null::text`} as known_as
      -- With \`offset 0\` the texts are one value; without it the planner copies them all for each of the columns.
      from (select ${binaryTexts(texts)}::text[] as texts offset 0) c,
        rows from (${sql.join(given.map(([, set]) => set))}) as g (${names(given.map(([name]) => ({ name })))})
    ),
    ${keys === 'new' ? claims : sql``}
    sent as (
      insert into event_outbox (county_code, kind, source, event_no, body)
      select substr(event_no, 4, 6), 'incident', ${source}, event_no, body from given where known_as is null
    ),
    written as (
      insert into incident (county_code, event_no, status, point, redo_count, transfer_count, origin, transitions,
        data_set_id, layer_id, ${names(written)})
      select substr(event_no, 4, 6), event_no, 'reported', ST_SetSRID(ST_MakePoint(longitude, latitude), 4326), 0, 0,
        ${origin}, transitions::jsonb, ${LIVE_DATA_SET}, ${source}, ${stored}
      from given where known_as is null
    )
    select source_id, known_as from given where known_as is not null`.execute(trx);
  return new Map(rows.map((row) => [row.source_id, row.known_as]));
}

const firstStep = ({ reportedAt, actorRole }: NewIncident) =>
  JSON.stringify([['draft', 'reported', reportedAt, actorRole]] satisfies StoredTransition[]);
