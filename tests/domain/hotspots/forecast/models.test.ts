import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countModel } from '../../../../src/domain/hotspots/forecast/count-model.ts';
import type { ForecastModel, KnownPast } from '../../../../src/domain/hotspots/forecast/forecast-model.ts';
import { kernelDensityModel } from '../../../../src/domain/hotspots/forecast/kernel-density-model.ts';
import { modelByName } from '../../../../src/domain/hotspots/forecast/model-by-name.ts';
import { nearRepeatModel } from '../../../../src/domain/hotspots/forecast/near-repeat-model.ts';
import { fitSelfExciting } from '../../../../src/domain/hotspots/forecast/self-exciting-fit.ts';
import { selfExcitingModel } from '../../../../src/domain/hotspots/forecast/self-exciting-model.ts';
import { chooseKappa, weekModel } from '../../../../src/domain/hotspots/forecast/week-model.ts';
import { cityProfile, shrunkRates, slotCounts } from '../../../../src/domain/hotspots/forecast/week-rates.ts';
import {
  eachSlotShare,
  ONE_DAY_CLASS,
  weekSlots,
} from '../../../../src/domain/hotspots/forecast/week-slots.ts';
import { exponential } from '../../../../src/domain/random/distributions.ts';
import { createRandom } from '../../../../src/domain/random/random.ts';
import { runTask } from '../../../../src/domain/tasks/task.ts';
import { hourOfWeek } from '../../../../src/domain/time/zone.ts';
import { HOUR_MS, MONDAY_MS, pastOf, plantedEvents, WEEK_MS, type PlantedEvent } from './forecast-events.ts';

const scoresOf = (model: ForecastModel, past: KnownPast) => runTask(model.forecast(past)).scores;
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('counts', () => {
  const events: PlantedEvent[] = [
    { x: 5, y: 5, hour: 0 },
    { x: 6, y: 5, hour: 100 },
    { x: 105, y: 5, hour: 160 },
  ];

  test('by hand: all of the past, and the last two days', () => {
    const past = pastOf(events, 100, 168);
    expect([...scoresOf(countModel('counts', null), past)]).toEqual([2, 1]);
    expect([...scoresOf(countModel('counts-2', 2), past)]).toEqual([0, 1]);
    expect([...scoresOf(countModel('counts-3', 3), past)]).toEqual([1, 1]);
  });

  test('every event counts in one cell', () => {
    fc.assert(
      fc.property(plantedEvents(4, 1), fc.integer({ min: 20, max: 900 }), (planted, cellM) => {
        expect(sum(scoresOf(countModel('counts', null), pastOf(planted, cellM, 700)))).toBe(planted.length);
      }),
    );
  });
});

describe('near repeats', () => {
  test('by hand: the pathological pair of a cell, its neighbour and a week', () => {
    // Columns 0, 1 and 2 of 100 m; an event of 3 days ago in 0 and one of 8 days ago in 1.
    const past = pastOf(
      [
        { x: 50, y: 0, hour: 168 + 96 },
        { x: 150, y: 0, hour: 144 },
        { x: 250, y: 0, hour: 0 },
      ],
      100,
      336,
    );
    const scores = scoresOf(nearRepeatModel('near-repeat', { reachM: 200, weeks: 2 }), past);
    expect([...scores]).toEqual([1 + 1 / 4, 1 / 2 + 1 / 2, 1 / 4]);
  });

  test('is Σ 1 / (1 + d) · 1 / (1 + t) over all pairs of cell and event', () => {
    fc.assert(
      fc.property(plantedEvents(6, 1), fc.integer({ min: 60, max: 300 }), (planted, cellM) => {
        const past = pastOf(planted, cellM, 6 * 168 + 24);
        const { columns } = past.area.grid;
        const at = (cell: number) => [cell % columns, Math.floor(cell / columns)] as const;
        const expected = [...past.area.cells].map((cell) =>
          sum(
            planted.map((_, event) => {
              const [x, y] = at(cell);
              const [ownX, ownY] = at(past.area.cells[past.cellOf[event]!]!);
              const d = Math.max(Math.abs(x - ownX), Math.abs(y - ownY));
              const t = Math.floor((past.untilMs - past.events.toMs[event]!) / WEEK_MS);
              return d * cellM < 400 && t < 4 ? 1 / (1 + d) / (1 + t) : 0;
            }),
          ),
        );
        const scores = scoresOf(nearRepeatModel('near-repeat', { reachM: 400, weeks: 4 }), past);
        scores.forEach((score, cell) => expect(score).toBeCloseTo(expected[cell]!, 9));
      }),
    );
  });
});

