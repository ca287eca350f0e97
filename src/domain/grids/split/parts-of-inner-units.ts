import { distanceToSegment, signedPlaneArea } from '../../geo/rings.ts';
import type { Position } from '../../geo/positions.ts';
import { dissolve } from './dissolve.ts';
import { groupEvenly } from './group-units.ts';
import { ringsInOnePiece, weightsOf, type UnitPart, type UnitParts, type SplitUnit } from './split-unit.ts';

/** A corner of an inner unit lies on the border of the unit when it misses it by less than this, degrees (1 mm). */
const ON_BORDER_DEG = 1e-8;
/** Inner units fill a unit when their areas miss its own by less than this part. */
const FILLS = 1e-6;

/**
 * Parts made of whole inner units, such as the micro-grids of a grid: contiguous groups, as even as was found. `undefined`
 * where the inner units do not fill the unit edge by edge, or cannot be dealt out.
 */
export function partsOfInnerUnits(
  unit: SplitUnit,
  inner: readonly SplitUnit[],
  count: number,
): UnitParts | undefined {
  const own = ringsInOnePiece(unit.geometry);
  const polygons = inner.flatMap(({ geometry }) => {
    const rings = ringsInOnePiece(geometry);
    return rings === undefined ? [] : [rings];
  });
  if (own === undefined || polygons.length < Math.max(2, count) || polygons.length < inner.length)
    return undefined;
  const together = dissolve(polygons);
  if (!fills(together.rings, own)) return undefined;
  const { weighedBy, weights } = weightsOf(inner);
  const groups = groupEvenly({ weights, neighbours: together.neighbours }, count);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = groups?.map((group): UnitPart => {
    const { rings } = dissolve(group.map((index) => polygons[index]!));
    const isOuter = (ring: readonly Position[]) => signedPlaneArea(ring) > 0;
    return {
      rings: [...rings.filter(isOuter), ...rings.filter((ring) => !isOuter(ring))],
      share: group.reduce((sum, index) => sum + weights[index]!, 0) / whole,
      inner: group.map((index) => inner[index]!),
    };
  });
  const isWhole = parts?.every(({ rings }) => rings.filter((ring) => signedPlaneArea(ring) > 0).length === 1);
  return parts && isWhole ? { by: 'inner-units', weighedBy, parts } : undefined;
}

const degreesArea = (rings: readonly (readonly Position[])[]) =>
  rings.reduce((sum, ring, index) => sum + (index === 0 ? 1 : -1) * Math.abs(signedPlaneArea(ring)), 0);

/** Whether a border is that of a unit: every corner on it, and the same area inside. */
function fills(border: readonly Position[][], own: readonly (readonly Position[])[]): boolean {
  if (border.length !== own.length) return false;
  const area = degreesArea(own);
  const bySize = border.toSorted((a, b) => Math.abs(signedPlaneArea(b)) - Math.abs(signedPlaneArea(a)));
  const isOnBorder = ([lng, lat]: Position) =>
    own.some((ring) =>
      ring.some(
        (at, index) => index > 0 && distanceToSegment(lng, lat, ring[index - 1]!, at) < ON_BORDER_DEG,
      ),
    );
  return Math.abs(degreesArea(bySize) - area) < FILLS * area && border.flat().every(isOnBorder);
}
