import { describe, expect, it } from 'vitest';
import { reachAreas } from '../../../src/domain/emergency/reach-area.ts';
import { nearestStreetPoint } from '../../../src/domain/travel/street-point.ts';
import { reachSince } from '../../../src/domain/emergency/surroundings.ts';
import { travelField } from '../../../src/domain/travel/travel-field.ts';
import { ON_FOOT } from '../../../src/domain/travel/travel.ts';
import { boxOfShape, distanceM, type Position } from '../../../src/domain/geo/positions.ts';
import { loadStreetGraph } from '../../../src/domain/geo/street-graph.ts';

const WEST: Position = [113, 27.8];
const EAST: Position = [113.02, 27.8];
/** A street of two kilometres to the east, entered at its western end. */
const streets = loadStreetGraph({ nodes: [WEST, EAST], edges: [[0, 1, 3]] });
const onFoot = travelField(streets, nearestStreetPoint(streets, WEST)!, ON_FOOT);
const MINUTE = 60_000;

describe('where somebody on foot can be by now', () => {
  it('is unknown in the first minute and after an hour', () => {
    expect(reachSince(onFoot, 0)).toBeUndefined();
    expect(reachSince(onFoot, MINUTE - 1)).toBeUndefined();
    expect(reachSince(onFoot, MINUTE)?.minutes).toBe(1);
    expect(reachSince(onFoot, 61 * MINUTE - 1)?.minutes).toBe(60);
    expect(reachSince(onFoot, 61 * MINUTE)).toBeUndefined();
  });

  it('is the area of the minutes that are over', () => {
    const [twelve] = reachAreas(onFoot, [12]);
    expect(reachSince(onFoot, 12 * MINUTE)).toEqual(twelve);
    expect(reachSince(onFoot, 13 * MINUTE - 1)).toEqual(twelve);
  });

  it('reaches as far as one walks: 1,000 m of the street in twelve minutes', () => {
    const [, south, east, north] = boxOfShape(reachSince(onFoot, 12 * MINUTE)!.area);
    const along = distanceM(WEST, [east, 27.8]);
    expect(along).toBeGreaterThan(960);
    expect(along).toBeLessThan(1_060);
    expect(south).toBeLessThan(27.8);
    expect(north).toBeGreaterThan(27.8);
  });

  it('holds what is reached in fewer minutes, each as if it were asked alone', () => {
    const areas = reachAreas(onFoot, [3, 6, 9]);
    expect(areas.map(({ minutes }) => minutes)).toEqual([3, 6, 9]);
    const ends = areas.map(({ area }) => boxOfShape(area)[2]);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(new Set(ends).size).toBe(3);
    expect(reachAreas(onFoot, [])).toEqual([]);
  });
});
