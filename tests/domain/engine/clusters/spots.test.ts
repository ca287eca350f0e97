import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupSpots } from '../../../../src/domain/engine/clusters/hierarchy/spots.ts';

const coordinate = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(-(2 ** 29), 2 ** 29, 337_000_001, 337_000_002),
);

test('rows share a spot exactly where both coordinates are equal, numbered by first appearance', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 300 }), fc.nat(4), (places, skip) => {
      const x = Int32Array.from(places, ([east]) => east);
      const y = Int32Array.from(places, ([, south]) => south);
      const rows = Uint32Array.from(places.keys())
        .filter((row) => row % (skip + 1) === 0)
        .reverse();
      const keys = [...rows].map((row) => `${x[row]} ${y[row]}`);
      const expected = [...new Set(keys)];
      const spots = groupSpots(rows, x, y);
      expect(spots.count).toBe(expected.length);
      expect(Array.from(spots.x, (east, spot) => `${east} ${spots.y[spot]}`)).toEqual(expected);
      expect([...spots.spotOfRow]).toEqual(keys.map((key) => expected.indexOf(key)));
    }),
    { numRuns: 300, seed: 41 },
  );
});

test('many rows on few spots, and many spots', () => {
  const length = 300_000;
  const rows = Uint32Array.from({ length }, (_, row) => row);
  const x = Int32Array.from(rows, (row) => (row % 1000) * 65_536);
  const line = Int32Array.from(rows, (row) => row * 1024);
  expect(groupSpots(rows, x, new Int32Array(length)).count).toBe(1000);
  expect(groupSpots(rows, line, line).count).toBe(length);
});
