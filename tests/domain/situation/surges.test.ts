import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/random/random.ts';
import { scenarioReports } from '../../../src/domain/simulation/rehearsal/scenario-reports.ts';
import { probabilityAtLeast } from '../../../src/domain/situation/count-distribution.ts';
import { isValidReport } from '../../../src/domain/situation/past-reports.ts';
import { replaySurges } from '../../../src/domain/situation/replay.ts';
import {
  createCategoryHours,
  createSeriesCounts,
  type SeriesPast,
} from '../../../src/domain/situation/series-past.ts';
import {
  FALSE_SURGES_PER_MONTH,
  othersModel,
  seriesModel,
  surgeLevel,
} from '../../../src/domain/situation/surge-model.ts';
import { placeOfReports } from '../../../src/domain/situation/reports-place.ts';
import { surgeSteps } from '../../../src/domain/situation/surge-watch.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { DAY_MS } from '../../../src/domain/time/civil-day.ts';
import { HOUR_MS, MINUTE_MS, parseIso } from '../../../src/domain/time/zone.ts';
import { scenarioSchema } from '../../../src/schemas/scenario.ts';
import { count } from '../../support/counts.ts';
import { playQuietFeed } from './planted-rounds.ts';

const asOf = parseIso('2026-11-20T12:00:00+08:00');
const COUNTY = '430211';
const UNIT = '430211001001001000';

/** 100 days in which the county sent a report of each of two categories every two hours. */
function evenPast(dispersion = 0): SeriesPast {
  const counts = createSeriesCounts();
  const hours = createCategoryHours();
  for (let hour = 0; hour < 2_400; hour += 1) {
    const categoryCode = hour % 2 === 0 ? 'B1' : 'C1';
    hours.add({ reportedAt: asOf - (hour + 1) * HOUR_MS, unitCode: UNIT, categoryCode });
    counts.add(UNIT, categoryCode, 1);
  }
  return { counts, days: 100, profileOf: hours.profileOf, dispersion };
}

const at = (minutes: number, categoryCode = 'B1') => ({
  reportedAt: asOf + minutes * MINUTE_MS,
  categoryCode,
  unitCode: UNIT,
});
const surgesOf = (reports: readonly ReturnType<typeof at>[], untilMin: number, past = evenPast()) =>
  runTask(surgeSteps(reports, past, asOf + untilMin * MINUTE_MS));

describe('what the past lets expect', () => {
  it('is the rate of the county and category by the hour', () => {
    const model = (categoryCode: string | null, hours: number) =>
      seriesModel(evenPast(), { countyCode: COUNTY, categoryCode }, asOf, asOf + hours * HOUR_MS);
    expect(model(null, 24).mean).toBeCloseTo(24, 0);
    expect(model('B1', 24).mean).toBeCloseTo(12, 0);
    expect(model('B1', 1).dispersion).toBeCloseTo(1 / 1200.5, 9);
    const elsewhere = seriesModel(
      evenPast(),
      { countyCode: '430202', categoryCode: 'B1' },
      asOf,
      asOf + DAY_MS,
    );
    expect(elsewhere.mean).toBeCloseTo(0.005, 3);
  });

  it('gives a category its own hours of the day, and one with few reports those of all', () => {
    const hours = createCategoryHours();
    for (let day = 0; day < 200; day += 1)
      for (let hour = 0; hour < 24; hour += 1) {
        const reportedAt = parseIso('2026-01-05T00:30:00+08:00') + day * DAY_MS + hour * HOUR_MS;
        hours.add({ reportedAt, unitCode: UNIT, categoryCode: 'C1' });
        if (hour === 22)
          for (let n = 0; n < 5; n += 1) hours.add({ reportedAt, unitCode: UNIT, categoryCode: 'D1' });
        if (hour === 22 && day === 0) hours.add({ reportedAt, unitCode: UNIT, categoryCode: 'E1' });
      }
    const share = (category: string | null) =>
      hours
        .profileOf(category)
        .usualDays(parseIso('2026-06-01T22:00:00+08:00'), parseIso('2026-06-01T23:00:00+08:00'));
    expect(share('D1')).toBeGreaterThan(0.8);
    expect(share('C1')).toBeLessThan(0.08);
    expect(Math.abs(share('E1') - share(null))).toBeLessThan(0.02);
  });

  it('a report that has come speaks for a busy day: its rate is size-biased', () => {
    const [mean, dispersion] = [3, 0.5];
    const others = othersModel({ mean, dispersion });
    // P(others = k | one more) is (k + 1) P(X = k + 1) / mean.
    const exactly = (model: typeof others, k: number) =>
      probabilityAtLeast(model, k) - probabilityAtLeast(model, k + 1);
    for (const k of [0, 1, 4, 9])
      expect(exactly(others, k)).toBeCloseTo(((k + 1) * exactly({ mean, dispersion }, k + 1)) / mean, 9);
  });

  it('the level lets chance pass as many tests in a month as are allowed', () => {
    const past = evenPast();
    const testsPerMonth = (2_400 / 100) * 30 * 6;
    expect(surgeLevel(past) * testsPerMonth).toBeCloseTo(FALSE_SURGES_PER_MONTH, 2);
    expect(surgeLevel({ ...past, counts: createSeriesCounts() })).toBe(1e-3);
  });
});

