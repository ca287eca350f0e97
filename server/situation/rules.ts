import { sql, type Kysely } from 'kysely';
import { fullCode } from '../../src/domain/grids/codes.ts';
import { LOOK_BACK_MS, SHORTEST_PAST_MS, type Learned } from '../../src/domain/situation/learn-past.ts';
import { oneCauseSteps, type CauseProposal } from '../../src/domain/situation/one-cause.ts';
import { silentGrids, type GridHistory } from '../../src/domain/situation/silent-grids.ts';
import { placeOfReports } from '../../src/domain/situation/reports-place.ts';
import { createWeekTally, pastWeeks, UNUSUAL_WINDOW_MS } from '../../src/domain/situation/unusual-series.ts';
import { unusualCounts } from '../../src/domain/situation/unusual.ts';
import type { Situation } from '../../src/schemas/situation.ts';
import type { Database } from '../database/schema.ts';
import { isKnownToDay } from '../repositories/known-to-day.ts';
import { readReportSpan } from './learn-past.ts';
import { isInScope, timestampParameter, type Scope } from './scope.ts';
import { yieldToEventLoop, runTaskInSlices } from '../time-slices.ts';
import { readWeekReports, type WeekReport } from './week-reports.ts';

/** What the three rules say of the whole city. */
export interface RuleFindings {
  asOf: number;
  silent: NonNullable<Situation['silent']>;
  /** `null` where a week holds more reports than the rule examines. */
  oneCause: CauseProposal<WeekReport>[] | null;
  unusual: NonNullable<Situation['unusual']>;
}

/**
 * Applies the rules at `asOf`, slice by slice; `undefined` where the data reaches back less than four weeks, or where
 * `isStopped` says so.
 */
export async function applyRules(
  db: Kysely<Database>,
  learned: Learned,
  asOf: number,
  isStopped: () => boolean,
): Promise<RuleFindings | undefined> {
  const span = await readReportSpan(db, asOf);
  if (span === undefined || learned.pastMs < SHORTEST_PAST_MS) return undefined;
  const oneCause = await findOneCause(db, learned, asOf, isStopped);
  if (oneCause === undefined) return undefined;
  await yieldToEventLoop();
  const silent = await findSilent(db, learned, span, asOf);
  await yieldToEventLoop();
  return { asOf, silent, oneCause, unusual: await findUnusual(db, learned, span.firstAt, asOf) };
}

async function findOneCause(
  db: Kysely<Database>,
  { past, pastMs, dispersion }: Learned,
  asOf: number,
  isStopped: () => boolean,
): Promise<RuleFindings['oneCause'] | undefined> {
  const reports = await readWeekReports(db, asOf);
  if (reports === undefined) return null;
  return runTaskInSlices(oneCauseSteps({ reports, past, pastMs, dispersion }), isStopped);
}

/**
 * Silence is told from reports that have an hour, and lasts up to the last report from anywhere. Where the whole feed is down, all grids are silent alike, and the age
 * of the data shows it.
 */
async function findSilent(
  db: Kysely<Database>,
  { profile, dispersion }: Learned,
  { firstAt, lastAt: until }: { firstAt: number; lastAt: number },
  asOf: number,
): Promise<RuleFindings['silent']> {
  const from = Math.max(firstAt, asOf - LOOK_BACK_MS);
  const { rows } = await sql<{ grid: string; count: number; lastAt: number }>`
    select left(unit_code, 15) as grid, count(*) as count, max(reported_at) as "lastAt" from incident
    where reported_at >= ${timestampParameter(from)} and reported_at <= ${timestampParameter(asOf)} and length(unit_code) = 18
      and not ${isKnownToDay('reportedAt')}
    group by 1`.execute(db);
  const grids: GridHistory[] = rows.map(({ grid, ...history }) => ({ unitCode: fullCode(grid), ...history }));
  const silent = silentGrids({ grids, from, until, profile, dispersion });
  const points = await readLabelPoints(
    db,
    silent.map(({ unitCode }) => unitCode),
  );
  return silent.flatMap(({ unitCode, lastAt, expected, probability }) => {
    const point = points.get(unitCode);
    return point === undefined ? [] : [{ unitCode, ...point, lastAt, expected, probability }];
  });
}

async function readLabelPoints(db: Kysely<Database>, codes: readonly string[]) {
  if (codes.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom('unit')
    .select(['code', sql<number>`ST_X(label_point)`.as('longitude')])
    .select(sql<number>`ST_Y(label_point)`.as('latitude'))
    .where('code', 'in', [...codes])
    .execute();
  return new Map(rows.map(({ code, ...point }) => [code, point]));
}

/** Hours are compared, so that reports without one count nowhere. */
async function findUnusual(
  db: Kysely<Database>,
  { dispersion }: Learned,
  firstAt: number,
  asOf: number,
): Promise<RuleFindings['unusual']> {
  const from = asOf - UNUSUAL_WINDOW_MS;
  const weeks = pastWeeks(firstAt, from);
  const { rows } = await sql<{ week: number; county: string; category: string; count: number }>`
    select week, left(unit_code, 6) as county, category_code as category, count(*) as count
    from generate_series(0, ${weeks}::integer) as week cross join lateral (
      select unit_code, category_code from incident
      where reported_at > ${timestampParameter(from)} - week * interval '168 hours'
        and reported_at <= ${timestampParameter(asOf)} - week * interval '168 hours'
        and not ${isKnownToDay('reportedAt')}
    ) as report
    group by 1, 2, 3`.execute(db);
  const tally = createWeekTally(weeks);
  for (const { week, county, category, count } of rows) tally.add(county, category, week, count);
  return unusualCounts(tally.series(), dispersion).map((found) => ({
    unitCode: fullCode(found.countyCode),
    categoryCode: found.categoryCode,
    from,
    to: asOf,
    count: found.count,
    expected: found.expected,
    low: found.low,
    high: found.high,
    weeks: found.weeks,
  }));
}

/** The findings that concern a scope, as the reply says them. */
export function findingsIn(
  findings: RuleFindings | undefined,
  scope: Scope,
): Pick<Situation, 'rulesAsOf' | 'silent' | 'oneCause' | 'unusual'> {
  if (findings === undefined) return { rulesAsOf: null, silent: null, oneCause: null, unusual: null };
  const isFine = scope.prefixes.some((prefix) => prefix.length > 6);
  return {
    rulesAsOf: findings.asOf,
    silent: findings.silent.filter(({ unitCode }) => isInScope(scope, unitCode)),
    oneCause:
      findings.oneCause
        ?.filter(({ reports }) => reports.some(({ unitCode }) => isInScope(scope, unitCode)))
        .map(toReply) ?? null,
    unusual: isFine ? null : findings.unusual.filter(({ unitCode }) => isInScope(scope, unitCode)),
  };
}

function toReply({ reports, ...proposal }: CauseProposal<WeekReport>) {
  const [first, last] = [reports[0], reports.at(-1)];
  return {
    id: `${proposal.categoryCode}-${first?.eventNo}`,
    ...proposal,
    unitCode: placeOfReports(reports).unitCode,
    firstAt: first?.reportedAt ?? Number.NaN,
    lastAt: last?.reportedAt ?? Number.NaN,
    reports: reports.map(({ eventNo, title, reportedAt, channel, longitude, latitude }) => ({
      eventNo,
      title,
      reportedAt,
      channel,
      longitude,
      latitude,
    })),
  };
}
