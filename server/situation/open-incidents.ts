import { sql, type Kysely, type RawBuilder } from 'kysely';
import { fullCode } from '../../src/domain/grids/codes.ts';
import {
  INCIDENT_STATUSES,
  isFinished,
  NEAR_DEADLINE_SHARE,
  TIERS,
} from '../../src/domain/incidents/life-cycle.ts';
import { HOUR_MS } from '../../src/domain/time/zone.ts';
import type { Database } from '../database/schema.ts';
import { selectStored, type StoredFields } from '../database/table-mapping.ts';
import { INCIDENT_FIELDS } from '../database/tables/incidents.ts';
import { inScope, timestampParameter, type Scope } from './scope.ts';

/** Due within this time counts as due soon. */
export const SOON_MS = 2 * HOUR_MS;
const MOST_BURNING = 50;
/** More items near their deadline than any wall shows. */
const MOST_NEAR = 2_000;

const finished = INCIDENT_STATUSES.filter(isFinished);
/** The statuses stand in the text, word for word as in the index `incident_open`, so that it is used. */
export const isOpen = sql.raw<boolean>(
  `status not in (${finished.map((status) => `'${status}'`).join(', ')})`,
);

export interface OpenCounts {
  open: number;
  overdue: number;
  dueSoon: number;
}

export interface OpenSummary {
  /** `pressing`: all that `readBurning` lists the first of. */
  total: OpenCounts & { pressing: number };
  byTier: { tier: string; open: number }[];
  levels: { level: 'county' | 'township' | 'village'; units: ({ unitCode: string } & OpenCounts)[] }[];
}

/** An emergency or overdue, and not suspended; null where it is neither and has no deadline. */
const isPressing = (asOf: number): RawBuilder<boolean | null> =>
  sql`(status <> 'suspended' and (urgency = 'emergency' or deadline_at < ${timestampParameter(asOf)}))`;

const LEVELS = [
  { level: 'county', digits: 6 },
  { level: 'township', digits: 9 },
  { level: 'village', digits: 12 },
] as const;

type CountRow = OpenSummary['total'] & Record<'tier' | 'county' | 'township' | 'village', string | null>;

/** What is open at `asOf`, as a whole, by tier, and by the units of the three levels at or below the scope. */
export async function readOpenSummary(
  db: Kysely<Database>,
  scope: Scope,
  asOf: number,
): Promise<OpenSummary> {
  const { rows } = await sql<CountRow>`
    with open as (
      select tier, left(unit_code, 6) as county, left(unit_code, 9) as township, left(unit_code, 12) as village,
        status <> 'suspended' and deadline_at < ${timestampParameter(asOf)} as is_overdue,
        status <> 'suspended' and deadline_at >= ${timestampParameter(asOf)} and deadline_at <= ${timestampParameter(asOf + SOON_MS)}
          as is_due_soon,
        ${isPressing(asOf)} as is_pressing
      from incident where ${isOpen} and ${inScope(scope)}
    )
    select tier, county, township, village, count(*) as open,
      count(*) filter (where is_overdue) as overdue, count(*) filter (where is_due_soon) as "dueSoon",
      count(*) filter (where is_pressing) as pressing
    from open group by grouping sets ((), (tier), (county), (township), (village))`.execute(db);
  const total = rows.find((row) => keyOf(row) === undefined);
  const scopeDigits = Math.max(...scope.prefixes.map((prefix) => prefix.length), 0);
  return {
    total:
      total === undefined
        ? { open: 0, overdue: 0, dueSoon: 0, pressing: 0 }
        : { ...countsOf(total), pressing: total.pressing },
    byTier: TIERS.map((tier) => ({ tier, open: rows.find((row) => row.tier === tier)?.open ?? 0 })),
    levels: LEVELS.map(({ level, digits }) => ({
      level,
      units: rows
        // A unit above the scope would show only a part of what it has in hand; 000 stands for no unit of the level.
        .filter((row) => digits >= scopeDigits && row[level] !== null && !/^\d{6,}000$/.test(row[level]))
        .sort((a, b) => b.open - a.open || ((a[level] ?? '') < (b[level] ?? '') ? -1 : 1))
        .map((row) => ({ unitCode: fullCode(row[level] ?? ''), ...countsOf(row) })),
    })),
  };
}

function keyOf(row: CountRow): string | undefined {
  return row.tier ?? row.county ?? row.township ?? row.village ?? undefined;
}

function countsOf({ open, overdue, dueSoon }: OpenCounts): OpenCounts {
  return { open, overdue, dueSoon };
}

const OPEN_FIELDS = [
  'eventNo',
  'title',
  'categoryCode',
  'tier',
  'urgency',
  'status',
  'unitCode',
  'leadDept',
  'longitude',
  'latitude',
  'reportedAt',
  'deadlineAt',
  'knownToDay',
] as const;

/** An open incident as the lists show it; times are epoch ms. */
export type OpenIncident = StoredFields<typeof INCIDENT_FIELDS, (typeof OPEN_FIELDS)[number]>;

/** Open emergencies, then what is overdue, each with the newest deadline first; at most 50. */
export function readBurning(db: Kysely<Database>, scope: Scope, asOf: number): Promise<OpenIncident[]> {
  return readOpen(
    db,
    sql`${inScope(scope)} and ${isPressing(asOf)}
      order by urgency = 'emergency' desc, deadline_at desc nulls first, event_no limit ${MOST_BURNING}`,
  );
}

/** Open incidents near their deadline (`isNearDeadline`) that are not overdue, the next deadline first. */
export async function readNearDeadline(
  db: Kysely<Database>,
  scope: Scope,
  asOf: number,
): Promise<(OpenIncident & { deadlineAt: number })[]> {
  const rows = await readOpen(
    db,
    sql`${inScope(scope)} and status <> 'suspended' and deadline_at >= ${timestampParameter(asOf)}
      and ${timestampParameter(asOf)} - reported_at >= ${NEAR_DEADLINE_SHARE}::double precision * (deadline_at - reported_at)
      order by deadline_at, event_no limit ${MOST_NEAR}`,
  );
  return rows.flatMap(({ deadlineAt, ...row }) => (deadlineAt === null ? [] : [{ ...row, deadlineAt }]));
}

async function readOpen(db: Kysely<Database>, rest: RawBuilder<unknown>): Promise<OpenIncident[]> {
  const { rows } = await sql<OpenIncident>`
    select ${selectStored(INCIDENT_FIELDS, OPEN_FIELDS, 'incident')} from incident where ${isOpen} and ${rest}`.execute(
    db,
  );
  return rows;
}
