import { readFileSync } from 'node:fs';
import type { Feature, LineString, Polygon } from 'geojson';
import { UNIT_LEVELS, type UnitLevel } from '../../src/domain/grids/codes.ts';
import type { Position } from '../../src/domain/geo/positions.ts';
import type { UnitProperties } from '../../src/schemas/units.ts';

export type UnitFeature = Feature<Polygon, UnitProperties>;

/** Text of a file of the bundled data set. */
export const cityText = (file: string): string =>
  readFileSync(new URL(`../../data/zhuzhou/${file}`, import.meta.url), 'utf8');

const features = <F extends Feature>(file: string): F[] =>
  (JSON.parse(cityText(file)) as { features: F[] }).features;

/** Units of the bundled city by level. */
export const city = Object.fromEntries(
  UNIT_LEVELS.map((level) => [level, features<UnitFeature>(`units-${level}.geojson`)]),
) as Record<UnitLevel, UnitFeature[]>;

export const river = features<Feature<LineString>>('river.geojson')[0]!;

/** Outer ring of a unit, closed. */
export const ringOf = (unit: UnitFeature): Position[] => unit.geometry.coordinates[0] as Position[];

/** Units with at least one child, with their children, over all nested levels. */
export function families(): { parent: UnitFeature; children: UnitFeature[] }[] {
  const all = UNIT_LEVELS.filter((level) => level !== 'area').flatMap((level) => city[level]);
  const byParent = new Map<string, UnitFeature[]>();
  for (const unit of all) {
    const code = unit.properties.parentCode;
    if (code !== undefined) byParent.set(code, [...(byParent.get(code) ?? []), unit]);
  }
  return all.flatMap((parent) => {
    const children = byParent.get(parent.properties.code);
    return children ? [{ parent, children }] : [];
  });
}

/** Key of an edge without direction. */
export function edgeKey(a: Position, b: Position): string {
  const [p, q] = [a.join(' '), b.join(' ')];
  return p < q ? `${p}|${q}` : `${q}|${p}`;
}

/** The edges of a ring as pairs of positions, in order. */
export function edgesOf(ring: readonly Position[]): [Position, Position][] {
  return ring.slice(1).map((b, i) => [ring[i]!, b]);
}

/** Middle of a ring by area, in degrees. */
export function middleOf(unit: UnitFeature): Position {
  const [origin] = ringOf(unit);
  let [x, y, twice] = [0, 0, 0];
  for (const [a, b] of edgesOf(ringOf(unit))) {
    const [ax, ay] = [a[0] - origin![0], a[1] - origin![1]];
    const [bx, by] = [b[0] - origin![0], b[1] - origin![1]];
    const weight = ax * by - bx * ay;
    twice += weight;
    x += (ax + bx) * weight;
    y += (ay + by) * weight;
  }
  return [origin![0] + x / (3 * twice), origin![1] + y / (3 * twice)];
}
