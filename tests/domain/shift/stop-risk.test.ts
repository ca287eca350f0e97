import { describe, expect, it } from 'vitest';
import { stopRisk, type StopRiskRequest } from '../../../src/domain/shift/stop-risk.ts';
import { createRandom } from '../../../src/domain/random/random.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { civilDayOfDate, startOfCivilDay, weekdayOfCivilDay } from '../../../src/domain/time/civil-day.ts';
import { HOUR_MS, WEEK_MS } from '../../../src/domain/time/zone.ts';

const UNTIL = startOfCivilDay(civilDayOfDate('2026-11-16'));
const FROM = UNTIL - 20 * WEEK_MS;
const EVENING = { fromMs: UNTIL + 17 * HOUR_MS, toMs: UNTIL + 21 * HOUR_MS };

/** Events at places `x`, so many hours after the start. */
function past(rows: readonly [x: number, hour: number][]): StopRiskRequest['events'] {
  return {
    points: { x: Float64Array.from(rows, ([x]) => x), y: new Float64Array(rows.length) },
    fromMs: Float64Array.from(rows, ([, hour]) => FROM + hour * HOUR_MS),
    toMs: Float64Array.from(rows, ([, hour]) => FROM + hour * HOUR_MS),
  };
}

const request = (changes: Partial<StopRiskRequest>): StopRiskRequest => ({
  events: past([]),
  untilMs: UNTIL,
  stops: { x: Float64Array.of(0, 1000), y: Float64Array.of(0, 0) },
  markets: [null, null],
  shift: EVENING,
  reachM: 150,
  model: 'counts',
  cellM: 250,
  ...changes,
});
const risk = (changes: Partial<StopRiskRequest>) => runTask(stopRisk(request(changes)));
const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);

/** An event that begins the past; then Monday 18:30 of every week, three times at the first stop, once at the second, once far from both. */
const mondays: [number, number][] = [
  [5000, 0],
  ...Array.from({ length: 20 }, (_, week): [number, number][] => [
    [0, week * 168 + 18.5],
    [10, week * 168 + 18.5],
    [-10, week * 168 + 18.5],
    [1000, week * 168 + 18.5],
    [5000, week * 168 + 18.5],
  ]).flat(),
];

describe('expected thefts at stops', () => {
  it('are those of the past, by place, hour and day of the week', () => {
    const { expectedThefts, totalThefts, cases } = risk({ events: past(mondays) });
    expect([...cases]).toEqual([60, 20]);
    // Five thefts every Monday between 18 and 19, on workdays and on the holiday among them alike; the stops have 60 and 20 of 101 events.
    expect(totalThefts).toBeCloseTo(5, 6);
    expect(sum(expectedThefts.subarray(0, 16))).toBeCloseTo((5 * 60) / 101, 6);
    expect(sum(expectedThefts.subarray(16))).toBeCloseTo((5 * 20) / 101, 6);
    expect(expectedThefts[4]).toBeCloseTo((5 * 60) / 101 / 4, 6);
    expect(expectedThefts[3]).toBeCloseTo(0, 6);
  });

  it('are none on another day of the week', () => {
    const tuesday = { fromMs: EVENING.fromMs + 24 * HOUR_MS, toMs: EVENING.toMs + 24 * HOUR_MS };
    expect(risk({ events: past(mondays), shift: tuesday }).totalThefts).toBeCloseTo(0, 6);
  });

  it('sum to no more than those of the city, for every model', () => {
    const random = createRandom(3);
    const rows = Array.from({ length: 400 }, (): [number, number] => [
      Math.round((random.next() - 0.3) * 2_000),
      random.next() * 20 * 168,
    ]);
    for (const model of ['counts', 'counts-90', 'kde', 'near-repeat', 'week'])
      for (const markets of [
        [null, null],
        [null, { rule: { kind: 'weekday' as const, days: [1] } }],
      ]) {
        const { expectedThefts, totalThefts } = risk({ events: past(rows), model, markets });
        expect(sum(expectedThefts)).toBeGreaterThan(0);
        expect(sum(expectedThefts)).toBeLessThanOrEqual(totalThefts + 1e-9);
      }
  });

  it('are higher at a market on its days', () => {
    // Every fifth day, whatever the weekday; the market of digits 1 and 6 is held then.
    const market = { rule: { kind: 'solarDigit' as const, digits: [1, 6] } };
    const rows: [number, number][] = [];
    for (let day = 0; day < 140; day += 1) {
      const date = new Date((Math.floor(FROM / 86_400_000) + 1 + day) * 86_400_000).getUTCDate();
      if (date % 10 === 1 || date % 10 === 6) rows.push([0, day * 24 + 9.5]);
      if (day % 7 === 0) rows.push([1000, day * 24 + 9.5]);
    }
    const morning = (date: string) => {
      const start = startOfCivilDay(civilDayOfDate(date));
      return { fromMs: start + 8 * HOUR_MS, toMs: start + 12 * HOUR_MS };
    };
    const at = (date: string): number =>
      sum(
        risk({ events: past(rows), markets: [market, null], shift: morning(date) }).expectedThefts.subarray(
          0,
          16,
        ),
      );
    // Two Mondays: one with a market, one without.
    expect([
      weekdayOfCivilDay(civilDayOfDate('2026-11-16')),
      weekdayOfCivilDay(civilDayOfDate('2026-11-23')),
    ]).toEqual([1, 1]);
    expect(at('2026-11-16')).toBeGreaterThan(0.5);
    expect(at('2026-11-23')).toBeCloseTo(0, 6);
  });

  it('are none where nothing is known', () => {
    const { expectedThefts, totalThefts } = risk({});
    expect(totalThefts).toBe(0);
    expect(sum(expectedThefts)).toBe(0);
  });

  it('refuses a model that there is not', () => {
    expect(() => risk({ events: past(mondays), model: 'oracle' })).toThrow('there is no model oracle');
  });
});
