import { describe, expect, test } from 'vitest';
import { pointInRing } from '../../../../src/domain/geo/rings.ts';
import {
  hexagonMesh,
  hexagonRing,
  hexagonsOf,
} from '../../../../src/domain/hotspots/hexagons/hexagon-mesh.ts';

// The example of the documentation of H3 (h3geo.org, "Quickstart", and the readme of h3-js).
const LATITUDE = 37.3615593;
const LONGITUDE = -122.0553238;
const CELL = '87283472bffffff';

describe('hexagons', () => {
  test('are those of H3', () => {
    expect(hexagonsOf([LONGITUDE], [LATITUDE], 7)).toEqual([CELL]);
    const ring = hexagonRing(CELL);
    expect(ring).toHaveLength(7);
    expect(ring[0]).toEqual(ring[6]);
    // The position lies in it.
    expect(pointInRing(LONGITUDE, LATITUDE, ring)).toBe(true);
  });

  test('come with their neighbours, each once', () => {
    const mesh = hexagonMesh([CELL, CELL], 1);
    expect(mesh.ids).toHaveLength(7);
    expect(mesh.indexOf(CELL)).toBe(mesh.ids.indexOf(CELL));
    expect(mesh.indexOf('8728308280fffff')).toBe(-1);
    expect(hexagonMesh([CELL], 0).ids).toEqual([CELL]);
    expect(hexagonMesh([], 1).ids).toEqual([]);
  });

  test('say how large they are: about 5 km² and 1.4 km a side at resolution 7', () => {
    const { areaKm2, edgeM, spacingM } = hexagonMesh([CELL], 0);
    expect(areaKm2).toBeGreaterThan(4);
    expect(areaKm2).toBeLessThan(6.5);
    expect(1.5 * Math.sqrt(3) * edgeM ** 2).toBeCloseTo(areaKm2 * 1e6, 3);
    expect(spacingM / edgeM).toBeCloseTo(Math.sqrt(3), 9);
  });
});
