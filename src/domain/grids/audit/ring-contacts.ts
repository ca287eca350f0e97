import type { Position } from '../../geo/positions.ts';

/** Above so many corners comparing every edge with every other costs more than sorting them. */
const MOST_CORNERS = 1_000;

/**
 * Whether two edges of rings may cross or touch elsewhere than where one follows the other. `false` is certain; `true` is to be
 * looked into. Nothing is allocated: of a hundred thousand rings nearly all are sound.
 */
export function mayTouch(rings: readonly (readonly Position[])[]): boolean {
  if (rings.reduce((sum, ring) => sum + ring.length, 0) > MOST_CORNERS) return true;
  for (let first = 0; first < rings.length; first++) {
    for (let second = first; second < rings.length; second++)
      if (ringsMayTouch(rings[first]!, rings[second]!, first === second)) return true;
  }
  return false;
}

function ringsMayTouch(one: readonly Position[], other: readonly Position[], isSameRing: boolean): boolean {
  const edges = one.length - 1;
  for (let i = 0; i < edges; i++) {
    const [a, b] = [one[i]!, one[i + 1]!];
    for (let j = isSameRing ? i + 1 : 0; j < other.length - 1; j++) {
      const [c, d] = [other[j]!, other[j + 1]!];
      if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0]))
        continue;
      if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1]))
        continue;
      const isNext = isSameRing && (j === i + 1 || (i === 0 && j === edges - 1));
      if (isNext ? foldsBack(a, b, c, d) : !areApart(a, b, c, d)) return true;
    }
  }
  return false;
}

/** Whether one edge lies wholly on one side of the line through the other. */
function areApart(a: Position, b: Position, c: Position, d: Position): boolean {
  return side(a, b, c) * side(a, b, d) > 0 || side(c, d, a) * side(c, d, b) > 0;
}

/** Whether edges that share a corner lie on one line. */
function foldsBack(a: Position, b: Position, c: Position, d: Position): boolean {
  return side(a, b, c) === 0 && side(a, b, d) === 0;
}

function side(a: Position, b: Position, point: Position): number {
  return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);
}