describe('a surge', () => {
  const crowd = Array.from({ length: 8 }, (_, index) => at(2 * index));

  it('is known with the report that makes it significant, and holds those that came before it', () => {
    const [surge] = surgesOf(crowd.slice(0, 5), 9);
    expect(surgesOf(crowd.slice(0, 4), 9)).toEqual([]);
    expect(surge).toMatchObject({ countyCode: COUNTY, categoryCode: 'B1', endedAt: null });
    expect(surge).toMatchObject({ firstAt: asOf, startedAt: asOf + 8 * MINUTE_MS });
    expect(surge!.reports).toHaveLength(5);
    expect(surge!.high).toBeLessThan(5);
    expect(surgesOf(crowd, 15)[0]!.reports).toHaveLength(8);
  });

  it('began where the crowd did, not with what came hours before it', () => {
    const before = [at(-300, 'B1'), at(-190, 'B1'), at(-100, 'B1')];
    const surge = surgesOf([...before, ...crowd], 15).find(({ categoryCode }) => categoryCode === 'B1');
    expect(surge!.firstAt).toBe(asOf);
    expect(surge!.reports).toHaveLength(8);
  });

  describe('of a category that hardly ever comes', () => {
    // Not once in 100 days: any two reports of it are unlikely.
    const rare = (minutes: number) => at(minutes, 'Z9');
    const burst = [0, 2, 4, 6, 8].map(rare);
    const rareOf = (reports: readonly ReturnType<typeof at>[]) =>
      surgesOf(reports, 30).find(({ categoryCode }) => categoryCode === 'Z9')!;

    it.each([
      [[-300], 0],
      [[-60], 0],
      [[-340, -200], 0],
      [[-330, -310, -290, -270], 0],
    ])('began with the burst, not with the few of hours before: %j', (before, firstMin) => {
      const surge = rareOf([...before.map(rare), ...burst]);
      expect(surge.firstAt).toBe(asOf + firstMin * MINUTE_MS);
      expect(surge.reports).toHaveLength(5);
    });

    it('is known with a lone one and four, and began with the four as soon as they are five', () => {
      const four = rareOf([rare(-300), ...burst.slice(0, 4)]);
      expect(four).toMatchObject({ firstAt: asOf - 300 * MINUTE_MS, startedAt: asOf + 6 * MINUTE_MS });
      const five = rareOf([rare(-300), ...burst]);
      expect(five).toMatchObject({ firstAt: asOf, startedAt: asOf + 6 * MINUTE_MS });
      expect(five.reports).toHaveLength(5);
    });

    it('keeps the report that made it known, whatever bursts later', () => {
      const slow = [-220, -165, -110, -55, 0].map(rare);
      const surges = surgesOf([...slow, ...[40, 42, 44, 46, 48].map(rare)], 50);
      const surge = surges.find(({ categoryCode }) => categoryCode === 'Z9')!;
      expect(surge).toMatchObject({ startedAt: asOf, firstAt: asOf });
      expect(surge.reports).toHaveLength(6);
    });

    it('never begins after it was known', () => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom(1, 2, 40, 55, 70), { minLength: 9, maxLength: 14 }), (gaps) => {
          let minute = -600;
          const reports = gaps.map((gap) => rare((minute += gap)));
          for (const { firstAt, startedAt } of surgesOf(reports, minute + 1))
            expect(firstAt).toBeLessThanOrEqual(startedAt);
        }),
        { seed: 11 },
      );
    });

    it('keeps what came shortly before, and a beginning that was a surge by itself', () => {
      expect(rareOf([rare(-10), ...burst]).firstAt).toBe(asOf - 10 * MINUTE_MS);
      const slow = [-350, -280, -210, -140, -70].map(rare);
      expect(rareOf([...slow, ...burst]).firstAt).toBe(asOf - 350 * MINUTE_MS);
    });
  });

  it('needs five reports, however rare the category is', () => {
    const rare = crowd.map(({ reportedAt, unitCode }) => ({ reportedAt, unitCode, categoryCode: 'Z9' }));
    expect(surgesOf(rare.slice(0, 4), 60)).toEqual([]);
    expect(surgesOf(rare.slice(0, 5), 60).some(({ categoryCode }) => categoryCode === 'Z9')).toBe(true);
  });

  it('is none where as much is usual', () => {
    const busy = Array.from({ length: 48 }, (_, index) => at(30 * index, index % 2 === 0 ? 'B1' : 'C1'));
    expect(surgesOf(busy, 30 * 48)).toEqual([]);
  });

  it('is over after an hour as usual, and what is left of it begins no other', () => {
    const later = [at(90), at(150), at(210)];
    const surges = surgesOf([...crowd, ...later], 300).filter(({ categoryCode }) => categoryCode === 'B1');
    expect(surges).toHaveLength(1);
    const endedMin = (surges[0]!.endedAt! - asOf) / MINUTE_MS;
    expect(endedMin).toBeGreaterThanOrEqual(14 + 30);
    expect(endedMin).toBeLessThanOrEqual(14 + 65);
    expect(surges[0]!.reports).toHaveLength(8);
  });

  it('does not flicker: a pause within it does not end it', () => {
    const second = crowd.map((report) => ({ ...report, reportedAt: report.reportedAt + 50 * MINUTE_MS }));
    const surges = surgesOf([...crowd, ...second], 70).filter(({ categoryCode }) => categoryCode === 'B1');
    expect(surges).toHaveLength(1);
    expect(surges[0]!.reports).toHaveLength(16);
  });

  it('of the past hour is the same whenever it is asked for', () => {
    const reports = [...crowd, at(100), at(130)];
    const ends = [120, 131, 400].map((until) => surgesOf(reports, until)[0]?.endedAt);
    expect(new Set(ends).size).toBe(1);
  });

  it('of several categories is one of all of them', () => {
    const mixed = ['A1', 'A2', 'A3', 'B2', 'B3', 'D1', 'D2', 'D3', 'D4', 'E1', 'E2', 'E3'];
    const surges = surgesOf(
      mixed.map((category, index) => at(index, category)),
      15,
    );
    expect(surges.map(({ categoryCode }) => categoryCode)).toEqual([null]);
  });
});

