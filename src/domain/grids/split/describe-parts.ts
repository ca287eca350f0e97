import { cityPlane } from '../../geo/city-plane.ts';
import { poleOfInaccessibility } from '../../geo/label-point.ts';
import type { Position } from '../../geo/positions.ts';
import { pointInRing, signedGeodesicAreaM2 } from '../../geo/rings.ts';
import { NESTED_LEVELS, type NestedLevel } from '../codes.ts';
import type { SizeLimit } from '../rules/grid-rule.ts';
import { allotSerials } from '../unit-serials.ts';
import type { SplitUnit, UnitPart } from './split-unit.ts';

/* What a proposal says of the parts of a unit. */

/** Quantities of the parts: whole numbers that sum to those of the unit, the largest remainders rounded up. */
export function quantitiesOf(
  unit: SplitUnit,
  limits: readonly SizeLimit[],
  shares: readonly number[],
): Record<string, number>[] {
  const parts = shares.map((): Record<string, number> => ({}));
  for (const { quantity } of limits) {
    const whole = unit.quantities[quantity]?.value;
    if (whole === undefined) continue;
    const exact = shares.map((share) => share * whole);
    const floors = exact.map(Math.floor);
    const left = Math.round(whole - floors.reduce((sum, part) => sum + part, 0));
    const byRemainder = exact
      .map((value, index) => ({ index, remainder: value - floors[index]! }))
      .sort((a, b) => b.remainder - a.remainder);
    const raised = new Set(byRemainder.slice(0, left).map(({ index }) => index));
    for (const [index, floor] of floors.entries())
      parts[index]![quantity] = floor + (raised.has(index) ? 1 : 0);
  }
  return parts;
}

/** New codes of the inner units of a part; `undefined` where serials run out. */
export function recode({ inner }: UnitPart, code: string, level: NestedLevel, taken: ReadonlySet<string>) {
  const below = NESTED_LEVELS[NESTED_LEVELS.indexOf(level) + 1];
  if (inner.length === 0 || below === undefined) return [];
  const items = inner.map((unit) => ({ from: unit.code, parent: { code }, at: unit.labelPoint }));
  const given = allotSerials(items, below, taken);
  const recoded = given.flatMap(({ item, code: to }) => (to === undefined ? [] : [{ from: item.from, to }]));
  return recoded.length === given.length ? recoded : undefined;
}

/** Inner units whose corners lie in more than one part. */
export function crossedBy(parts: readonly UnitPart[], inner: readonly SplitUnit[]): string[] {
  return inner
    .filter(({ geometry }) => {
      const corners = (
        geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
      ).flat();
      const touched = parts.filter(({ rings: [outer = []] }) =>
        corners.some(([lng = 0, lat = 0]) => pointInRing(lng, lat, outer)),
      );
      return touched.length > 1;
    })
    .map(({ code }) => code);
}

/** Area in m² on the sphere, holes left out. */
export function areaOfRings(rings: readonly Position[][]): number {
  return rings.reduce(
    (sum, ring, index) => sum + (index === 0 ? 1 : -1) * Math.abs(signedGeodesicAreaM2(ring)),
    0,
  );
}

/** A point deep inside the outer ring, for the label and the order of numbers. */
export function pointDeepInside([outer = []]: readonly Position[][]): Position {
  const plane = cityPlane(outer[0] ?? [0, 0]);
  const { x, y } = plane.toPlane(
    outer.map(([lng]) => lng),
    outer.map(([, lat]) => lat),
  );
  const size = Math.max(1, Math.sqrt(areaOfRings([outer])) / 100);
  const { point } = poleOfInaccessibility(
    outer.map((_, index) => [x[index]!, y[index]!]),
    size,
  );
  return plane.toPosition(...point);
}
