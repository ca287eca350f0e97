import { distanceM, type Position } from '../geo/positions.ts';
import { bearingDeg } from '../geo/bearing.ts';

/** The point of a water that is nearest to a position. */
export interface NearWater {
  readonly name: string;
  readonly point: Position;
  /** As the crow flies, m. To a river it is the distance to its middle line: its bank is nearer. */
  readonly distanceM: number;
  readonly bearingDeg: number;
  /** Whether the water is known as a line along its middle, or as one point only. */
  readonly knownAs: 'line' | 'point';
}

/** A water as the data set knows it: the lines of a river, or one position of a lake or pond. */
export interface Water {
  readonly name: string;
  readonly lines: readonly (readonly Position[])[];
}

/** Waters around a position, nearest first. */
export function nearestWaters(from: Position, waters: readonly Water[]): NearWater[] {
  return waters
    .flatMap(({ name, lines }) => {
      const points = lines.flatMap((line) => nearestOnLine(from, line) ?? []);
      const [first] = points
        .map((point) => ({ point, distanceM: distanceM(from, point) }))
        .sort((a, b) => a.distanceM - b.distanceM);
      const knownAs = lines.some((line) => line.length > 1) ? ('line' as const) : ('point' as const);
      return first === undefined
        ? []
        : [{ name, ...first, bearingDeg: bearingDeg(from, first.point), knownAs }];
    })
    .sort((a, b) => a.distanceM - b.distanceM);
}

/** The point on a line that is nearest to a position, in the plane around that position. */
function nearestOnLine(from: Position, line: readonly Position[]): [Position] | undefined {
  const squeeze = Math.cos((from[1] * Math.PI) / 180);
  let best = Infinity;
  let nearest: Position | undefined;
  for (let i = 0; i < line.length; i++) {
    const a = line[Math.max(0, i - 1)]!;
    const b = line[i]!;
    const x = (b[0] - a[0]) * squeeze;
    const y = b[1] - a[1];
    const length = x * x + y * y;
    const along = length === 0 ? 0 : ((from[0] - a[0]) * squeeze * x + (from[1] - a[1]) * y) / length;
    const share = Math.min(1, Math.max(0, along));
    const at: Position = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
    const distance = ((at[0] - from[0]) * squeeze) ** 2 + (at[1] - from[1]) ** 2;
    if (distance >= best) continue;
    best = distance;
    nearest = at;
  }
  return nearest && [nearest];
}
