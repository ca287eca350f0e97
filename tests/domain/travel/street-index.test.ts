import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../src/domain/geo/positions.ts';
import { loadStreetGraph } from '../../../src/domain/geo/street-graph.ts';
import { createStreetIndex } from '../../../src/domain/travel/street-index.ts';
import { nearestStreetPoint } from '../../../src/domain/travel/street-point.ts';
import { streets } from '../emergency/random-streets.ts';

describe('the index of streets', () => {
  it('finds the place that a look at every street finds', () => {
    fc.assert(
      fc.property(streets, fc.integer({ min: 1, max: 6_000 }), ({ graph, positions }, withinM) => {
        const index = createStreetIndex(graph);
        for (const asked of positions) {
          const nearest = nearestStreetPoint(graph, asked)!;
          const found = index.nearest(asked, withinM);
          if (nearest.approachM > withinM) expect(found).toBeUndefined();
          else expect(found?.approachM).toBeCloseTo(nearest.approachM, 9);
        }
      }),
      { numRuns: 300, seed: 8 },
    );
  });

  it('knows no street where there is none', () => {
    const index = createStreetIndex(loadStreetGraph({ nodes: [], edges: [] }));
    expect(index.nearest([113.1, 27.8], 5_000)).toBeUndefined();
    expect(index.crossesStreet([113.1, 27.8], [113.2, 27.8])).toBe(false);
  });

  it('sees where a line crosses a street, and not where it ends on one or passes by', () => {
    const a: Position = [113.1, 27.8];
    const b: Position = [113.13, 27.8];
    const index = createStreetIndex(loadStreetGraph({ nodes: [a, b], edges: [[0, 1, 3]] }));
    expect(index.crossesStreet([113.115, 27.799], [113.116, 27.801])).toBe(true);
    expect(index.crossesStreet([113.115, 27.799], [113.115, 27.8])).toBe(false);
    expect(index.crossesStreet([113.115, 27.801], [113.12, 27.802])).toBe(false);
    expect(index.crossesStreet([113.131, 27.799], [113.131, 27.801])).toBe(false);
    expect(index.crossesStreet(a, b)).toBe(false);
  });
});
