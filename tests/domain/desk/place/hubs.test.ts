import { expect, test } from 'vitest';
import { hubsOf } from '../../../../src/domain/desk/place/hubs.ts';
import { runTask } from '../../../../src/domain/tasks/task.ts';
import { caseColumns } from '../../../support/case-columns.ts';
import { FIRST_MS, LINES, WHOLE_YEAR } from './a-city.ts';

const HOUR_MS = 3_600_000;

test('a hub is where lines meet and cases are; its hours and lines are counted', () => {
  // Three cases at the crossing, from five to eight in the morning; one at a stop of a single line.
  const from = Float64Array.of(5, 6, 7, 12).map((hour) => FIRST_MS + hour * HOUR_MS);
  const cases = caseColumns(4, {
    from,
    to: from.map((time) => time + HOUR_MS),
    longitude: Float64Array.of(113.1, 113.1005, 113.1, 113.115),
    latitude: new Float64Array(4).fill(27.8),
    line: Int32Array.of(0, 1, -1, 0),
    lines: ['east', 'north'],
  });
  const { facts, hubs } = runTask(
    hubsOf({ cases, markets: [], filter: WHOLE_YEAR, lines: LINES, places: [], radiusM: 150 }),
  );
  expect(facts).toEqual({ cases: 4, weight: 4, window: WHOLE_YEAR.range });
  const [hub, ...others] = hubs;
  expect(others).toEqual([]);
  expect(hub!.rows.toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
  expect(hub).toMatchObject({
    id: 'crossing',
    lineIds: ['east', 'north'],
    casesOfLine: [1, 1],
    weight: 3,
    busiestHour: 5,
  });
  hub!.hours.forEach((weight, hour) => expect(weight).toBeCloseTo(hour >= 5 && hour < 8 ? 1 : 0, 12));
});

test('a named place goes before the stop beside it, and no hub is found without cases', () => {
  const places = [{ id: 'square', name: '广场', position: [113.1, 27.8] as [number, number] }];
  const at = (count: number) =>
    caseColumns(count, {
      from: new Float64Array(count).fill(FIRST_MS),
      to: new Float64Array(count).fill(FIRST_MS + HOUR_MS),
      longitude: new Float64Array(count).fill(113.1),
      latitude: new Float64Array(count).fill(27.8),
    });
  const asked = { markets: [], filter: WHOLE_YEAR, lines: LINES, places, radiusM: 200 };
  expect(runTask(hubsOf({ ...asked, cases: at(1) })).hubs.map(({ id }) => id)).toEqual(['square']);
  expect(runTask(hubsOf({ ...asked, cases: at(0) })).hubs).toEqual([]);
});
