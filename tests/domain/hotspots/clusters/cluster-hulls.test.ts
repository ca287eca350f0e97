import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointInRing, signedPlaneArea } from '../../../../src/domain/geo/rings.ts';
import { clusterHulls } from '../../../../src/domain/hotspots/clusters/cluster-hulls.ts';

test('points on one spot have the area of their circle', () => {
  const [hull] = clusterHulls(
    { x: new Float64Array(3), y: new Float64Array(3) },
    { labels: new Int32Array(3), clusterCount: 1 },
    100,
  );
  expect(hull!.members).toEqual([0, 1, 2]);
  // A regular polygon of 16 corners.
  expect(signedPlaneArea(hull!.ring)).toBeCloseTo(8 * 100 ** 2 * Math.sin(Math.PI / 8), 6);
  expect(hull!.ring[0]).toEqual(hull!.ring.at(-1));
});

test('a hull holds its members and leaves noise out of its list', () => {
  const points = fc.array(
    fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 })),
    {
      minLength: 2,
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(points, (positions) => {
      const x = Float64Array.from(positions, ([at]) => at);
      const y = Float64Array.from(positions, ([, at]) => at);
      const labels = Int32Array.from(positions, (_, at) => (at % 3) - 1);
      const hulls = clusterHulls({ x, y }, { labels, clusterCount: 2 }, 20);
      expect(hulls.map(({ members }) => members.length)).toEqual(
        [0, 1].map((label) => labels.filter((each) => each === label).length),
      );
      for (const { ring, members } of hulls) {
        expect(members.every((index) => pointInRing(x[index]!, y[index]!, ring))).toBe(true);
        if (members.length > 0) expect(signedPlaneArea(ring)).toBeGreaterThan(0);
      }
    }),
    { seed: 3 },
  );
});
