import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countModel } from '../../../../src/domain/hotspots/forecast/count-model.ts';
import { evaluateModels } from '../../../../src/domain/hotspots/forecast/evaluate-models.ts';
import type { EvaluationRequest } from '../../../../src/domain/hotspots/forecast/evaluation.ts';
import type { ForecastModel } from '../../../../src/domain/hotspots/forecast/forecast-model.ts';
import { modelByName } from '../../../../src/domain/hotspots/forecast/model-by-name.ts';
import type { TimedPoints } from '../../../../src/domain/hotspots/forecast/timed-points.ts';
import { gainOverCounts, verdictOverCoverages } from '../../../../src/domain/hotspots/forecast/verdict.ts';
import { ONE_DAY_CLASS } from '../../../../src/domain/hotspots/forecast/week-slots.ts';
import { createRandom } from '../../../../src/domain/random/random.ts';
import { runTask } from '../../../../src/domain/tasks/task.ts';
import { count } from '../../../support/counts.ts';
import {
  HOUR_MS,
  MONDAY_MS,
  plantedEvents,
  timedPoints,
  WEEK_MS,
  type PlantedEvent,
} from './forecast-events.ts';

const NAMES = ['counts', 'counts-14', 'kde', 'near-repeat', 'self-exciting', 'week'];
const settings = {
  smoothing: { bandwidthM: 200, kernel: 'quartic' as const },
  dayClasses: ONE_DAY_CLASS,
};
const model = (name: string): ForecastModel => modelByName(name, settings)!;
const others = NAMES.slice(1).map(model);

const requestOf = (
  events: TimedPoints,
  trainWeeks: number,
  testWeeks: number,
  more: Partial<EvaluationRequest> = {},
): EvaluationRequest => ({
  events,
  cellM: 250,
  trainUntilMs: MONDAY_MS + trainWeeks * WEEK_MS,
  testUntilMs: MONDAY_MS + (trainWeeks + testWeeks) * WEEK_MS,
  coverages: [0.2, 0.5],
  origins: 1,
  ties: 'pessimistic',
  relearnDays: null,
  models: [],
  random: createRandom(7),
  ...more,
});
const evaluate = (request: EvaluationRequest) => runTask(evaluateModels(request));

/** The model, and what it said of each cell of the grid at each of its forecasts. */
function listen(to: ForecastModel): { model: ForecastModel; heard: Map<string, number>[] } {
  const heard: Map<string, number>[] = [];
  return {
    heard,
    model: {
      name: to.name,
      *forecast(past) {
        const forecast = yield* to.forecast(past);
        const { cells } = past.area;
        const said = new Map<string, number>();
        forecast.scores.forEach((score, index) => {
          const slot = Math.floor(index / cells.length);
          said.set(`${slot} ${cells[index % cells.length]!}`, score);
        });
        heard.push(said);
        return forecast;
      },
    },
  };
}

/** `weeks` weeks of `perWeek` events, each in one of `places` cells in a row, at an hour. */
function cityOf(
  weeks: number,
  perWeek: number,
  placeOf: (week: number, random: () => number) => number,
  hourOf: (place: number, random: () => number) => number = () => 12,
): PlantedEvent[] {
  const random = createRandom(weeks + perWeek);
  const draw = () => random.next();
  return Array.from({ length: weeks * perWeek }, (_, index) => {
    const week = Math.floor(index / perWeek);
    const place = placeOf(week, draw);
    return { x: 250 * place + 100, y: 0, hour: week * 168 + hourOf(place, draw) };
  });
}

