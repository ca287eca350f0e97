import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/random/random.ts';
import { createPastLearner, type Learned } from '../../../src/domain/situation/learn-past.ts';
import { oneCauseSteps } from '../../../src/domain/situation/one-cause.ts';
import { createPastCells } from '../../../src/domain/situation/past-cells.ts';
import { isValidReport, type PastReport } from '../../../src/domain/situation/past-reports.ts';
import {
  replayOneCause,
  replaySilence,
  replaySurges,
  replayUnusual,
} from '../../../src/domain/situation/replay.ts';
import { silentGrids, type GridHistory } from '../../../src/domain/situation/silent-grids.ts';
import { unusualCounts } from '../../../src/domain/situation/unusual.ts';
import { unusualSeries } from '../../../src/domain/situation/unusual-series.ts';
import { ReportColumns } from '../../../src/domain/situation/past-reports.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { DAY_MS } from '../../../src/domain/time/civil-day.ts';
import { HOUR_MS, parseIso } from '../../../src/domain/time/zone.ts';

const FIRST_DAY = parseIso('2026-03-01T00:00:00+08:00');
/** Longer than the rules look back (180 days), so that reports leave what is counted. */
const DAYS = 230;
const asOf = FIRST_DAY + DAYS * DAY_MS;
const on = (day: number, hours = 0) => FIRST_DAY + day * DAY_MS + hours * HOUR_MS;
const PLACE = { longitude: 113.1, latitude: 27.8 };

const report = (reportedAt: number, grid: number, changes: Partial<PastReport> = {}): PastReport => ({
  reportedAt,
  categoryCode: 'B1',
  unitCode: `4302040010010${String(grid).padStart(2, '0')}000`,
  // Kilometres apart, unless something else is said.
  longitude: 113.1 + 0.05 * grid,
  latitude: 27.8 + ((reportedAt / HOUR_MS) % 97) * 0.004,
  tier: 'L1',
  urgency: 'normal',
  status: 'closed',
  handledAt: reportedAt + HOUR_MS,
  ...changes,
});

/** A small city: grids that report about once a day, of which some fall silent, causes and a morning of many reports. */
function makeReports(): PastReport[] {
  const random = createRandom(7);
  const reports: PastReport[] = [];
  for (let day = 0; day < DAYS; day += 1)
    for (let grid = 1; grid <= 6; grid += 1) {
      // The sixth falls silent for good, the fifth comes back, the fourth is only heard of in the first days.
      if ((grid === 6 && day > 170) || (grid === 5 && day > 190 && day < 210) || (grid === 4 && day > 20))
        continue;
      const status = random.next() < 0.1 ? 'voided' : 'closed';
      const categoryCode = random.next() < 0.5 ? 'B1' : 'C2';
      reports.push(report(on(day, 24 * random.next()), grid, { status, categoryCode }));
    }
  const cause = (day: number, count: number, metres: number, status: PastReport['status'] = 'closed') => {
    for (let one = 0; one < count; one += 1)
      reports.push(
        report(on(day, 5 * one + 1), 1, { ...PLACE, latitude: 27.8 + (metres + 10 * one) / 111_195, status }),
      );
  };
  cause(160, 6, 0);
  cause(163, 1, 100);
  cause(200, 5, 9_000);
  // Recorded in error: no cause.
  cause(215, 6, 20_000, 'voided');
  for (let one = 0; one < 30; one += 1) reports.push(report(on(205, 8 + one / 10), 2));
  return reports.toSorted((a, b) => a.reportedAt - b.reportedAt);
}

const all = makeReports();
const firstAt = all[0]!.reportedAt;
const columns = new ReportColumns();
for (const one of all) columns.add(one);
const learner = createPastLearner(firstAt, asOf);
for (const one of all) learner.add(one);
const learned = learner.learn();

/** The moments of 90 days, every `stepMs`, the last of them now. */
const moments = (stepMs: number) =>
  Array.from({ length: (90 * DAY_MS) / stepMs }, (_, index) => asOf - index * stepMs).toReversed();

