import {
  Clipper64,
  ClipType,
  FillRule,
  PathType,
  PolyTree64,
  type Path64,
  type PolyPath64,
} from 'clipper2-ts';
import type { Position } from '../../geo/positions.ts';
import { metresFrom } from '../../geo/local-plane.ts';
import { signedPlaneArea } from '../../geo/rings.ts';
import type { Region } from './audit-findings.ts';
import { ellipsoidalArea } from './geodesic-area.ts';
import { partRings } from './part-rings.ts';
import { boxOfRings, positionInside, type Ground, type OpenRing } from './unit-rings.ts';

/** The largest whole number of a clipping: ten thousandths of what is exact in a float, so that crossings keep their place. */
const MOST_UNITS = 1e10;
const FINEST_UNITS_PER_DEGREE = 1e12;

/** Whether a point counts as inside: where rings run round it more than 0 times, fewer than 0 times, or an odd number of times. */
export type Fill = 'positive' | 'negative' | 'odd';

const FILL_RULES = {
  positive: FillRule.Positive,
  negative: FillRule.Negative,
  odd: FillRule.EvenOdd,
} as const;

/**
 * Clips in whole numbers around the middle of `near`: a tenth of a micrometre for what is as large as a grid, a hundredth of
 * a millimetre for a city. Corners that the clipping leaves in place come back as the very positions that went in; those on a straight line may go.
 */
export function overlayNear(near: readonly OpenRing[]) {
  const [west, south, east, north] = boxOfRings(near);
  const origin: Position = [(west + east) / 2, (south + north) / 2];
  const extent = Math.max(east - west, north - south, 1e-9);
  const scale = Math.min(FINEST_UNITS_PER_DEGREE, 10 ** Math.floor(Math.log10(MOST_UNITS / extent)));
  const known = new Map<string, Position>();
  const toPath = (ring: OpenRing): Path64 =>
    ring.map((position) => {
      const x = Math.round((position[0] - origin[0]) * scale);
      const y = Math.round((position[1] - origin[1]) * scale);
      known.set(`${x} ${y}`, position);
      return { x, y };
    });
  const toRing = (path: Path64): Position[] =>
    path.map(({ x, y }) => known.get(`${x} ${y}`) ?? [origin[0] + x / scale, origin[1] + y / scale]);

  const clip = (
    type: ClipType,
    fill: Fill,
    subject: readonly OpenRing[],
    other: readonly OpenRing[],
  ): Ground => {
    const clipper = new Clipper64();
    // Kept, corners on straight lines make the library run on for ever where a ring folds back along itself.
    clipper.preserveCollinear = false;
    clipper.addPaths(subject.map(toPath), PathType.Subject);
    if (other.length > 0) clipper.addPaths(other.map(toPath), PathType.Clip);
    const tree = new PolyTree64();
    clipper.execute(type, FILL_RULES[fill], tree);
    return polygonsIn(tree).flatMap((paths) => partRings(paths.map(toRing)));
  };
  return {
    /** The ground that counts as inside, with crossings resolved. */
    covered: (rings: readonly OpenRing[], fill: Fill) => clip(ClipType.Union, fill, rings, []),
    intersection: (one: Ground, other: readonly OpenRing[]) =>
      clip(ClipType.Intersection, 'positive', one.flat(), other),
    difference: (one: Ground, other: readonly OpenRing[]) =>
      clip(ClipType.Difference, 'positive', one.flat(), other),
    union: (one: readonly OpenRing[], other: readonly OpenRing[]) =>
      clip(ClipType.Union, 'positive', one, other),
  };
}

function polygonsIn(tree: PolyTree64): Path64[][] {
  const polygons: Path64[][] = [];
  const walk = (node: PolyPath64) => {
    for (let index = 0; index < node.count; index++) {
      const outer = node.child(index);
      const holes: Path64[] = [];
      for (let hole = 0; hole < outer.count; hole++) {
        holes.push(outer.child(hole).poly ?? []);
        walk(outer.child(hole));
      }
      polygons.push([outer.poly ?? [], ...holes]);
    }
  };
  walk(tree);
  return polygons;
}

/** Area of ground on the ellipsoid, m². */
export function areaOfGround(ground: Ground): number {
  return ground.reduce(
    (sum, rings) => sum + rings.reduce((part, ring) => part + ellipsoidalArea(ring).areaM2, 0),
    0,
  );
}

/** Signed area in m² between lines that are straight in degrees, on the plane that touches the earth at `origin`. */
function straightAreaM2(ring: OpenRing, origin: Position): number {
  return signedPlaneArea(ring.map((corner) => metresFrom(origin, corner)));
}

/** The polygons of ground as regions, those without area left out. */
export function regionsOf(ground: Ground): Region[] {
  return ground.flatMap((rings): Region[] => {
    const position = positionInside(rings);
    if (position === undefined) return [];
    const measures = rings.map(ellipsoidalArea);
    // Along an east–west edge the geodesic may lie on the far side of a thin strip: less than nothing is nothing.
    const areaM2 = Math.max(
      0,
      measures.reduce((sum, measure) => sum + measure.areaM2, 0),
    );
    const perimeterM = measures.reduce((sum, measure) => sum + measure.perimeterM, 0);
    const straightM2 = rings.reduce((sum, ring) => sum + straightAreaM2(ring, position), 0);
    const sizeM2 = Math.max(areaM2, straightM2);
    const coordinates = rings.map((ring) => [...ring, ring[0]!]);
    const widthM = (2 * sizeM2) / perimeterM;
    return [{ polygon: { type: 'Polygon', coordinates }, areaM2, sizeM2, widthM, position }];
  });
}