describe('no look-ahead', () => {
  test('dates after the begin of the test change no score of any cell', () => {
    fc.assert(
      fc.property(
        plantedEvents(6, 6),
        fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
        (planted, lots) => {
          // Later events exchange their times, also with those after the end of the test.
          const later = planted.filter(({ hour }) => hour >= 3 * 168);
          const shuffled = later
            .map((event, index) => ({ lot: lots[index]!, hour: event.hour, lasts: event.lasts ?? 0 }))
            .sort((a, b) => a.lot - b.lot);
          const exchanged = planted.map((event) => {
            const index = later.indexOf(event);
            return index < 0 ? event : { ...event, ...shuffled[index]! };
          });
          fc.pre([planted, exchanged].every((events) => isTest(events)));
          const [before, after] = [planted, exchanged].map((events) => {
            const ears = others.map(listen);
            evaluate(requestOf(timedPoints(events), 3, 2, { models: ears.map((ear) => ear.model) }));
            return ears.map(({ heard }) => heard[0]!);
          });
          before!.forEach((scores, index) => {
            for (const [cell, score] of after![index]!)
              if (scores.has(cell)) expect(scores.get(cell)).toBe(score);
          });
        },
      ),
      { numRuns: count(15, 500) },
    );
  }, 300_000);

  test('a model that learns anew gets nothing that ends after the stretch begins', () => {
    const seen: { untilMs: number; lastMs: number; events: number }[] = [];
    const spy: ForecastModel = {
      name: 'spy',
      *forecast(past) {
        seen.push({
          untilMs: past.untilMs,
          lastMs: Math.max(...past.events.toMs),
          events: past.cellOf.length,
        });
        return yield* countModel('spy', null).forecast(past);
      },
    };
    const events = timedPoints(cityOf(20, 4, (week) => week % 3));
    evaluate(requestOf(events, 10, 10, { models: [spy], relearnDays: 7 }));
    expect(seen.map(({ events: known }) => known)).toEqual([40, 44, 48, 52, 56, 60, 64, 68, 72, 76]);
    for (const { untilMs, lastMs } of seen) expect(lastMs).toBeLessThan(untilMs);
  });

  test('what is reported later than a stretch begins is not learned before', () => {
    const seen: number[] = [];
    const spy: ForecastModel = {
      name: 'spy',
      *forecast(past) {
        seen.push(past.cellOf.length);
        return yield* countModel('spy', null).forecast(past);
      },
    };
    const events = timedPoints(cityOf(20, 4, (week) => week % 3));
    // Every event of week 9 is reported after two more weeks have begun.
    const knownMs = events.toMs.map((ms) =>
      Math.floor((ms - MONDAY_MS) / WEEK_MS) === 9 ? ms + 2 * WEEK_MS : ms,
    );
    evaluate(requestOf(events, 10, 4, { knownMs, models: [spy], relearnDays: 7 }));
    expect(seen).toEqual([36, 40, 48, 52]);
    const never = events.toMs.map(() => Infinity);
    expect(() => evaluate(requestOf(events, 10, 4, { knownMs: never }))).toThrow('nothing to learn from');
    expect(() => evaluate(requestOf(events, 10, 4, { knownMs: never.subarray(1) }))).toThrow('79 moments');
  });
});

test('what ends as the test begins is known, an instant at its begin is tested, and one at its end is neither', () => {
  const ear = listen(countModel('ear', null));
  const events = timedPoints([
    { x: 0, y: 0, hour: 167, lasts: 1 },
    { x: 250, y: 0, hour: 168 },
    { x: 500, y: 0, hour: 335, lasts: 1 },
    { x: 750, y: 0, hour: 336 },
  ]);
  const { trainEvents, testEvents } = evaluate(requestOf(events, 1, 1, { models: [ear.model] }));
  expect({ trainEvents, testEvents }).toEqual({ trainEvents: 1, testEvents: 2 });
  expect([...ear.heard[0]!.values()]).toEqual([1, 0, 0]);
});

const AT_THE_END = [0, 0, 0, 504, 840].map((hour) => ({ x: 0, y: hour === 504 ? 95 : 0, hour, lasts: 0 }));