describe('the past, played again, is what each moment would have said', () => {
  it('of silent grids, each silence once', () => {
    const alarms = moments(DAY_MS).flatMap((time) => {
      const from = Math.max(firstAt, time - 180 * DAY_MS);
      const known = all.filter(({ reportedAt }) => reportedAt >= from && reportedAt <= time);
      const grids = new Map<string, GridHistory>();
      for (const { unitCode, reportedAt } of known) {
        const grid = unitCode.slice(0, 15);
        grids.set(grid, {
          unitCode: grid,
          count: (grids.get(grid)?.count ?? 0) + 1,
          lastAt: reportedAt,
        });
      }
      const until = known.at(-1)!.reportedAt;
      const { profile, dispersion } = learned;
      return silentGrids({ grids: [...grids.values()], from, until, profile, dispersion }).map(
        ({ unitCode, lastAt }) => `${unitCode} ${lastAt}`,
      );
    });
    const budget = runTask(replaySilence(learned, columns));
    expect(budget).toMatchObject({ rule: 'silent', alarms: new Set(alarms).size, days: 90 });
    expect(budget!.alarms).toBeGreaterThanOrEqual(2);
    expect(alarms.length).toBeGreaterThan(budget!.alarms);
  });

  it('of many reports with one cause, each cause once', () => {
    const proposed = new Set<string>();
    let [alarms, proposals] = [0, 0];
    for (const time of moments(DAY_MS)) {
      const [from, to] = [time - 187 * DAY_MS, time - 7 * DAY_MS];
      const past = createPastCells();
      const valid = all.filter(isValidReport);
      for (const { reportedAt, categoryCode, longitude, latitude } of valid)
        if (reportedAt >= from && reportedAt < to) past.add(categoryCode, longitude, latitude, 1);
      const reports = valid
        .filter(({ reportedAt }) => reportedAt >= to && reportedAt <= time)
        .map((one) => ({ ...one, eventNo: `${one.reportedAt} ${one.unitCode}` }));
      const pastMs = to - Math.max(firstAt, from);
      for (const { reports: members } of runTask(
        oneCauseSteps({ reports, past, pastMs, dispersion: learned.dispersion }),
      )) {
        proposals += 1;
        if (!members.some(({ eventNo }) => proposed.has(eventNo))) alarms += 1;
        for (const { eventNo } of members) proposed.add(eventNo);
      }
    }
    const budget = runTask(replayOneCause(learned, columns));
    expect(budget).toMatchObject({ rule: 'oneCause', alarms, days: 90 });
    expect(alarms).toBeGreaterThanOrEqual(2);
    expect(proposals).toBeGreaterThan(alarms);
  });

  it('of unusual counts, all of them', () => {
    const alarms = moments(6 * HOUR_MS).reduce(
      (sum, time) => sum + unusualCounts(unusualSeries(columns, firstAt, time), learned.dispersion).length,
      0,
    );
    const budget = runTask(replayUnusual(learned, columns));
    expect(budget).toMatchObject({ rule: 'unusual', alarms, days: 90 });
    expect(alarms).toBeGreaterThan(0);
  });
});

describe('a short past', () => {
  const young = (days: number, hours = 0): Learned => ({
    ...learned,
    asOf: firstAt + days * DAY_MS + hours * HOUR_MS,
  });

  it('is played from the first day on which a rule may speak', () => {
    // Silence needs 28 days, a cause a week more, a count six hours more.
    expect(runTask(replaySilence(young(28), columns))).toMatchObject({ days: 1 });
    expect(runTask(replaySilence(young(27, 23), columns))).toBeUndefined();
    expect(runTask(replayOneCause(young(35), columns))).toMatchObject({ days: 1 });
    expect(runTask(replayOneCause(young(34, 23), columns))).toBeUndefined();
    expect(runTask(replayUnusual(young(28, 6), columns))).toMatchObject({ days: 0.25 });
    expect(runTask(replayUnusual(young(28, 5), columns))).toBeUndefined();
  });

  it('of nothing has no budget', () => {
    const nothing = new ReportColumns();
    for (const replay of [replaySilence, replayOneCause, replayUnusual])
      expect(runTask(replay(learned, nothing))).toBeUndefined();
  });
});

describe('a replay lets others have their turn', () => {
  it('after each report that it takes in and each day', () => {
    for (const replay of [replaySilence, replayOneCause]) {
      let turns = 0;
      for (const task = replay(learned, columns); !task.next().done;) turns += 1;
      expect(turns).toBeGreaterThan(all.length);
    }
  });
});

it('the replay of surges yields with each report that it counts, and each that leaves', () => {
  const steps = [...replaySurges(learned, columns)].length;
  const replayed = all.filter(({ reportedAt }) => reportedAt >= asOf - 90 * DAY_MS).length;
  // Each is counted but those of the last day, and each of the replayed days is tested.
  expect(steps).toBeGreaterThan(all.length - 20 + replayed);
});
