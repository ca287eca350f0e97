import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { reachAreas } from '../../../src/domain/emergency/reach-area.ts';
import { nearestStreetPoint } from '../../../src/domain/travel/street-point.ts';
import { reachSince, surroundingsOf } from '../../../src/domain/emergency/surroundings.ts';
import { travelField } from '../../../src/domain/travel/travel-field.ts';
import { BESIDE_M } from '../../../src/domain/emergency/travel-raster.ts';
import { ON_FOOT } from '../../../src/domain/travel/travel.ts';
import { distanceM, type Position } from '../../../src/domain/geo/positions.ts';
import { pointInRing } from '../../../src/domain/geo/rings.ts';
import { loadStreetGraph, type StreetGraphFile } from '../../../src/domain/geo/street-graph.ts';

const city = loadStreetGraph(
  JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../../../data/zhuzhou/street-graph.json'), 'utf8'),
  ) as StreetGraphFile,
);
const POINTS: readonly Position[] = [
  [113.163, 27.845],
  [113.105, 27.835],
  [113.53, 27.01],
];
const isInside = ([lng, lat]: Position, polygons: readonly Position[][][]) =>
  polygons.some(
    ([outer, ...holes]) =>
      pointInRing(lng, lat, outer!) && !holes.some((hole) => pointInRing(lng, lat, hole)),
  );

describe.each(POINTS)('what can be reached on foot from %f, %f', (lng, lat) => {
  const start = nearestStreetPoint(city, [lng, lat])!;
  const field = travelField(city, start, ON_FOOT);
  const minutes = [5, 10, 15, 20];
  const areas = reachAreas(field, minutes).map(({ area }) => area.coordinates);

  it('holds every crossing of streets that is reached in time, and none that is not', () => {
    // One cell of the raster is 20 m, so a crossing this near to the limit may fall either way.
    const slack = 40 * ON_FOOT.perBesideM;
    const beside = BESIDE_M * ON_FOOT.perBesideM;
    let within = 0;
    const wrong: string[] = [];
    city.nodes.forEach((node, index) => {
      const cost = field.costs[index]!;
      if (cost > 40 * 60) return;
      minutes.forEach((limit, step) => {
        if (cost < limit * 60 - slack) {
          within++;
          if (!isInside(node, areas[step]!)) wrong.push(`${node.join(', ')} after ${cost} s is not in`);
        } else if (cost > limit * 60 + slack + beside && isInside(node, areas[step]!))
          wrong.push(`${node.join(', ')} after ${cost} s is in`);
      });
    });
    expect(wrong).toEqual([]);
    expect(within).toBeGreaterThan(20);
  });

  it('grows with the minutes', () => {
    areas.forEach((area, step) => {
      const larger = areas[step + 1];
      if (larger === undefined) return;
      for (const corner of area.flat(2)) {
        // Where two areas share an edge, the corner is moved a little inward before it is asked for.
        const inward: Position = [corner[0] + (lng - corner[0]) * 1e-3, corner[1] + (lat - corner[1]) * 1e-3];
        if (isInside(inward, area)) expect(isInside(inward, larger)).toBe(true);
      }
    });
  });

  it('stays within what a walker covers', () => {
    areas.forEach((area, step) => {
      const most = (minutes[step]! * 5000) / 60;
      for (const corner of area.flat(2)) expect(distanceM(corner, [lng, lat])).toBeLessThan(most + 20);
    });
  });
});

describe('where somebody can be since the report', () => {
  const field = travelField(city, nearestStreetPoint(city, POINTS[0]!)!, ON_FOOT);

  it('is the area of the whole minutes that have passed', () => {
    expect(reachSince(field, 59_999)).toBeUndefined();
    expect(reachSince(field, 7.9 * 60_000)).toEqual(reachAreas(field, [7])[0]);
    expect(reachSince(field, 60.9 * 60_000)?.minutes).toBe(60);
    expect(reachSince(field, 61 * 60_000)).toBeUndefined();
  });
});

describe('surroundings', () => {
  it('leaves out cameras that were taken down, and lists by way and by time', () => {
    const around = (step: number): Position => [113.163 + step * 0.002, 27.845];
    const found = surroundingsOf(city, POINTS[0]!, {
      cameras: [3, 1, 2, 0].map((step) => ({
        gbId: `camera ${step}`,
        status: step === 1 ? 'removed' : 'online',
        point: around(step),
      })),
      facilities: [5, 1, 3].map((step) => ({
        id: `post ${step}`,
        facilityType: step === 5 ? 'BUS_STOP' : 'POLICE_STATION',
        point: around(step),
      })),
      waters: [
        { name: 'far', lines: [[[113.3, 27.845]]] },
        { name: 'river', lines: [[[113.15, 27.8], [113.15, 27.9]]] }, // prettier-ignore
      ],
    })!;
    expect(found.cameras.map(({ gbId }) => gbId)).toEqual(['camera 0', 'camera 2', 'camera 3']);
    const ways = found.cameras.map(({ streetM }) => streetM);
    expect(ways).toEqual(ways.toSorted((a, b) => a - b));
    for (const { streetM, greatCircleM } of found.cameras)
      expect(streetM).toBeGreaterThanOrEqual(greatCircleM * 0.999);
    expect(found.posts.map(({ id }) => id).sort()).toEqual(['post 1', 'post 3']);
    for (const { vehicleS, footS } of found.posts) expect(vehicleS).toBeLessThan(footS);
    expect(found.waters.map(({ name }) => name)).toEqual(['river']);
  });
});
