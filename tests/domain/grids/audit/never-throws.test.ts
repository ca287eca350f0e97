import * as fc from 'fast-check';
import type { Polygon } from 'geojson';
import { expect, it } from 'vitest';
import { auditDivision } from '../../../../src/domain/grids/audit/audit-division.ts';
import type { AuditUnit } from '../../../../src/domain/grids/audit/audit-input.ts';
import { repairDivision } from '../../../../src/domain/grids/audit/repair-division.ts';
import type { Position } from '../../../../src/domain/geo/positions.ts';
import { count } from '../../../support/counts.ts';

/** Few places, so that corners meet, edges run along each other and rings fold back. */
const step = fc.nat(5);
const corner = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.tuple(step, step).map(([x, y]): Position => [113 + x / 1_000, 27 + y / 1_000]),
  },
  fc.constant<Position>([NaN, 27]),
);
const ring = fc.array(corner, { maxLength: 7 });
const closedRing = ring.map((corners) => (corners.length > 0 ? [...corners, corners[0]!] : corners));
const rings = fc.array(fc.oneof(ring, closedRing), { maxLength: 3 });
const geometry = fc.oneof(
  rings.map((coordinates): Polygon => ({ type: 'Polygon', coordinates })),
  fc.array(rings, { maxLength: 3 }).map((coordinates) => ({ type: 'MultiPolygon' as const, coordinates })),
);
const code = fc.constantFrom(
  '430204001001901000',
  '430204001001902000',
  '430204009001901000',
  '430204001001',
  'x',
  '',
);
const unit = fc.record({ code, level: fc.constantFrom('village', 'grid', 'micro-grid'), geometry });
const area = fc.record({
  code: fc.constant('HT-PQ-01'),
  level: fc.constant('area'),
  memberCodes: fc.array(code),
  geometry,
});

it('an audit of anything ends, each finding with a place and an area that is one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(unit, area) as fc.Arbitrary<AuditUnit>, { maxLength: 8 }),
      corner,
      (units, position) => {
        const points = Number.isFinite(position[0]) ? [{ id: 'p', position }] : [];
        const { levels, findings } = auditDivision({ units, points });
        for (const found of findings) {
          expect(found.position.every(Number.isFinite), found.message).toBe(true);
          expect(found.areaM2 ?? 0).toBeGreaterThanOrEqual(0);
        }
        expect(levels.every(({ gapM2, overlapM2 }) => gapM2 >= 0 && overlapM2 >= 0)).toBe(true);
        expect(repairDivision(units, findings).units).toHaveLength(units.length);
      },
    ),
    { numRuns: count(500, 5_000), seed: 7 },
  );
});
