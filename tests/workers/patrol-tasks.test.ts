import { describe, expect, test } from 'vitest';
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
  test('is a task that crosses to a worker and back whole, and can be stopped', async () => {
    const host = hostTasks(PATROL_TASKS, { now: () => performance.now(), nextTurn });
    const done = await host.run(1, name, structuredClone(asked), () => undefined);
    expect(done).toBeDefined();
    expect(structuredClone(done)).toEqual(done);
    host.stop(2);
    expect(await host.run(2, name, asked, () => undefined)).toBeUndefined();
  });
});
