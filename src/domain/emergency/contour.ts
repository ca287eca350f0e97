import { pointInRing, signedPlaneArea, type PlanePoint } from '../geo/rings.ts';

/** Values at the crossings of a square lattice, row by row from the south; `Infinity` where nothing is known. */
export interface Lattice {
  readonly width: number;
  readonly height: number;
  readonly values: Float64Array;
}

/** A polygon in cells of the lattice: the outer ring counter-clockwise, then its holes clockwise; rings are closed. */
export type LatticePolygon = PlanePoint[][];

const [BOTTOM, RIGHT, TOP, LEFT] = [0, 1, 2, 3] as const;
type Side = 0 | 1 | 2 | 3;

/** Per pattern of inner corners (1 south-west, 2 south-east, 4 north-east, 8 north-west): pieces with the inside on their left. */
const PIECES: readonly (readonly (readonly [Side, Side])[])[] = [
  [],
  [[BOTTOM, LEFT]],
  [[RIGHT, BOTTOM]],
  [[RIGHT, LEFT]],
  [[TOP, RIGHT]],
  [
    [BOTTOM, LEFT],
    [TOP, RIGHT],
  ],
  [[TOP, BOTTOM]],
  [[TOP, LEFT]],
  [[LEFT, TOP]],
  [[BOTTOM, TOP]],
  [
    [RIGHT, BOTTOM],
    [LEFT, TOP],
  ],
  [[RIGHT, TOP]],
  [[LEFT, RIGHT]],
  [[BOTTOM, RIGHT]],
  [[LEFT, BOTTOM]],
  [],
];

/**
 * Where the values are at most `level`, as polygons (marching squares; corners that meet in one point stay apart). The
 * outermost crossings count as outside, so that every ring closes. Rings smaller than `leastCells` are left out.
 */
export function areasUpTo(lattice: Lattice, level: number, leastCells: number): LatticePolygon[] {
  const rings = traceRings(lattice, level).filter((ring) => Math.abs(signedPlaneArea(ring)) >= leastCells);
  const outer = rings.filter((ring) => signedPlaneArea(ring) > 0).map((ring) => [ring]);
  const bySize = outer.toSorted((a, b) => signedPlaneArea(a[0]!) - signedPlaneArea(b[0]!));
  for (const hole of rings) {
    if (signedPlaneArea(hole) >= 0) continue;
    const [x, y] = hole[0]!;
    bySize.find(([around]) => pointInRing(x, y, around!))?.push(hole);
  }
  return outer;
}

function traceRings(lattice: Lattice, level: number): PlanePoint[][] {
  const { width, height, values } = lattice;
  const valueAt = (x: number, y: number) =>
    x <= 0 || y <= 0 || x >= width - 1 || y >= height - 1 ? Infinity : values[y * width + x]!;
  const next = new Map<number, number>();
  // A crossing of the lattice owns the piece to its east (even numbers) and the one to its north (odd numbers).
  const sideId = (x: number, y: number, side: Side) => {
    if (side === BOTTOM) return 2 * (y * width + x);
    if (side === TOP) return 2 * ((y + 1) * width + x);
    return side === LEFT ? 2 * (y * width + x) + 1 : 2 * (y * width + x + 1) + 1;
  };
  for (let y = 0; y < height - 1; y++)
    for (let x = 0; x < width - 1; x++) {
      const pattern =
        Number(valueAt(x, y) <= level) +
        2 * Number(valueAt(x + 1, y) <= level) +
        4 * Number(valueAt(x + 1, y + 1) <= level) +
        8 * Number(valueAt(x, y + 1) <= level);
      for (const [from, to] of PIECES[pattern]!) next.set(sideId(x, y, from), sideId(x, y, to));
    }
  const pointOf = (id: number): PlanePoint => {
    const crossing = id >> 1;
    const [x, y] = [crossing % width, Math.floor(crossing / width)];
    const [dx, dy] = id % 2 === 0 ? [1, 0] : [0, 1];
    const share = crossingShare(valueAt(x, y), valueAt(x + dx, y + dy), level);
    return [x + share * dx, y + share * dy];
  };
  const rings: PlanePoint[][] = [];
  for (const start of next.keys()) {
    const ring: PlanePoint[] = [];
    for (let at = start, after = next.get(at); after !== undefined; at = after, after = next.get(at)) {
      next.delete(at);
      ring.push(pointOf(at));
    }
    rings.push([...ring, ring[0]!]);
  }
  return rings;
}

/** Where between two crossings on both sides of the level it is passed; half-way where one of them is unknown. */
function crossingShare(a: number, b: number, level: number): number {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return 0.5;
  return (level - a) / (b - a);
}
