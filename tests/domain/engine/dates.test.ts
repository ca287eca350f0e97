import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/domain/engine/engine.ts';
import { DEFAULT_FILTER, type FilterState } from '../../../src/domain/engine/api/filter.ts';
import { unitProfiles } from '../../../src/domain/engine/answers/unit-profiles.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { presetHours } from '../../../src/domain/time/week-hours.ts';
import {
  AS_OF,
  CONTEXT,
  incidentsArbitrary,
  LISTS,
  toRawColumns,
  WORLD,
  type PlainIncident,
} from './incident-data.ts';
import { sum } from './expect-answer.ts';

const time = (text: string) => Date.parse(`${text}+08:00`);
/** A date as the columns have it. */
const date = (day: string) => time(`${day}T00:00`) + 0.5;

const incident = (eventNo: string, at: number): PlainIncident => ({
  eventNo,
  time: at,
  lngE6: 113_130_000,
  latE6: 27_830_000,
  category: 0,
  channel: 0,
  tier: 0,
  status: LISTS.statuses.indexOf('handling'),
  unit: 0,
  deadline: Math.floor(at) + 86_400_000,
});

function engineWith(incidents: readonly PlainIncident[]) {
  const engine = createEngine();
  engine.loadColumns(toRawColumns(incidents), LISTS, CONTEXT);
  const query = (filter: Partial<FilterState> = {}) => ({
    filter: { ...DEFAULT_FILTER, range: { kind: 'preset' as const, preset: 'all' as const }, ...filter },
    view: WORLD,
    asOf: AS_OF,
  });
  return { engine, query, ask: (filter?: Partial<FilterState>) => engine.query(query(filter)) };
}

/** Nine dates, one of them of the day of a report at 15:07, which was a Saturday, and one report in the first millisecond of a day. */
const NINE = [...'123456789'].map((day) => incident(`D${day}`, date(`2026-11-0${day}`)));
const MIDNIGHT = incident('M', time('2026-11-07T00:00'));
const AFTERNOON = incident('T', time('2026-11-07T15:07'));
const TEN = [...NINE.toReversed(), AFTERNOON];
const SATURDAY = 5 * 24;

describe('a date without a time', () => {
  it('that is the newest of all ends with its day, so that seven days of a record have seven dates', () => {
    const { query, engine } = engineWith(NINE);
    const after = Date.parse('2027-03-01T12:00+08:00');
    const range = { kind: 'preset', preset: '7d' } as const;
    const answer = engine.query({ ...query({ range }), asOf: after });
    expect(answer.extent).toEqual({ from: time('2026-11-01T00:00'), to: time('2026-11-10T00:00') });
    expect(answer.total).toBe(7);
  });

  it('counts in all, and at no hour of the week', () => {
    const { total, weekMatrix, withoutHour } = engineWith(TEN).ask();
    expect([total, withoutHour, weekMatrix.length]).toEqual([10, 9, 168]);
    expect([weekMatrix[SATURDAY], weekMatrix[SATURDAY + 15], sum(weekMatrix)]).toEqual([0, 1, 1]);
  });

  it('is told from the first moment of its day', () => {
    const { weekMatrix, withoutHour } = engineWith([...TEN, MIDNIGHT]).ask();
    expect([withoutHour, weekMatrix[SATURDAY]]).toEqual([9, 1]);
  });

  it('passes no hour of the week clock, by a pass over the rows and by look-ups', () => {
    const { engine, query, ask } = engineWith([...TEN, MIDNIGHT]);
    const night = { weekHours: presetHours('night') };
    const everyHour = { weekHours: Array.from({ length: 168 }, (_, hour) => hour) };
    const totals = () => [ask(night).total, ask(everyHour).total, ask(night).withoutHour];
    expect(totals()).toEqual([1, 2, 9]);
    runTask(engine.precompute(query(night), 'weekClock'));
    expect(totals()).toEqual([1, 2, 9]);
  });

  it('is told of where the commute is chosen, which it is not in', () => {
    const { ask } = engineWith([...TEN, incident('C', time('2026-11-02T08:00'))]);
    expect(ask({ calendar: ['commute'] })).toMatchObject({ total: 1, facets: { withoutHour: 9 } });
    expect(ask().facets.withoutHour).toBe(9);
    expect(ask({ weekHours: presetHours('workdayDaytime') }).facets.withoutHour).toBe(0);
  });

  it('lies in its day, and in the classes of its day but the commute', () => {
    const { histogram, facets } = engineWith([...TEN, incident('C', time('2026-11-02T08:00'))]).ask();
    expect(histogram.binMs % 86_400_000).not.toBe(0);
    const perDay = Array.from({ length: 9 }, (_, day) => {
      const from = time('2026-11-01T00:00') + day * 86_400_000;
      return sum(
        [...histogram.counts].filter((_, bin) => {
          const start = histogram.startMs + bin * histogram.binMs;
          return start >= from && start < from + 86_400_000;
        }),
      );
    });
    expect(perDay).toEqual([1, 2, 1, 1, 1, 1, 2, 1, 1]);
    expect(facets.calendar).toMatchObject({ commute: 1, weekend: 4, workday: 7 });
  });

  it.each([
    ['the whole day', '2026-11-05T00:00', '2026-11-06T00:00', 1],
    ['the end of the day before', '2026-11-04T12:00', '2026-11-05T00:00', 0],
    ['the morning', '2026-11-05T00:00', '2026-11-05T12:00', 1],
    ['the afternoon', '2026-11-05T12:00', '2026-11-06T00:00', 0],
    ['now at the end of a range', '2026-10-30T09:00', '2026-11-05T09:00', 5],
  ])('a range with %s', (_, from, to, expected) => {
    const range = { kind: 'range' as const, from: time(from), to: time(to) };
    expect(engineWith(NINE).ask({ range }).total).toBe(expected);
  });

  it('keeps its deadline to the whole millisecond, beside others that are packed', () => {
    const { engine, ask } = engineWith(TEN);
    expect(ask().list.rows.map(({ deadlineAt }) => deadlineAt)).toEqual(
      TEN.toSorted((a, b) => b.time - a.time).map(({ deadline }) => deadline),
    );
    const bytes = engine.memory().storeBytes;
    const whole = engineWith(TEN.map((row) => ({ ...row, time: Math.floor(row.time) })));
    whole.ask();
    expect(bytes).toBeLessThan(whole.engine.memory().storeBytes + 100);
  });

  it('of a unit counts in its total and at no hour of its day', () => {
    const { engine, query } = engineWith(TEN);
    const { store, resolved } = engine.inspect(query());
    const [profile] = unitProfiles(store, resolved, AS_OF, { codes: [LISTS.units[0]!] }).profiles;
    expect([profile!.total, sum(profile!.hours), profile!.hours[15], sum(profile!.course)]).toEqual([
      10, 1, 1, 10,
    ]);
  });

  it('makes, with the hours of the week, all that matches', () => {
    fc.assert(
      fc.property(incidentsArbitrary, (incidents) => {
        const { weekMatrix, withoutHour, total } = engineWith(incidents).ask();
        expect(sum(weekMatrix) + withoutHour).toBe(total);
        expect(withoutHour).toBe(incidents.filter((row) => row.time % 1 !== 0).length);
      }),
      { numRuns: 100 },
    );
  });
});
