import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPastLearner } from '../../../src/domain/situation/learn-past.ts';
import { isValidReport, ReportColumns, type PastReport } from '../../../src/domain/situation/past-reports.ts';
import { unusualSeries } from '../../../src/domain/situation/unusual-series.ts';
import { createVolumeTally } from '../../../src/domain/situation/volume-tally.ts';
import { DAY_MS } from '../../../src/domain/time/civil-day.ts';
import { HOUR_MS, parseIso, WEEK_MS } from '../../../src/domain/time/zone.ts';

const MONDAY = parseIso('2026-06-01T00:00:00+08:00');

const report = (reportedAt: number, changes: Partial<PastReport> = {}): PastReport => ({
  reportedAt,
  categoryCode: 'B1',
  unitCode: '430204001001001000',
  longitude: 113.1,
  latitude: 27.8,
  tier: 'L1',
  urgency: 'normal',
  status: 'closed',
  handledAt: reportedAt + HOUR_MS,
  ...changes,
});

const columnsOf = (reports: readonly PastReport[]) => {
  const columns = new ReportColumns();
  for (const one of reports) columns.add(one);
  return columns;
};

describe('reports as columns', () => {
  it('give back what was put in, however many they are', () => {
    const reports = Array.from({ length: 2_500 }, (_, index) =>
      report(MONDAY + 7 * index, {
        categoryCode: `C${index % 11}`,
        unitCode: `4302040010010${10 + (index % 13)}000`,
        longitude: 113 + index / 1e4,
        latitude: 27 + index / 1e5,
        status: (['closed', 'rejected', 'voided', 'handling'] as const)[index % 4]!,
      }),
    );
    const columns = columnsOf(reports);
    expect(columns.size).toBe(2_500);
    expect(columns.categories).toHaveLength(11);
    expect(columns.units).toHaveLength(13);
    const rows = reports.map((_, row) => ({
      reportedAt: columns.time(row),
      categoryCode: columns.category(row),
      unitCode: columns.units[columns.unit(row)],
      longitude: columns.longitude(row),
      latitude: columns.latitude(row),
      isValid: columns.isValid(row),
    }));
    expect(rows).toEqual(
      reports.map((one) => ({
        reportedAt: one.reportedAt,
        categoryCode: one.categoryCode,
        unitCode: one.unitCode,
        longitude: one.longitude,
        latitude: one.latitude,
        isValid: isValidReport(one),
      })),
    );
    expect(rows.slice(0, 4).map(({ isValid }) => isValid)).toEqual([true, false, false, true]);
  });

  it('are found by their time: the first that is not before a moment', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 40 }), fc.nat(32), (times, moment) => {
        const columns = columnsOf(times.sort((a, b) => a - b).map((time) => report(time)));
        expect(columns.firstFrom(moment)).toBe(times.filter((time) => time < moment).length);
      }),
    );
  });

  it('come in order of time; two of one moment may', () => {
    const columns = columnsOf([report(5), report(5)]);
    expect(() => columns.add(report(4))).toThrow('report of 4 after one of 5');
    expect(columns.size).toBe(2);
  });
});

describe('counts of six hours and of the same hours of past weeks', () => {
  const now = MONDAY + 10 * WEEK_MS + 12 * HOUR_MS;
  const at = (week: number, hours: number, changes: Partial<PastReport> = {}) =>
    report(now - week * WEEK_MS + hours * HOUR_MS, changes);
  const series = (firstAt: number, ...reports: PastReport[]) =>
    unusualSeries(columnsOf(reports.toSorted((a, b) => a.reportedAt - b.reportedAt)), firstAt, now);

  it('hold what came after their beginning up to their end', () => {
    const found = series(
      MONDAY - WEEK_MS,
      // Six hours ago is not now any more; this moment is.
      at(0, -6),
      at(0, -6 + 1 / HOUR_MS),
      at(0, 0),
      at(0, 1 / HOUR_MS),
      at(3, -1),
      at(3, -2, { categoryCode: 'C2' }),
      at(3, -7),
      at(8, -1),
      at(9, -1),
      at(2, -1, { unitCode: '430211001001001000' }),
    );
    expect(found).toEqual([
      { countyCode: '430204', categoryCode: null, count: 2, past: [0, 0, 2, 0, 0, 0, 0, 1] },
      { countyCode: '430204', categoryCode: 'B1', count: 2, past: [0, 0, 1, 0, 0, 0, 0, 1] },
      { countyCode: '430211', categoryCode: null, count: 0, past: [0, 1, 0, 0, 0, 0, 0, 0] },
      { countyCode: '430211', categoryCode: 'B1', count: 0, past: [0, 1, 0, 0, 0, 0, 0, 0] },
      { countyCode: '430204', categoryCode: 'C2', count: 0, past: [0, 0, 1, 0, 0, 0, 0, 0] },
    ]);
  });

  it('go back only to weeks that lie wholly in the data', () => {
    expect(series(now - 6 * HOUR_MS - 2 * WEEK_MS, at(0, -1))[0]!.past).toEqual([0, 0]);
    expect(series(now - 6 * HOUR_MS - 2 * WEEK_MS + 1, at(0, -1))[0]!.past).toEqual([0]);
    expect(series(now + 1, at(0, -1))[0]!.past).toEqual([]);
  });
});

