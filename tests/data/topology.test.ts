import { area } from '@turf/area';
import { booleanValid } from '@turf/boolean-valid';
import { unkinkPolygon } from '@turf/unkink-polygon';
import { describe, expect, it } from 'vitest';
import { signedPlaneArea } from '../../src/domain/geo/rings.ts';
import { city, edgeKey, edgesOf, families, ringOf, type UnitFeature } from './city-files.ts';

const everyUnit = Object.values(city).flat();

/** Edges that children and parent do not share exactly: 0 means no gap and no overlap. */
function unmatchedEdges(parent: UnitFeature, children: readonly UnitFeature[]): number {
  const balance = new Map<string, number>();
  const count = (unit: UnitFeature, sign: number) => {
    for (const [a, b] of edgesOf(ringOf(unit))) {
      const key = edgeKey(a, b);
      const direction = key.startsWith(`${a.join(' ')}|`) ? 1 : -1;
      balance.set(key, (balance.get(key) ?? 0) + sign * direction);
    }
  };
  for (const child of children) count(child, 1);
  count(parent, -1);
  return [...balance.values()].filter((value) => value !== 0).length;
}

describe('topology of the bundled city', () => {
  it('has valid, simple, counter-clockwise polygons without holes', () => {
    for (const unit of everyUnit) {
      const { code } = unit.properties;
      expect(unit.geometry.type, code).toBe('Polygon');
      expect(unit.geometry.coordinates.length, code).toBe(1);
      expect(booleanValid(unit), code).toBe(true);
      expect(unkinkPolygon(unit).features.length, code).toBe(1);
      expect(signedPlaneArea(ringOf(unit)), code).toBeGreaterThan(0);
      const corners = new Set(ringOf(unit).map(String));
      expect(corners.size, `${code} visits a corner twice`).toBe(ringOf(unit).length - 1);
    }
  });

  it('writes positions with at most six decimals', () => {
    for (const unit of everyUnit)
      for (const position of ringOf(unit))
        for (const value of position)
          expect(Math.abs(value * 1e6 - Math.round(value * 1e6))).toBeLessThan(1e-4);
  });

  it('children tile their parent: same edges, same area', () => {
    let worst = 0;
    let unmatched = 0;
    for (const { parent, children } of families()) {
      const sum = children.reduce((total, child) => total + area(child), 0);
      worst = Math.max(worst, Math.abs(sum - area(parent)));
      unmatched += unmatchedEdges(parent, children);
    }
    console.log(
      `turf: ${families().length} parents, largest difference of area ${worst.toExponential(2)} m²,`,
      `edges not shared exactly ${unmatched} (0 = no gap, no overlap)`,
    );
    expect(unmatched).toBe(0);
    expect(worst).toBeLessThan(1);
  });

  it('an area is exactly its micro-grids', () => {
    const byCode = new Map(city['micro-grid'].map((unit) => [unit.properties.code, unit]));
    for (const unit of city.area) {
      const members = unit.properties.memberCodes!.map((code) => byCode.get(code)!);
      expect(unmatchedEdges(unit, members), unit.properties.code).toBe(0);
    }
  });

  it('would notice a gap', () => {
    const { parent, children } = families().find(
      ({ parent: { properties } }) => properties.level === 'village',
    )!;
    expect(unmatchedEdges(parent, children.slice(1))).toBeGreaterThan(0);
  });
});
