import { describe, expect, test } from 'vitest';
import type { Task } from '../../src/domain/tasks/task.ts';
import { nextTurn } from '../../src/workers/next-turn.ts';
import { PATROL_TASKS } from '../../src/workers/patrol-tasks.ts';
import { hostTasks } from '../../src/workers/task-host.ts';
import { cityCases, LINES, SITES, WHOLE_YEAR } from '../domain/desk/place/a-city.ts';

const input = { cases: cityCases(300, 1), markets: [], filter: WHOLE_YEAR };
const hexagons = { kind: 'hexagons', resolution: 9, rings: 1, sites: SITES };
const units = {
  kind: 'units',
  distanceM: 1000,
  units: {
    codes: SITES.units,
    longitude: Float64Array.of(113.1, 113.12),
    latitude: Float64Array.of(27.8, 27.81),
  },
};

/** What the page asks each task of the place page. */
const ASKED = {
  density: { ...input, bandwidthM: 300 },
  significance: { ...input, cells: units },
  trend: { ...input, cells: hexagons },
  clusters: { ...input, radiusM: 150, minPoints: 4 },
  nearRepeat: input,
  lines: { ...input, lines: LINES },
  hubs: { ...input, lines: LINES, places: [], radiusM: 200 },
} as const;

describe.each(Object.entries(ASKED))('%s', (name, asked) => {
  test('is a task that crosses to a worker and back whole', async () => {
    const host = hostTasks(PATROL_TASKS, { now: () => performance.now(), nextTurn });
    const done = await host.run(1, name, structuredClone(asked), () => undefined);
    expect(done).toBeDefined();
    expect(structuredClone(done)).toEqual(done);
  });

  test('can be stopped after its first step', async () => {
    // Every look at this clock is a slice later.
    let clock = 0;
    const host = hostTasks(PATROL_TASKS, { now: () => (clock += 1000), nextTurn });
    const stopped = host.run(1, name, asked, () => undefined);
    host.stop(1);
    expect(await stopped).toBeUndefined();
  });
});

test('a stop that comes after the end, or before the beginning, stops nothing', async () => {
  const steps = { count: () => countTo(3) };
  const host = hostTasks(steps, { now: () => performance.now(), nextTurn });
  expect(await host.run(1, 'count', null, () => undefined)).toEqual({ result: 3 });
  host.stop(1);
  host.stop(2);
  for (const id of [1, 2]) expect(await host.run(id, 'count', null, () => undefined)).toEqual({ result: 3 });
});

function* countTo(end: number): Task<number> {
  for (let at = 0; at < end; at += 1) yield;
  return end;
}
