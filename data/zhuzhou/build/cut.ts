import { distanceToSegment } from '../../../src/domain/geo/rings.ts';
import type { Mesh, Ring } from './mesh.ts';
import type { Point } from './projection.ts';
import { cross, segmentsMeet } from './shapes.ts';
import type { Landing, Trace } from './trace.ts';

/** End of a cut: an existing vertex of the ring, or a new one on an edge of it. */
interface End {
  /** Ring index of the vertex, or of the start of the edge. */
  index: number;
  isNew: boolean;
  point: Point;
}

/** A cut through a ring that is ready to be made. */
export interface Cut {
  entry: End;
  exit: End;
  /** Points between the ends. */
  between: Point[];
}

/** Sharpest corner that a cut may make with the border. */
const SHARPEST = (24 * Math.PI) / 180;

/** Settles where a traced line starts and ends: on a vertex within `snapM`, else on the edge itself. */
export function settleCut(ring: readonly Point[], trace: Trace, snapM: number): Cut | undefined {
  const entry = settleEnd(ring, trace.entry, snapM);
  const exit = settleEnd(ring, trace.exit, snapM);
  if (entry.index === exit.index) return undefined;
  const far = (p: Point, end: End) => Math.hypot(p[0] - end.point[0], p[1] - end.point[1]) > 2 * snapM;
  return { entry, exit, between: trace.between.filter((p) => far(p, entry) && far(p, exit)) };
}

function settleEnd(ring: readonly Point[], landing: Landing, snapM: number): End {
  let nearest = -1;
  let best = snapM;
  ring.forEach((p, index) => {
    const distance = Math.hypot(p[0] - landing.point[0], p[1] - landing.point[1]);
    if (distance < best) [best, nearest] = [distance, index];
  });
  if (nearest >= 0) return { index: nearest, isNew: false, point: ring[nearest]! };
  return { index: landing.edge, isNew: true, point: landing.point };
}

/** The two rings of points a cut makes: on its left and on its right, going from entry to exit. */
export function piecesOf(ring: readonly Point[], cut: Cut): { left: Point[]; right: Point[] } {
  const ahead = walkRing(ring.length, cut.exit, cut.entry).map((i) => ring[i]!);
  const behind = walkRing(ring.length, cut.entry, cut.exit).map((i) => ring[i]!);
  return {
    left: [cut.entry.point, ...cut.between, cut.exit.point, ...ahead],
    right: [cut.exit.point, ...cut.between.toReversed(), cut.entry.point, ...behind],
  };
}

/** Ring indexes strictly between two ends, counter-clockwise. */
function walkRing(length: number, from: End, to: End): number[] {
  const out: number[] = [];
  const stop = to.isNew ? (to.index + 1) % length : to.index;
  for (let i = (from.index + 1) % length; i !== stop; i = (i + 1) % length) {
    out.push(i);
    if (out.length > length) throw new Error('the ends of a cut lie on one edge');
  }
  return out;
}

/** Sharpest of the four corners a cut makes with the border, in radians. */
export function sharpestCorner(ring: readonly Point[], cut: Cut): number {
  const line = [cut.entry.point, ...cut.between, cut.exit.point];
  const corner = (end: End, towards: Point) => {
    const before = end.isNew ? end.index : (end.index + ring.length - 1) % ring.length;
    const after = (end.index + 1) % ring.length;
    return Math.min(angleAt(end.point, ring[before]!, towards), angleAt(end.point, ring[after]!, towards));
  };
  return Math.min(corner(cut.entry, line[1]!), corner(cut.exit, line.at(-2)!));
}

function angleAt(apex: Point, a: Point, b: Point): number {
  const first = Math.atan2(a[1] - apex[1], a[0] - apex[0]);
  const second = Math.atan2(b[1] - apex[1], b[0] - apex[0]);
  const turn = Math.abs(first - second) % (2 * Math.PI);
  return turn > Math.PI ? 2 * Math.PI - turn : turn;
}

/** Whether the cut keeps inside the ring, `clearM` away from it, does not meet itself and makes no needle. */
export function isClean(ring: readonly Point[], cut: Cut, clearM: number): boolean {
  const line = [cut.entry.point, ...cut.between, cut.exit.point];
  if (sharpestCorner(ring, cut) < SHARPEST) return false;
  for (let i = 0; i + 1 < line.length; i++)
    for (let j = i + 2; j + 1 < line.length; j++)
      if (segmentsMeet(line[i]!, line[i + 1]!, line[j]!, line[j + 1]!)) return false;
  for (let e = 0; e < ring.length; e++) {
    const c = ring[e]!;
    const d = ring[(e + 1) % ring.length]!;
    for (const [x, y] of cut.between) if (distanceToSegment(x, y, c, d) < clearM) return false;
    for (let i = 0; i + 1 < line.length; i++) {
      if (i === 0 && touches(cut.entry, e, ring.length)) continue;
      if (i + 2 === line.length && touches(cut.exit, e, ring.length)) continue;
      if (segmentsMeet(line[i]!, line[i + 1]!, c, d)) return false;
      // A border corner must not come close to the new line either.
      if (
        !isEnd(cut, e) &&
        distanceToSegment(c[0], c[1], line[i]!, line[i + 1]!) < clearM &&
        Math.abs(cross(line[i]!, line[i + 1]!, c)) > 0
      )
        return false;
    }
  }
  return true;
}

const touches = (end: End, edge: number, length: number): boolean =>
  end.index === edge || (!end.isNew && (end.index + length - 1) % length === edge);

const isEnd = (cut: Cut, index: number): boolean =>
  [cut.entry, cut.exit].some((end) => !end.isNew && end.index === index);

/** Makes the cut in the mesh and returns the rings on its left and right. */
export function makeCut(mesh: Mesh, ring: Ring, cut: Cut): { left: Ring; right: Ring } {
  const vertexOf = (end: End): number =>
    end.isNew
      ? mesh.divide(ring[end.index]!, ring[(end.index + 1) % ring.length]!, end.point)
      : ring[end.index]!;
  const entry = vertexOf(cut.entry);
  const exit = vertexOf(cut.exit);
  const between = cut.between.map((p) => mesh.vertex(p));
  const ahead = walkRing(ring.length, cut.exit, cut.entry).map((i) => ring[i]!);
  const behind = walkRing(ring.length, cut.entry, cut.exit).map((i) => ring[i]!);
  return {
    left: [entry, ...between, exit, ...ahead],
    right: [exit, ...between.toReversed(), entry, ...behind],
  };
}
