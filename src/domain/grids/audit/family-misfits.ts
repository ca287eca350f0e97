import { createDisjointSets } from '../../arrays/disjoint-sets.ts';
import type { BoundingBox } from '../../geo/positions.ts';
import type { Region } from './audit-findings.ts';
import { overlayNear, regionsOf } from './overlay.ts';
import { leftoverLoops } from './shared-edges.ts';
import { boxOfRings, ringsHold, type Ground, type OpenRing } from './unit-rings.ts';

/** Where the children of a unit do not fit together. */
export interface FamilyMisfits {
  /** Ground of the parent under no child. */
  readonly gaps: readonly Region[];
  /** Ground under more than one child. */
  readonly overlaps: readonly Region[];
  /** Ground of children that is not the parent's. */
  readonly outside: readonly Region[];
  /** Ground that children without a parent enclose and do not cover. */
  readonly holes: readonly Region[];
}

/**
 * Gaps, overlaps and excess of a family; `undefined` for one whose edges all cancel, which needs no overlay. Without a parent
 * there is no gap and no excess, but there may be holes.
 */
export function familyMisfits(
  children: readonly Ground[],
  parent: Ground | undefined,
): FamilyMisfits | undefined {
  const border = parent?.flat() ?? [];
  const loops = leftoverLoops(
    children.flatMap((ground) => ground.flat()),
    border,
  );
  if (loops.length === 0) return undefined;
  const found = clustersOf(loops).map((cluster) =>
    misfitsIn(cluster, parent === undefined ? undefined : border),
  );
  return {
    gaps: found.flatMap(({ gaps }) => gaps),
    overlaps: found.flatMap(({ overlaps }) => overlaps),
    outside: found.flatMap(({ outside }) => outside),
    holes: found.flatMap(({ holes }) => holes),
  };
}

function misfitsIn(cluster: readonly OpenRing[], border: readonly OpenRing[] | undefined): FamilyMisfits {
  const overlay = overlayNear(cluster);
  const box = boxOfRings(cluster);
  const none = { gaps: [], overlaps: [], outside: [], holes: [] };
  if (border === undefined) {
    const covered = overlay.covered(cluster, 'positive');
    const holes = covered.flatMap(([, ...rings]) => rings.map((ring) => [ring.toReversed()]));
    const twice = overlay.covered([...cluster, frameAround(box)], 'positive');
    return { ...none, overlaps: regionsOf(twice), holes: regionsOf(holes) };
  }
  const gaps = regionsOf(overlay.covered(cluster, 'negative'));
  const excess = overlay.covered(cluster, 'positive');
  if (excess.length === 0) return { ...none, gaps };
  if (!meetsBorder(box, border)) {
    const isInside = ringsHold(border, excess[0]![0]![0]!);
    if (isInside) return { ...none, gaps, overlaps: regionsOf(excess) };
  }
  // One less everywhere and one more inside the parent: what is left above 0 lies under two children.
  const whole = boxOfRings([...cluster, ...border]);
  const twice = overlay.covered([...cluster, ...border, frameAround(whole)], 'positive');
  const outside = overlay.difference(excess, border);
  return { ...none, gaps, overlaps: regionsOf(twice), outside: regionsOf(outside) };
}

/** A ring that runs clockwise round a box, a little away from it. */
function frameAround([west, south, east, north]: BoundingBox): OpenRing {
  const margin = Math.max(east - west, north - south, 1e-9) / 10;
  const [w, s, e, n] = [west - margin, south - margin, east + margin, north + margin];
  return [[w, s], [w, n], [e, n], [e, s]]; // prettier-ignore
}

/** Whether any edge of a border may come into a box. */
function meetsBorder([west, south, east, north]: BoundingBox, border: readonly OpenRing[]): boolean {
  return border.some((ring) =>
    ring.some(([x, y], index) => {
      const [px, py] = ring.at(index - 1)!;
      return (
        Math.max(x, px) >= west &&
        Math.min(x, px) <= east &&
        Math.max(y, py) >= south &&
        Math.min(y, py) <= north
      );
    }),
  );
}

/** Loops whose boxes meet, directly or by others, belong together; those of two clusters do not touch each other's ground. */
function clustersOf(loops: readonly OpenRing[]): OpenRing[][] {
  const boxes = loops.map((loop) => boxOfRings([loop]));
  const sets = createDisjointSets(loops.length);
  const byWest = [...loops.keys()].sort((a, b) => boxes[a]![0] - boxes[b]![0]);
  let open: number[] = [];
  for (const index of byWest) {
    const [west, south, , north] = boxes[index]!;
    open = open.filter((other) => boxes[other]![2] >= west);
    for (const other of open)
      if (boxes[other]![1] <= north && boxes[other]![3] >= south) sets.join(other, index);
    open.push(index);
  }
  const clusters = new Map<number, OpenRing[]>();
  for (const [index, loop] of loops.entries()) {
    const key = sets.find(index);
    const cluster = clusters.get(key);
    if (cluster === undefined) clusters.set(key, [loop]);
    else cluster.push(loop);
  }
  return [...clusters.values()];
}
