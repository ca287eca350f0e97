import { distanceToSegment, type PlanePoint } from './rings.ts';

/**
 * Corners of an open line that are needed to stay within `tolerance` of it, in the unit of the plane; both ends stay
 * (Douglas & Peucker 1973, with a stack instead of recursion). Gives the places of the corners, ascending.
 */
export function neededCorners(line: readonly PlanePoint[], tolerance: number): number[] {
  if (line.length <= 2) return line.map((_, index) => index);
  const isNeeded = new Uint8Array(line.length);
  isNeeded[0] = isNeeded[line.length - 1] = 1;
  const open: [number, number][] = [[0, line.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span;
    let furthest = -1;
    let most = tolerance;
    for (let i = first + 1; i < last; i++) {
      const distance = distanceToSegment(line[i]![0], line[i]![1], line[first]!, line[last]!);
      if (distance <= most) continue;
      most = distance;
      furthest = i;
    }
    if (furthest < 0) continue;
    isNeeded[furthest] = 1;
    open.push([first, furthest], [furthest, last]);
  }
  return line.map((_, index) => index).filter((index) => isNeeded[index] === 1);
}

/**
 * Corners of an open ring (its last point is joined to its first) that keep its border within `tolerance`, at most
 * `most` of them (at least 3): the tolerance doubles until they fit. Repeated points count once. The ring is cut at its
 * first point and the one furthest from it, since a closed line has no ends to begin with.
 */
export function simplifyRing<Point extends PlanePoint>(
  ring: readonly Point[],
  tolerance: number,
  most: number,
): Point[] {
  const points = ring.filter((point, index) => {
    const next = ring[(index + 1) % ring.length]!;
    return ring.length < 2 || point[0] !== next[0] || point[1] !== next[1];
  });
  const [origin] = points;
  if (!origin || points.length <= 3) return points;
  const distanceFromOrigin = (point: Point) => Math.hypot(point[0] - origin[0], point[1] - origin[1]);
  let cut = 1;
  points.forEach((point, index) => {
    if (distanceFromOrigin(point) > distanceFromOrigin(points[cut]!)) cut = index;
  });
  const there = points.slice(0, cut + 1);
  const back = [...points.slice(cut), origin];
  for (let width = tolerance; ; width = Math.max(width * 2, Number.MIN_VALUE)) {
    const kept = [
      ...neededCorners(there, width).map((index) => there[index]!),
      ...neededCorners(back, width)
        .slice(1, -1)
        .map((index) => back[index]!),
    ];
    if (kept.length === 2) return [origin, furthestFrom(origin, points[cut]!, points), points[cut]!];
    if (kept.length <= Math.max(3, most)) return kept;
  }
}

/** The point that lies furthest from a segment: with its ends it makes the widest triangle. */
function furthestFrom<Point extends PlanePoint>(a: Point, b: Point, points: readonly Point[]): Point {
  const others = points.filter((point) => point !== a && point !== b);
  const distance = ([x, y]: Point) => distanceToSegment(x, y, a, b);
  return others.reduce((best, point) => (distance(point) > distance(best) ? point : best));
}