describe('evaluation', () => {
  test('a forecast that knows the future has a PEI of 1, and none has more', () => {
    fc.assert(
      fc.property(plantedEvents(6, 6), fc.constantFrom(1, 3), (planted, origins) => {
        fc.pre(isTest(planted));
        const events = timedPoints(planted);
        // An interval may end with the test; an instant at its end is beyond it.
        const test = planted.filter(
          ({ hour, lasts = 0 }) => hour >= 3 * 168 && hour < 5 * 168 && hour + lasts <= 5 * 168,
        );
        const oracle: ForecastModel = {
          name: 'oracle',
          // oxlint-disable-next-line require-yield -- it looks at the answer.
          *forecast({ area }) {
            const scores = new Float64Array(area.cells.length);
            const { x0, y0, cellM, columns } = area.grid;
            for (const { x, y } of test) {
              const cell = Math.floor((y - y0) / cellM) * columns + Math.floor((x - x0) / cellM);
              scores[area.indexOfCell[cell]!]! += 1;
            }
            return { slots: null, scores };
          },
        };
        const { models } = evaluate(requestOf(events, 3, 2, { models: [oracle, ...others], origins }));
        for (const { model: name, coverage, curve } of models) {
          for (const row of coverage) {
            expect(row.pei).toBeLessThanOrEqual(1 + 1e-9);
            if (name === 'oracle') expect(row.pei).toBeCloseTo(1, 9);
            expect(row.pai).toBeGreaterThanOrEqual(row.paiLow - 1e-9);
            expect(row.hits).toBeLessThanOrEqual(row.n + 1e-9);
            expect(row.hits).toBeLessThanOrEqual(row.expectedHits + 1e-9);
            // Models are compared by what they are expected to catch: the order of ties gains nothing.
            const counts = models[0]!.coverage[coverage.indexOf(row)]!;
            const gain = (row.expectedHits - counts.expectedHits) / row.n;
            if (row.overCounts !== null) expect(row.overCounts.gain).toBeCloseTo(gain, 9);
          }
          expect(curve[0]).toBe(0);
          expect(curve.at(-1)).toBeCloseTo(1, 9);
          for (let step = 1; step < curve.length; step++)
            expect(curve[step]!).toBeGreaterThanOrEqual(curve[step - 1]! - 1e-9);
        }
      }),
      {
        numRuns: count(15, 300),
        // An instant at the end of the test, where its place is the only other one.
        examples: [[AT_THE_END, 3]],
      },
    );
  });

  test('by hand: 4 cells, 1 flagged', () => {
    // Past: 3, 2, 1 and 0 events in the cells 0 … 3; test: 2, 5, 1 and 2.
    const cells = (counts: number[], week: number): PlantedEvent[] =>
      counts.flatMap((events, cell) =>
        Array.from({ length: events }, () => ({ x: 250 * cell, y: 0, hour: week * 168 + 1 })),
      );
    const events = timedPoints([...cells([3, 2, 1, 0], 0), ...cells([2, 5, 1, 2], 1)]);
    const { models, areaCells, trainEvents, testEvents, warnings } = evaluate(
      requestOf(events, 1, 1, { coverages: [0.25] }),
    );
    expect({ areaCells, trainEvents, testEvents }).toEqual({ areaCells: 4, trainEvents: 6, testEvents: 10 });
    const row = models[0]!.coverage[0]!;
    expect(row).toMatchObject({ cells: 1, hits: 2, n: 10, hitRate: 0.2, pei: 2 / 5, oraclePai: 2 });
    expect(row.pai).toBeCloseTo(0.8, 12);
    expect(warnings).toEqual([
      { kind: 'areaOfEvents', cells: 4 },
      { kind: 'fewEvents', n: 10 },
      { kind: 'fewWeeks', weeks: 1 },
    ]);
  });

  test('several grids: figures are means, with the least and the most', () => {
    const random = createRandom(3);
    const events = timedPoints(
      Array.from({ length: 400 }, (_, index) => ({
        x: 3000 * random.next() ** 2,
        y: 3000 * random.next() ** 2,
        hour: (index % 20) * 168,
      })),
    );
    const one = evaluate(requestOf(events, 10, 10)).models[0]!.coverage[0]!;
    const five = evaluate(requestOf(events, 10, 10, { origins: 5 })).models[0]!.coverage[0]!;
    expect(one.paiLeast).toBe(one.paiMost);
    expect(five.paiLeast).toBeLessThan(five.paiMost);
    expect(five.pai).toBeGreaterThan(five.paiLeast);
    expect(five.pai).toBeLessThan(five.paiMost);
    // The first of the five grids is the one grid.
    expect(five.paiLeast).toBeLessThanOrEqual(one.pai);
    expect(five.paiMost).toBeGreaterThanOrEqual(one.pai);
  });

  test('events across the begin of the test are left out and counted', () => {
    const planted = cityOf(20, 4, (week) => week % 3);
    planted.push({ x: 0, y: 0, hour: 10 * 168 - 5, lasts: 10 });
    const { warnings } = evaluate(requestOf(timedPoints(planted), 10, 10));
    expect(warnings).toContainEqual({ kind: 'eventsLeftOut', events: 1 });
  });

  test('the same seed gives the same answer', () => {
    const events = timedPoints(cityOf(30, 10, (week, random) => (week + Math.floor(random() * 5)) % 8));
    const twice = [1, 2].map(() =>
      evaluate(requestOf(events, 15, 15, { models: others, random: createRandom(5) })),
    );
    expect(twice[0]).toEqual(twice[1]);
  });

  test.each<[string, Partial<EvaluationRequest>, RegExp]>([
    ['a cell of no size', { cellM: 0 }, /cell of 0/],
    ['a cell too small for the extent', { cellM: 1e-6 }, /more than 50000000/],
    ['a coverage of more than all', { coverages: [0.1, 1.5] }, /not 1.5/],
    ['no coverage', { coverages: [] }, /no coverage/],
    ['no grid', { origins: 0 }, /0 grid origins/],
    ['a test before its begin', { testUntilMs: MONDAY_MS }, /end after it begins/],
    ['nothing to learn from', { trainUntilMs: MONDAY_MS - 5 }, /nothing to learn from/],
    ['nothing to measure by', { trainUntilMs: MONDAY_MS + 19.9 * WEEK_MS }, /nothing to measure by/],
    ['two models of one name', { models: [model('kde'), model('kde')] }, /kde is named twice/],
    ['no time between learning', { relearnDays: 0 }, /relearn after 0 days/],
  ])('refuses %s', (_, more, message) => {
    const events = timedPoints(cityOf(20, 4, (week) => week % 3));
    expect(() => evaluate(requestOf(events, 10, 10, more))).toThrow(message);
  });

  test('refuses events without a place, or that end before they begin', () => {
    const events = timedPoints(cityOf(20, 4, (week) => week % 3));
    events.points.x[7] = Number.NaN;
    expect(() => evaluate(requestOf(events, 10, 10))).toThrow('event 7 has no place');
    events.points.x[7] = 0;
    events.toMs[8] = events.fromMs[8]! - HOUR_MS;
    expect(() => evaluate(requestOf(events, 10, 10))).toThrow('event 8 ends before');
  });
});