describe('the volume', () => {
  const COUNTIES = ['430204001001001000', '430211001001001000'];

  it('differs between whole days of one weekday in one county: by hand', () => {
    // Two Mondays of the first county with 2 and 6 reports: mean 4, variance 8; every other day has none.
    const tally = createVolumeTally(MONDAY, MONDAY + 2 * WEEK_MS);
    const add = (day: number, count: number, unitCode = COUNTIES[0]!) => {
      for (let one = 0; one < count; one += 1)
        tally.add({ reportedAt: MONDAY + day * DAY_MS + one * HOUR_MS, unitCode });
    };
    add(0, 2);
    add(7, 6);
    expect(tally.dispersion()).toBeCloseTo((8 - 4) / 16, 12);
    // A county of its own: Sundays with 0 and 10, mean 5, variance 50.
    add(13, 10, COUNTIES[1]);
    expect(tally.dispersion()).toBeCloseTo((8 - 4 + 50 - 5) / (16 + 25), 12);
  });

  it('leaves out the days that are not whole, but not the hours of the week', () => {
    const tally = createVolumeTally(MONDAY + 1, MONDAY + 3 * WEEK_MS + DAY_MS - 1);
    const whole = createVolumeTally(MONDAY + DAY_MS, MONDAY + 3 * WEEK_MS);
    const moments = [1, 7 * 24 + 9, 14 * 24 + 9, 14 * 24 + 10, 21 * 24 + 3].map(
      (hours) => MONDAY + hours * HOUR_MS,
    );
    for (const reportedAt of moments) tally.add({ reportedAt, unitCode: COUNTIES[0]! });
    for (const reportedAt of moments.slice(1, -1)) whole.add({ reportedAt, unitCode: COUNTIES[0]! });
    expect(tally.dispersion()).toBe(whole.dispersion());
    // 5 reports and half a one for each of the 168 hours: two came from nine to ten on a Monday.
    const nine = MONDAY + 9 * HOUR_MS;
    expect(tally.profile().usualDays(nine, nine + HOUR_MS)).toBeCloseTo((7 * 2.5) / 89, 9);
  });

  it('of days on the edge counts from midnight to midnight', () => {
    const edge = (reportedAt: number) => {
      const tally = createVolumeTally(MONDAY, MONDAY + 2 * WEEK_MS);
      for (let one = 0; one < 9; one += 1) tally.add({ reportedAt, unitCode: COUNTIES[0]! });
      return tally.dispersion();
    };
    expect(edge(MONDAY)).toBeGreaterThan(0);
    expect(edge(MONDAY - 1)).toBe(0);
    expect(edge(MONDAY + 2 * WEEK_MS - 1)).toBeGreaterThan(0);
    expect(edge(MONDAY + 2 * WEEK_MS)).toBe(0);
  });
});

describe('what the past teaches', () => {
  const asOf = MONDAY + 400 * DAY_MS;
  const learnFrom = (firstAt: number, ...reports: PastReport[]) => {
    const learner = createPastLearner(firstAt, asOf);
    for (const one of reports) learner.add(one);
    return { ...learner.learn(), reports: learner.reports };
  };
  const daysAgo = (days: number, changes?: Partial<PastReport>) => report(asOf - days * DAY_MS, changes);

  it('of places ends a week ago and reaches 180 days back from there, without what was refused', () => {
    const { past, pastMs, reports } = learnFrom(
      MONDAY,
      daysAgo(187.01),
      daysAgo(187),
      daysAgo(100),
      daysAgo(99, { status: 'voided' }),
      daysAgo(98, { categoryCode: 'C2' }),
      daysAgo(7.01),
      daysAgo(7),
      daysAgo(1),
    );
    expect(past.near('B1', 113.1, 27.8, 300)).toEqual({ own: 3, all: 4 });
    expect(pastMs).toBe(180 * DAY_MS);
    expect(reports.size).toBe(8);
  });

  it('covers no more time than there are reports', () => {
    expect(learnFrom(asOf - 50 * DAY_MS).pastMs).toBe(43 * DAY_MS);
    expect(learnFrom(asOf - 3 * DAY_MS).pastMs).toBe(0);
  });

  it('of the week and of durations comes from the last 180 days', () => {
    const hour = asOf - 180 * DAY_MS;
    const older = learnFrom(MONDAY, report(hour - 1));
    expect(older.profile.usualDays(hour - 1, hour)).toBeCloseTo(older.profile.usualDays(hour, hour + 1), 15);
    expect(learnFrom(MONDAY, report(hour)).profile.usualDays(hour, hour + HOUR_MS)).toBeCloseTo(
      (7 * 1.5) / 85,
      12,
    );
    const running = {
      categoryCode: 'B1',
      tier: 'L1' as const,
      urgency: 'emergency' as const,
      reportedAt: asOf - 10,
      deadlineAt: asOf + HOUR_MS,
    };
    const taken = (days: number) =>
      learnFrom(
        MONDAY,
        ...Array.from({ length: 20 }, () =>
          daysAgo(days, { urgency: 'emergency', handledAt: asOf - days * DAY_MS + 5 * HOUR_MS }),
        ),
      ).breach(running, asOf);
    expect(taken(180)).toEqual({ breachProbability: 1, n: 20 });
    expect(taken(180.1)).toEqual({ breachProbability: null, n: 0 });
  });

  it('has its moment, and the spread of days', () => {
    const monday = asOf - ((asOf - MONDAY) % WEEK_MS);
    const reports = [2, 6, 9].flatMap((count, week) =>
      Array.from({ length: count }, (_, one) => report(monday - (10 - week) * WEEK_MS + one * HOUR_MS)),
    );
    const learned = learnFrom(MONDAY, ...reports);
    expect(learned.asOf).toBe(asOf);
    expect(learned.dispersion).toBeGreaterThan(0);
  });
});
