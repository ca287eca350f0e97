import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nearestStreetPoint } from '../../../src/domain/travel/street-point.ts';
import { travelField } from '../../../src/domain/travel/travel-field.ts';
import { BY_DISTANCE, BY_VEHICLE } from '../../../src/domain/travel/travel.ts';
import { loadStreetGraph, type StreetGraphFile } from '../../../src/domain/geo/street-graph.ts';

describe('travel in the bundled city', () => {
  it('agrees with the Dijkstra of SciPy for 50 pairs', () => {
    const root = path.resolve(import.meta.dirname, '../../..');
    const city = loadStreetGraph(
      JSON.parse(readFileSync(path.join(root, 'data/zhuzhou/street-graph.json'), 'utf8')) as StreetGraphFile,
    );
    const truth = JSON.parse(readFileSync(path.join(root, 'tests/truth/street-distances.json'), 'utf8')) as {
      nodes: number;
      pairs: [from: number, to: number, metres: number, vehicleS: number][];
    };
    expect(city.nodes).toHaveLength(truth.nodes);
    expect(truth.pairs).toHaveLength(50);
    for (const [from, to, metres, vehicleS] of truth.pairs) {
      const start = nearestStreetPoint(city, city.nodes[from]!)!;
      expect(travelField(city, start, BY_DISTANCE).costs[to]).toBeCloseTo(metres, 3);
      expect(travelField(city, start, BY_VEHICLE).costs[to]).toBeCloseTo(vehicleS, 3);
    }
  });
});
