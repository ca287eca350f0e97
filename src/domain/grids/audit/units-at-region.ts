import Flatbush from 'flatbush';
import { boxOfShape, distanceM, type Position } from '../../geo/positions.ts';
import type { Region } from './audit-findings.ts';
import { overlayNear, regionsOf } from './overlay.ts';
import type { SurveyedUnit } from './survey-units.ts';
import { ringsHold } from './unit-rings.ts';

/** How far beside a border one looks for who is there, degrees: a tenth of a millimetre. */
const BESIDE = 1e-9;

/** Units along the outside of a region, the longest border first; `isClosed` where they are along all of it. */
export function unitsBeside(
  region: Region,
  unitsNear: UnitsNear,
): { units: SurveyedUnit[]; isClosed: boolean } {
  const near = unitsNear(region);
  const lengths = new Map<SurveyedUnit, number>();
  let isClosed = true;
  for (const [a, b] of edgesOf(region)) {
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    // Ground lies to the left of its border, so its neighbours lie to the right.
    const outside: Position = [
      (a[0] + b[0]) / 2 + ((b[1] - a[1]) / length) * BESIDE,
      (a[1] + b[1]) / 2 - ((b[0] - a[0]) / length) * BESIDE,
    ];
    const found = near.filter(({ ground }) => ringsHold(ground.flat(), outside));
    if (found.length === 0) isClosed = false;
    for (const unit of found) lengths.set(unit, (lengths.get(unit) ?? 0) + distanceM(a, b));
  }
  return { units: [...lengths].sort((a, b) => b[1] - a[1]).map(([unit]) => unit), isClosed };
}

/** A unit with the ground that it covers of a region. */
export interface CoverOfRegion {
  readonly unit: SurveyedUnit;
  readonly areaM2: number;
  /** What it is weighed by: a long thin strip may have no area between geodesics (see `Region`). */
  readonly sizeM2: number;
}

/** Units that lie over a region, by how much of it they cover; those under `leastM2` only where nothing else is there. */
export function unitsOver(region: Region, unitsNear: UnitsNear, leastM2: number): CoverOfRegion[] {
  const rings = region.polygon.coordinates.map((ring) => ring.slice(0, -1)) as Position[][];
  const overlay = overlayNear(rings);
  const covers = unitsNear(region)
    .map((unit) => coverOf(unit, regionsOf(overlay.intersection([rings], unit.ground.flat()))))
    .filter(({ sizeM2 }) => sizeM2 > 0)
    .sort((a, b) => b.sizeM2 - a.sizeM2);
  const large = covers.filter(({ sizeM2 }) => sizeM2 >= leastM2);
  return large.length > 0 ? large : covers.slice(0, 1);
}

function coverOf(unit: SurveyedUnit, regions: readonly Region[]): CoverOfRegion {
  const sum = (size: (region: Region) => number) => regions.reduce((total, one) => total + size(one), 0);
  return { unit, areaM2: sum(({ areaM2 }) => areaM2), sizeM2: sum(({ sizeM2 }) => sizeM2) };
}

/** Finds the units of a family whose boxes meet that of a region, in their order. */
export type UnitsNear = (region: Region) => SurveyedUnit[];

export function unitsNearOf(units: readonly SurveyedUnit[]): UnitsNear {
  const placed = units.filter(({ ground }) => ground.length > 0);
  if (placed.length === 0) return () => [];
  const index = new Flatbush(placed.length);
  for (const { box } of placed) index.add(...box);
  index.finish();
  return ({ polygon }) => {
    const [west, south, east, north] = boxOfShape(polygon);
    const found = index.search(west - BESIDE, south - BESIDE, east + BESIDE, north + BESIDE);
    return found.sort((a, b) => a - b).map((at) => placed[at]!);
  };
}

function edgesOf({ polygon }: Region): [Position, Position][] {
  return polygon.coordinates.flatMap((ring) =>
    ring.slice(1).map((b, index): [Position, Position] => [ring[index] as Position, b as Position]),
  );
}