describe('kernel density', () => {
  test('is the Gaussian of the distances between the cells and the cells of the events', () => {
    fc.assert(
      fc.property(plantedEvents(2, 1), fc.integer({ min: 60, max: 300 }), (planted, cellM) => {
        const past = pastOf(planted, cellM, 400);
        const bandwidthM = 200;
        const { columns } = past.area.grid;
        const centre = (cell: number) => [(cell % columns) * cellM, Math.floor(cell / columns) * cellM];
        const scores = scoresOf(kernelDensityModel('kde', { bandwidthM, kernel: 'gaussian' }), past);
        past.area.cells.forEach((cell, index) => {
          const [x, y] = centre(cell) as [number, number];
          const expected = sum(
            [...past.cellOf].map((own) => {
              const [ownX, ownY] = centre(past.area.cells[own]!) as [number, number];
              const squared = ((x - ownX) ** 2 + (y - ownY) ** 2) / bandwidthM ** 2;
              return Math.exp(-squared / 2) / (2 * Math.PI * bandwidthM ** 2);
            }),
          );
          expect(scores[index]! / expected).toBeCloseTo(1, 3);
        });
      }),
    );
  });
});

describe('self-exciting', () => {
  /** Cells of some background rate a day; every event sets off others in its cell, as a branching process. */
  function cascade(cells: number, lengthDays: number, theta: number, omega: number, seed: number) {
    const random = createRandom(seed);
    const starts = new Uint32Array(cells + 1);
    const days: number[] = [];
    for (let cell = 0; cell < cells; cell++) {
      const own: number[] = [];
      const rate = 0.005 + 0.03 * (cell / cells);
      for (let day = exponential(random) / rate; day < lengthDays; day += exponential(random) / rate)
        own.push(day);
      for (let event = 0; event < own.length; event++)
        for (let left = exponential(random); left < theta; left += exponential(random)) {
          const day = own[event]! + exponential(random) / omega;
          if (day < lengthDays) own.push(day);
        }
      days.push(...own.sort((a, b) => a - b));
      starts[cell + 1] = days.length;
    }
    return { days: Float64Array.from(days), starts, lengthDays };
  }

  test.each([
    [0.4, 0.1],
    [0.2, 0.5],
  ])('finds planted θ = %d and ω = %d', (theta, omega) => {
    const fit = runTask(fitSelfExciting(cascade(400, 1000, theta, omega, 11)));
    expect(fit.theta / theta).toBeGreaterThan(0.85);
    expect(fit.theta / theta).toBeLessThan(1.15);
    expect(fit.omega / omega).toBeGreaterThan(0.8);
    expect(fit.omega / omega).toBeLessThan(1.25);
    expect(sum(fit.background) / (400 * 0.02)).toBeCloseTo(1, 0.8);
  });

  test('finds none where events come by chance', () => {
    expect(runTask(fitSelfExciting(cascade(400, 1000, 0, 1, 3))).theta).toBeLessThan(0.05);
  });

  test('the intensity at the end is the background and what its events add, summed one by one', () => {
    const past = cascade(5, 300, 0.4, 0.1, 2);
    const { background, theta, omega, intensity } = runTask(fitSelfExciting(past));
    intensity.forEach((own, cell) => {
      const events = past.days.subarray(past.starts[cell], past.starts[cell + 1]);
      const added = sum(events.map((day) => theta * omega * Math.exp(-omega * (300 - day))));
      // The last step moves the parameters a little after the sum.
      expect(own).toBeCloseTo(background[cell]! + added, 4);
    });
  });

  test('of two cells with as many events the one with the later ones is first', () => {
    const planted = [10, 200, 400, 610, 11, 205, 415, 600].map((day, index) => ({
      x: index < 4 ? 0 : 500,
      y: 0,
      hour: 24 * day,
    }));
    const late = [690, 691, 692, 695].map((day) => ({ x: 1000, y: 0, hour: 24 * day }));
    const [first, second, third] = scoresOf(
      selfExcitingModel('self-exciting'),
      pastOf([...planted, ...late], 100, 24 * 696),
    );
    expect(third!).toBeGreaterThan(5 * Math.max(first!, second!));
  });
});

