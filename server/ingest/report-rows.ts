import { sql, type Transaction } from 'kysely';
import type { Tier, Urgency } from '../../src/domain/incidents/life-cycle.ts';
import { textArrayLiteral } from '../database/array-literal.ts';
import { binaryNumbers, binaryTexts } from '../database/binary-array.ts';
import type { Database } from '../database/schema.ts';
import { timestampOf, readEventNumbers, textArrayParameter } from './ingest-keys.ts';

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
const unmarked = (column: string) => sql`substr(nullif(${sql.ref(column)}, ''), 2)`;

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
  const ids = textArrayParameter(incidents.map(({ sourceId }) => sourceId));
  const claimed = await sql`
    insert into ingest_key (source, source_id, event_no)
    select ${source}, k.source_id, k.event_no
    from unnest(${ids}, ${textArrayParameter(eventNos)}) as k (source_id, event_no)
    order by k.source_id collate "C"
    on conflict do nothing`.execute(trx);
  if (Number(claimed.numAffectedRows ?? 0) === incidents.length) return new Map();
  const known = await readEventNumbers(trx, source, ids);
  for (const [index, { sourceId }] of incidents.entries())
    if (known.get(sourceId) === eventNos[index]) known.delete(sourceId);
  return known;
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
        ${unmarked('place_id')}, ${timestampOf('occurred_at')}, ${timestampOf('reported_at')}, ${timestampOf('deadline_at')},
        sla_hours, ${unmarked('lead_dept')}, co_depts::text[], 0, 0, ${origin}, transitions::jsonb, ${LIVE_DATA_SET},
        ${source}
      from given where known_as is null
    )
    select source_id, known_as from given where known_as is not null`.execute(trx);
  return new Map(rows.map((row) => [row.source_id, row.known_as]));
}

const firstStep = ({ reportedAt, actorRole }: NewIncident) =>
  JSON.stringify([['draft', 'reported', reportedAt, actorRole]]);