describe('the place of a surge', () => {
  const spot = (longitude: number, latitude: number, unitCode = UNIT) => ({ longitude, latitude, unitCode });
  it('is the middle of the reports, whatever one far away says, and the finest unit that holds most', () => {
    const near = [0, 1, 2, 3].map((step) => spot(113.1 + step * 0.001, 27.8));
    const place = placeOfReports([...near, spot(114, 28.5, '430202001001001000')]);
    expect(place.longitude).toBeCloseTo(113.102, 6);
    expect(place.latitude).toBeCloseTo(27.8, 6);
    expect(place.radiusM).toBeGreaterThan(190);
    expect(place.radiusM).toBeLessThan(210);
    expect(place.unitCode).toBe('430211001001');
    expect(
      placeOfReports([...near, spot(113.1, 27.8, '430211002001001000'), spot(113.1, 27.8, '430211002001')])
        .unitCode,
    ).toBe('430211000000');
  });
});

const SEEDS = count(6, 40);
/** Leaks of one hour: how many reports each has. */
const LEAKS = [5, 8, 12];
const storm = scenarioSchema.parse(
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../data/scenarios/storm.json'), 'utf8')),
);

type Planted = Pick<ReturnType<typeof at>, 'reportedAt' | 'categoryCode'>;

/** With which of the planted reports, and how many minutes after the first, a surge is known; infinite: never. */
function delayOf(feed: ReturnType<typeof playQuietFeed>, planted: readonly Planted[]) {
  const from = planted[0]!.reportedAt;
  const quiet = feed.incidents.filter((one) => isValidReport(one) && one.reportedAt > from - DAY_MS);
  const all = [...quiet, ...planted.map((one) => ({ ...one, unitCode: UNIT }))];
  all.sort((a, b) => a.reportedAt - b.reportedAt);
  const { series, asOf: until } = feed.learned;
  const surges = runTask(surgeSteps(all, series, until)).filter((one) => one.startedAt > from);
  const known = surges.find(({ countyCode }) => countyCode === COUNTY)?.startedAt ?? Infinity;
  const reports = planted.filter(({ reportedAt }) => reportedAt <= known).length;
  return { surges, minutes: (known - from) / MINUTE_MS, reports: known === Infinity ? Infinity : reports };
}