describe('verdict', () => {
  const places = 20;
  /** The hot place moves on every four weeks: only what is new tells where it is. */
  const wandering = cityOf(104, 12, (week, random) =>
    random() < 0.6 ? Math.floor(week / 4) % places : Math.floor(random() * places),
  );
  /** Some places are hotter than others, and stay so. */
  const stable = cityOf(104, 12, (_, random) => Math.floor(places * random() ** 2));
  /** Every place has an hour of its own. */
  const timely = cityOf(
    104,
    12,
    (_, random) => Math.floor(places * random()),
    (place) => 5 * place,
  );
  const verdictOf = (planted: PlantedEvent[], name: string) => {
    const request = requestOf(timedPoints(planted), 52, 52, {
      coverages: [0.05, 0.2],
      models: [model(name)],
      relearnDays: 7,
    });
    const { verdict, use } = evaluate(request);
    return { verdict, use };
  };

  test('what follows a hot place that moves is better than the counts', () => {
    expect(verdictOf(wandering, 'counts-14')).toEqual({ verdict: 'better', use: 'counts-14' });
    expect(verdictOf(wandering, 'near-repeat')).toEqual({ verdict: 'better', use: 'near-repeat' });
  });

  test('the hour of the week is better where each place has its own', () => {
    expect(verdictOf(timely, 'week')).toEqual({ verdict: 'better', use: 'week' });
  });

  test('a short window is not better where nothing moves, nor is a smooth density', () => {
    expect(verdictOf(stable, 'counts-14')).toEqual({ verdict: 'notBetter', use: 'counts' });
    expect(verdictOf(stable, 'kde')).not.toMatchObject({ verdict: 'better' });
  });

  test('the counts under another name are not better', () => {
    const { models } = evaluate(
      requestOf(timedPoints(stable), 52, 52, { models: [countModel('same', null)] }),
    );
    expect(models[1]).toMatchObject({ model: 'same', verdict: 'notBetter' });
    expect(models[1]!.coverage[0]!.overCounts).toMatchObject({ gain: 0, gainLow: 0, gainHigh: 0 });
  });

  test('ties decide nothing: the same ranking with its ties broken at random is not better', () => {
    // Thin data, so that most cells tie. The dates are all that the second model breaks ties by.
    let better = 0;
    const seeds = count(10, 100);
    for (let seed = 0; seed < seeds; seed++) {
      const random = createRandom(seed, 2);
      const thin = timedPoints(
        Array.from({ length: 1500 }, (_, index) => ({
          x: 250 * Math.floor(400 * random.next() ** 1.5),
          y: 0,
          hour: (index % 100) * 168,
        })),
      );
      const broken: ForecastModel = {
        name: 'broken',
        *forecast(past) {
          const { scores } = yield* countModel('broken', null).forecast(past);
          return { slots: null, scores: scores.map((score) => score + 0.5 * random.next()) };
        },
      };
      const { verdict } = evaluate(requestOf(thin, 50, 50, { models: [broken], random: createRandom(1) }));
      better += Number(verdict === 'better');
    }
    expect(better / seeds).toBeLessThanOrEqual(0.1);
  });

  test('a test of a few weeks proves nothing, however great the gain', () => {
    const weeks = new Float64Array(5).fill(10);
    const differences = { ofWeeks: weeks, ofCells: [weeks], countHits: 0, weekEvents: weeks };
    const gain = gainOverCounts(differences, 1, createRandom(1));
    expect(gain).toMatchObject({ gain: 1, gainLow: 1, gainHigh: 1, verdict: 'unproven' });
  });

  test('coverages are taken together: a sure loss outweighs, what is open stays open', () => {
    const gain = (gainLow: number, gainHigh: number, verdict: 'better' | 'notBetter' | 'unproven') => ({
      gain: (gainLow + gainHigh) / 2,
      gainLow,
      gainHigh,
      verdict,
    });
    const [up, none, down, open] = [
      gain(0.1, 0.2, 'better'),
      gain(-0.1, 0.001, 'notBetter'),
      gain(-0.2, -0.1, 'notBetter'),
      gain(-0.1, 0.1, 'unproven'),
    ];
    expect(verdictOverCoverages([up, open])).toBe('better');
    expect(verdictOverCoverages([up, none])).toBe('better');
    expect(verdictOverCoverages([up, down])).toBe('unproven');
    expect(verdictOverCoverages([none, none])).toBe('notBetter');
    expect(verdictOverCoverages([none, open])).toBe('unproven');
    expect(verdictOverCoverages([down, open])).toBe('notBetter');
  });
});

/** Whether there is something to learn from and something to measure by. */
function isTest(planted: readonly PlantedEvent[]): boolean {
  return (
    planted.some(({ hour, lasts = 0 }) => hour + lasts < 3 * 168) &&
    planted.some(({ hour, lasts = 0 }) => hour >= 3 * 168 && hour + lasts < 5 * 168)
  );
}
