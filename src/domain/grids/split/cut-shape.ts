import type { Position } from '../../geo/positions.ts';
import { pointInRing } from '../../geo/rings.ts';

/** A corner in metres on a plane, with the position it stands for. Corners of the original keep theirs bit by bit. */
export interface Corner {
  readonly x: number;
  readonly y: number;
  readonly position: Position;
}

/** A polygon on the plane: open rings, the outer one counter-clockwise, holes clockwise. */
export type PlaneShape = readonly (readonly Corner[])[];

/** How much of what is to be balanced lies in a shape: its area, or the people in it. */
export type Mass = (shape: PlaneShape) => number;

/** A straight line: the points whose share along `direction` is `offset`. */
export interface CutLine {
  /** Unit vector that stands upright on the line. */
  readonly direction: readonly [number, number];
  readonly offset: number;
}

interface Crossing {
  readonly ring: number;
  /** The edge from this corner to the next one is crossed. */
  readonly edge: number;
  readonly at: Corner;
  /** Place along the line. */
  readonly along: number;
}

/** Distance of a corner from a line, positive on the side to which the direction shows. */
export const beyond = ({ direction: [dx, dy], offset }: CutLine, { x, y }: Corner): number =>
  x * dx + y * dy - offset;

/**
 * All ways to cut a shape in two along a line. Each uses one run of the line inside the shape, from the outer ring to the
 * outer ring, through holes where they lie on it. Both pieces are contiguous, share the cut with the very same corners,
 * and have all other corners of the shape. A run that crosses a hole more than twice is passed over.
 */
export function cutsAlong(shape: PlaneShape, line: CutLine): [PlaneShape, PlaneShape][] {
  const crossings = shape
    .flatMap((ring, index) => crossingsOf(ring, index, line))
    .sort((a, b) => a.along - b.along);
  const cuts: [PlaneShape, PlaneShape][] = [];
  for (let start = 0; start + 1 < crossings.length; start += 2) {
    const run = runFrom(crossings, start);
    if (run !== undefined) cuts.push(cutRun(shape, run));
  }
  return cuts;
}

function crossingsOf(ring: readonly Corner[], index: number, line: CutLine): Crossing[] {
  const [dx, dy] = line.direction;
  return ring.flatMap((from, edge) => {
    const to = ring[(edge + 1) % ring.length]!;
    const before = beyond(line, from);
    const after = beyond(line, to);
    if (before < 0 === after < 0) return [];
    const at = between(from, to, before / (before - after));
    return [{ ring: index, edge, at, along: at.y * dx - at.x * dy }];
  });
}

function between(from: Corner, to: Corner, share: number): Corner {
  const mix = (a: number, b: number) => a + share * (b - a);
  return {
    x: mix(from.x, to.x),
    y: mix(from.y, to.y),
    position: [mix(from.position[0], to.position[0]), mix(from.position[1], to.position[1])],
  };
}

/** The crossings of a run: outer ring, then two of each hole on the way, then the outer ring. */
function runFrom(crossings: readonly Crossing[], start: number): Crossing[] | undefined {
  if (crossings[start]!.ring !== 0) return undefined;
  const run: Crossing[] = [];
  const holes = new Set<number>();
  for (let at = start; at + 1 < crossings.length; at += 2) {
    const [enter, leave] = [crossings[at]!, crossings[at + 1]!];
    const last = run.at(-1);
    if (last !== undefined && last.ring !== enter.ring) return undefined;
    run.push(enter, leave);
    if (leave.ring === 0) return run;
    if (holes.has(leave.ring)) return undefined;
    holes.add(leave.ring);
  }
  return undefined;
}

function cutRun(shape: PlaneShape, run: readonly Crossing[]): [PlaneShape, PlaneShape] {
  const first = run[0]!;
  const last = run.at(-1)!;
  const back: Corner[] = [...arc(shape, first, last)];
  for (let i = run.length - 2; i > 0; i -= 2) back.push(...arc(shape, run[i]!, run[i - 1]!));
  const forth: Corner[] = [...arc(shape, last, first)];
  for (let i = 1; i + 1 < run.length; i += 2) forth.push(...arc(shape, run[i]!, run[i + 1]!));
  const used = new Set(run.map(({ ring }) => ring));
  const holes = shape.filter((_, index) => index > 0 && !used.has(index));
  return [withHoles(back, holes), withHoles(forth, holes)];
}

/** The corners of a ring from one crossing to another in the direction of the ring, both crossings included. */
function arc(shape: PlaneShape, from: Crossing, to: Crossing): Corner[] {
  const ring = shape[from.ring]!;
  const corners: Corner[] = [from.at];
  const steps = (to.edge - from.edge + ring.length) % ring.length;
  for (let step = 1; step <= steps; step++) corners.push(ring[(from.edge + step) % ring.length]!);
  corners.push(to.at);
  return corners;
}

function withHoles(outer: readonly Corner[], holes: PlaneShape): PlaneShape {
  return [outer, ...holes.filter(([corner]) => corner !== undefined && isInShape(corner, [outer]))];
}

/** Whether a point of the plane lies inside a shape (even-odd rule). */
export function isInShape({ x, y }: Pick<Corner, 'x' | 'y'>, shape: PlaneShape): boolean {
  return (
    shape.filter((ring) =>
      pointInRing(
        x,
        y,
        ring.map((corner) => [corner.x, corner.y]),
      ),
    ).length %
      2 ===
    1
  );
}