describe(`the simulated feed over ${SEEDS} seeds`, () => {
  const feeds = Array.from({ length: SEEDS }, (_, index) => index + 1);
  const budgets = { alarms: 0, days: 0 };
  const storms: ReturnType<typeof delayOf>[] = [];
  const leaks = new Map(LEAKS.map((size) => [size, [] as ReturnType<typeof delayOf>[]]));

  beforeAll(() => {
    for (const seed of feeds) {
      const feed = playQuietFeed(seed);
      const { learned, reports, calibration } = feed;
      const budget = runTask(replaySurges(learned, reports));
      budgets.alarms += budget!.alarms;
      budgets.days += budget!.days;
      const startedAt = learned.asOf - 6 * HOUR_MS;
      const random = createRandom(seed);
      storms.push(delayOf(feed, scenarioReports(storm, { startedAt, calibration, random })));
      for (const [size, delays] of leaks) {
        const times = Array.from({ length: size }, () => startedAt + random.next() * HOUR_MS);
        times.sort((a, b) => a - b);
        delays.push(
          delayOf(
            feed,
            times.map((reportedAt) => ({ reportedAt, categoryCode: 'D5' })),
          ),
        );
      }
    }
  }, 300_000);

  it('gives no more false alarms than allowed', () => {
    const { alarms, days } = budgets;
    console.log(`surges: ${alarms} alarms in ${days} quiet days, ${((7 * alarms) / days).toFixed(3)} a week`);
    expect((30 * alarms) / days).toBeLessThanOrEqual(FALSE_SURGES_PER_MONTH);
  });

  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
  const say = (what: string, delays: readonly ReturnType<typeof delayOf>[]) => {
    const found = delays.filter(({ reports }) => reports < Infinity);
    const [reports, minutes] = [found.map((one) => one.reports), found.map((one) => one.minutes)];
    console.log(
      `${what}: ${found.length} of ${delays.length} found, with report ${median(reports)} in the median (${Math.max(...reports)} at most), after ${median(minutes).toFixed(1)} minutes (${Math.max(...minutes).toFixed(1)})`,
    );
    return { found: found.length, mostReports: Math.max(...reports) };
  };

  it('the storm is seen with its first dozen of reports, each category once, and is over when it is', () => {
    const { found, mostReports } = say('storm', storms);
    expect(found).toBe(SEEDS);
    expect(mostReports).toBeLessThanOrEqual(12);
    for (const { surges } of storms) {
      expect(surges.every(({ endedAt }) => endedAt !== null)).toBe(true);
      expect(new Set(surges.map(({ categoryCode }) => categoryCode)).size).toBe(surges.length);
    }
  });

  it('a leak that is told of by five neighbours in an hour is mostly seen, one by eight always', () => {
    const [five, eight, twelve] = LEAKS.map((size) => say(`leak of ${size}`, leaks.get(size)!));
    expect(five!.found).toBeGreaterThan(0.8 * SEEDS);
    expect([eight!.found, twelve!.found]).toEqual([SEEDS, SEEDS]);
    expect(twelve!.mostReports).toBeLessThanOrEqual(8);
  });
});
