import { sql, type Kysely } from 'kysely';
import { codePrefix, fullCode } from '../../src/domain/grids/codes.ts';
import { emptyCounters } from '../../src/domain/incidents/counters.ts';
import { computeRate } from '../../src/domain/incidents/rates.ts';
import { assessUnits } from '../../src/domain/situation/assessment.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import { dayKey, parseIso } from '../../src/domain/time/zone.ts';
import type { Situation } from '../../src/schemas/situation.ts';
import type { Database } from '../database/schema.ts';
import { isKnownToDay } from '../repositories/known-to-day.ts';
import { inScope, timestampParameter, type Scope } from './scope.ts';
import { yieldToEventLoop } from '../time-slices.ts';

const LOOK_BACK_MS = 180 * DAY_MS;
/** 按期结案率: on time ÷ due, the measure by which units answer for their deadlines. */
const ASSESSED_BY = 'onTimeClosureRate';

/** Figures of the last months. */
export interface MonthlyFigures {
  medians: Awaited<ReturnType<typeof readTierMedians>>;
  assessment: Situation['assessment'];
}

/** Reads the monthly figures. It takes a second and more where there are a million reports. */
export function readMonthlyFigures(
  db: Kysely<Database>,
  scope: Scope,
  asOf: number,
): Promise<MonthlyFigures> {
  // One connection for both: on the embedded database an answer that is requested meanwhile comes after them.
  return db.connection().execute(async (connection) => {
    const medians = await readTierMedians(connection, scope, asOf);
    await yieldToEventLoop();
    return { medians, assessment: await readAssessment(connection, scope, asOf) };
  });
}

/**
 * Median time from report to the end of handling by tier, of what was reported in the last 180 days. Where one of the two
 * times is a date, there is none.
 */
async function readTierMedians(db: Kysely<Database>, scope: Scope, asOf: number) {
  const { rows } = await sql<{ tier: string; median: number; n: number }>`
    select tier, count(*) as n,
      percentile_cont(0.5) within group (order by extract(epoch from handled_at - reported_at)::double precision) as median
    from incident
    where reported_at > ${timestampParameter(asOf - LOOK_BACK_MS)} and reported_at <= ${timestampParameter(asOf)}
      and handled_at is not null and not ${isKnownToDay('reportedAt', 'handledAt')} and status not in ('rejected', 'voided') and ${inScope(scope)}
    group by tier`.execute(db);
  return new Map(rows.map(({ tier, median, n }) => [tier, { medianMs: Math.round(median * 1000), n }]));
}

/**
 * The assessment of the last whole month: on-time closure of what fell due in it (suspended, refused and voided ones are
 * not due), by county, or by township of the county a scope lies in. As it stands now.
 */
async function readAssessment(
  db: Kysely<Database>,
  scope: Scope,
  asOf: number,
): Promise<Situation['assessment']> {
  const [from, to] = lastWholeMonth(asOf);
  const { level, ...head } = assessmentRule(scope, asOf);
  const county = countyOf(scope);
  const digits = { county: 6, township: 9 }[level];
  const { rows } = await sql<{ unit: string; due: number; closed: number }>`
    select left(unit_code, ${digits}::integer) as unit, count(*) as due,
      count(*) filter (where status in ('closed', 'evaluated') and handled_at <= deadline_at) as closed
    from incident
    where deadline_at >= ${timestampParameter(from)} and deadline_at < ${timestampParameter(to)}
      and status not in ('rejected', 'voided', 'suspended')
      and ${inScope({ unitCode: null, prefixes: county === undefined ? [] : [county] })}
    group by 1`.execute(db);
  const counts = rows
    .filter(({ unit }) => codePrefix(unit).length === digits)
    .map(({ unit, due, closed }) => {
      const counters = { ...emptyCounters(), dueToClose: due, closedOfDueOnTime: closed };
      const { numerator, denominator } = computeRate(ASSESSED_BY, counters);
      return { unitCode: fullCode(unit), numerator, denominator };
    });
  return { ...head, level, rows: assessUnits(ASSESSED_BY, level, counts) };
}

/** What is assessed. It is known before the counts are. */
export function assessmentRule(scope: Scope, asOf: number): Omit<Situation['assessment'], 'rows'> {
  const [from] = lastWholeMonth(asOf);
  const level = countyOf(scope) === undefined ? 'county' : 'township';
  return { period: dayKey(from).slice(0, 7), definitionId: ASSESSED_BY, level };
}

function countyOf({ prefixes }: Scope): string | undefined {
  return prefixes[0]?.slice(0, 6);
}

/** Start of the last whole month in Shanghai, and of the month after it. */
function lastWholeMonth(asOf: number): [from: number, to: number] {
  const to = parseIso(`${dayKey(asOf).slice(0, 7)}-01`);
  return [parseIso(`${dayKey(to - 1).slice(0, 7)}-01`), to];
}
