import { metresFrom } from './local-plane.ts';
import type { Position } from './positions.ts';

interface Foot {
  /** Segment of the line, and the share of it (0–1) at which the foot lies. */
  readonly segment: number;
  readonly share: number;
  readonly distanceM: number;
  readonly position: Position;
}

/**
 * The part of a line between the places on it that are nearest to two positions, in the direction from the first to the
 * second. Both ends of it lie on the line. Empty for a line without a segment.
 */
export function lineBetween(line: readonly Position[], from: Position, to: Position): Position[] {
  const [start, end] = [footOn(line, from), footOn(line, to)];
  if (start === undefined || end === undefined) return [];
  const isForward = start.segment + start.share <= end.segment + end.share;
  const [first, last] = isForward ? [start, end] : [end, start];
  const part = [first.position, ...line.slice(first.segment + 1, last.segment + 1), last.position];
  return isForward ? part : part.toReversed();
}

/** Of several lines the one that passes nearest to both positions; `undefined` where there is none. */
export function lineNearBoth(
  lines: readonly (readonly Position[])[],
  one: Position,
  other: Position,
): readonly Position[] | undefined {
  let best: { readonly line: readonly Position[]; readonly apartM: number } | undefined;
  for (const line of lines) {
    const apartM = (footOn(line, one)?.distanceM ?? Infinity) + (footOn(line, other)?.distanceM ?? Infinity);
    if (apartM < (best?.apartM ?? Infinity)) best = { line, apartM };
  }
  return best?.line;
}

function footOn(line: readonly Position[], asked: Position): Foot | undefined {
  let best: Foot | undefined;
  for (let segment = 0; segment + 1 < line.length; segment++) {
    const [from, to] = [line[segment]!, line[segment + 1]!];
    const [ax, ay] = metresFrom(asked, from);
    const [bx, by] = metresFrom(asked, to);
    const [dx, dy] = [bx - ax, by - ay];
    const squared = dx * dx + dy * dy;
    const share = squared === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / squared));
    const distanceM = Math.hypot(ax + share * dx, ay + share * dy);
    if (distanceM >= (best?.distanceM ?? Infinity)) continue;
    const position: Position = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    best = { segment, share, distanceM, position };
  }
  return best;
}