describe('hour × weekday', () => {
  const slots = weekSlots(ONE_DAY_CLASS);

  test('the shares of an event sum to 1, and lie in the hours of its interval', () => {
    const instant = fc.integer({ min: MONDAY_MS - WEEK_MS, max: MONDAY_MS + WEEK_MS });
    fc.assert(
      fc.property(instant, fc.nat(3 * WEEK_MS), fc.integer({ min: 1, max: 3 }), (from, length, classes) => {
        const own = weekSlots({ count: classes, classOf: (day) => day % classes });
        const shares = new Float64Array(own.count);
        eachSlotShare(own, from, from + length, (slot, share) => (shares[slot]! += share));
        expect(sum(shares)).toBeCloseTo(1, 9);
        expect(shares.every((share, slot) => share === 0 || own.hourOf(slot) < 168)).toBe(true);
        const first = shares.findIndex((share, slot) => share > 0 && own.hourOf(slot) === hourOfWeek(from));
        expect(first).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('by hand: two cells, four weeks, κ of 4', () => {
    // Cell 0: Monday 8 in every week. Cell 1: Tuesday 9 in every week, and once Monday 8.
    const planted: PlantedEvent[] = [0, 1, 2, 3].flatMap((week) => [
      { x: 0, y: 0, hour: week * 168 + 8 },
      { x: 500, y: 0, hour: week * 168 + 24 + 9 },
    ]);
    planted.push({ x: 500, y: 0, hour: 8 });
    const past = pastOf(planted, 100, 4 * 168);
    const counts = slotCounts(
      slots,
      2,
      { ...past.events, cellOf: past.cellOf },
      { fromMs: MONDAY_MS, toMs: past.untilMs },
    );
    const rates = shrunkRates(counts, cityProfile(slots, counts), 4);
    // (Σ weight + κ · city rate of the slot · share of the cell) / (weeks + κ); city: 5 / 4 and 4 / 4 a week.
    expect(rates[8 * 2]).toBeCloseTo((4 + 4 * (5 / 4) * (4 / 9)) / 8, 12);
    expect(rates[8 * 2 + 1]).toBeCloseTo((1 + 4 * (5 / 4) * (5 / 9)) / 8, 12);
    expect(rates[33 * 2]).toBeCloseTo((0 + 4 * 1 * (4 / 9)) / 8, 12);
  });

  test('rates of whole weeks sum to what each cell has in a week, for every κ', () => {
    fc.assert(
      fc.property(plantedEvents(4, 1), fc.constantFrom(1, 7, 300), (planted, kappa) => {
        const past = pastOf(planted, 250, 4 * 168);
        const cells = past.area.cells.length;
        const seen = { fromMs: MONDAY_MS, toMs: past.untilMs };
        const counts = slotCounts(slots, cells, { ...past.events, cellOf: past.cellOf }, seen);
        const rates = shrunkRates(counts, cityProfile(slots, counts), kappa);
        for (let cell = 0; cell < cells; cell++) {
          const own = sum(rates.filter((_, index) => index % cells === cell));
          expect(own).toBeCloseTo(counts.ofCell[cell]! / 4, 9);
        }
      }),
    );
  });

  test('κ is great where all cells have the same week, and small where each has its own', () => {
    const random = createRandom(4);
    const hours = [8, 33, 60, 90, 120];
    const plant = (hourOf: (cell: number) => number) =>
      pastOf(
        Array.from({ length: 3000 }, (_, event) => ({
          x: 100 * (event % 10),
          y: 0,
          hour: Math.floor(random.next() * 40) * 168 + hourOf(event % 10),
        })),
        100,
        40 * 168,
      );
    const alike = plant(() => hours[Math.floor(random.next() * 5)]!);
    const apart = plant((cell) => hours[cell % 5]!);
    const kappaOf = (past: typeof alike) =>
      runTask(chooseKappa(slots, { ...past, cellCount: past.area.cells.length }));
    expect(kappaOf(alike)).toBeGreaterThanOrEqual(256);
    expect(kappaOf(apart)).toBeLessThanOrEqual(4);
  });

  test('ranks each hour by itself, and a kind of day apart from the others', () => {
    // Cell 0 on Mondays at 8, cell 1 at 8 on Mondays that are of class 1: every second one.
    const planted: PlantedEvent[] = Array.from({ length: 30 }, (_, week) => ({
      x: week % 2 === 0 ? 0 : 500,
      y: 0,
      hour: week * 168 + 8,
    }));
    const isOdd = (day: number) => Math.floor((day * 24 * HOUR_MS - 8 * HOUR_MS - MONDAY_MS) / WEEK_MS) & 1;
    const past = pastOf(planted, 100, 30 * 168);
    const one = runTask(weekModel('week', ONE_DAY_CLASS).forecast(past));
    const two = runTask(weekModel('week', { count: 2, classOf: isOdd }).forecast(past));
    expect(one.scores[8 * 2]).toBeCloseTo(one.scores[8 * 2 + 1]!, 9);
    expect(two.scores[8 * 2]).toBeGreaterThan(2 * two.scores[8 * 2 + 1]!);
    expect(two.scores[(168 + 8) * 2 + 1]).toBeGreaterThan(2 * two.scores[(168 + 8) * 2]!);
  });
});

describe('names', () => {
  const settings = {
    smoothing: { bandwidthM: 250, kernel: 'gaussian' as const },
    dayClasses: ONE_DAY_CLASS,
  };

  test.each(['counts', 'counts-90', 'kde', 'near-repeat', 'self-exciting', 'week'])(
    '%s is a model',
    (name) => {
      expect(modelByName(name, settings)?.name).toBe(name);
    },
  );

  test.each(['', 'count', 'counts-', 'counts-0', 'counts-1.5', 'KDE'])('“%s” is none', (name) => {
    expect(modelByName(name, settings)).toBeUndefined();
  });
});
