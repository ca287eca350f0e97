import type { MultiPolygon, Polygon } from 'geojson';
import { boxOf, type BoundingBox } from '../../geo/positions.ts';
import type { NestedLevel } from '../../grids/codes.ts';
import { shareOutside } from './area-shares.ts';
import { polygonsOf } from '../geometry/ring-math.ts';
import type { LocatableUnit } from './unit-locator.ts';
import { overlapInTime } from '../../grids/versions/validity.ts';
import { coarserLevels } from '../../grids/unit-serials.ts';
import type { Warning } from '../fields/row-result.ts';

const TOLERATED_SHARE = 0.01;

/**
 * The unit a codeless unit belongs to: of the nearest coarser level at which some unit holds at least half of its
 * area, the one that holds most.
 */
export function findParent(
  geometry: Polygon | MultiPolygon,
  level: NestedLevel,
  units: Iterable<LocatableUnit>,
): LocatableUnit | undefined {
  const polygons = polygonsOf(geometry);
  const box = boxOf(polygons.flat(2));
  const near = [...units].filter((unit) => boxesMeet(box, boxOfUnit(unit)));
  for (const coarser of coarserLevels(level)) {
    let best: { unit: LocatableUnit; outside: number } | undefined;
    for (const unit of near) {
      if (unit.level !== coarser) continue;
      const outside = shareOutside(polygons, polygonsOf(unit.geometry));
      if (outside <= 0.5 && outside < (best?.outside ?? 1)) best = { unit, outside };
    }
    if (best) return best.unit;
  }
  return undefined;
}

/**
 * What does not fit together: units that lie outside their parent, and siblings that overlap (V-06), by more than
 * 1 % of the smaller one.
 */
export function nestingWarnings(
  units: readonly (LocatableUnit & { parentCode?: string | undefined })[],
  known: ReadonlyMap<string, LocatableUnit>,
): Warning[] {
  const warnings: Warning[] = [];
  const siblings = new Map<string, LocatableUnit[]>();
  for (const unit of units) {
    if (unit.level === 'area') continue;
    const parent = unit.parentCode === undefined ? undefined : known.get(unit.parentCode);
    if (parent && overlapInTime(unit, parent)) {
      const outside = shareOutside(polygonsOf(unit.geometry), polygonsOf(parent.geometry));
      if (outside > TOLERATED_SHARE)
        warnings.push({ message: `${unit.code} lies ${percent(outside)} outside its parent ${parent.code}` });
    }
    const key = `${unit.level} ${unit.parentCode ?? ''}`;
    siblings.set(key, [...(siblings.get(key) ?? []), unit]);
  }
  for (const group of siblings.values()) warnings.push(...overlapsIn(group));
  return warnings;
}

function overlapsIn(group: readonly LocatableUnit[]): Warning[] {
  const bySize = [...group].sort((a, b) => a.areaM2 - b.areaM2);
  return bySize.flatMap((small, index) =>
    bySize.slice(index + 1).flatMap((large): Warning[] => {
      if (!overlapInTime(small, large) || !boxesMeet(boxOfUnit(small), boxOfUnit(large))) return [];
      const shared = 1 - shareOutside(polygonsOf(small.geometry), polygonsOf(large.geometry));
      return shared > TOLERATED_SHARE
        ? [{ message: `${small.code} shares ${percent(shared)} of its area with ${large.code} (V-06)` }]
        : [];
    }),
  );
}

const boxes = new WeakMap<object, BoundingBox>();

function boxOfUnit({ geometry }: LocatableUnit): BoundingBox {
  const kept = boxes.get(geometry);
  if (kept) return kept;
  const box = boxOf(polygonsOf(geometry).flat(2));
  boxes.set(geometry, box);
  return box;
}

function boxesMeet(a: BoundingBox, b: BoundingBox): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
