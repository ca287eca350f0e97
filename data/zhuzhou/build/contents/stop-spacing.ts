import { distanceM, type Position } from '../../../../src/domain/geo/positions.ts';

/** A place along a line where a stop could be. */
interface Candidate {
  alongM: number;
  position: Position;
  /** Dislike of this place, 0 = a crossing. */
  penalty: number;
}

export interface SpacingRule {
  minM: number;
  maxM: number;
  targetM: number;
}

/**
 * Chooses stops along a path between its first and last position (both are stops): gaps within the rule of where they
 * lie, near its target, at crossings and at stops that other lines already have rather than in mid-block. Shortest
 * path over all candidates; a gap outside the rule costs more than any other choice.
 */
export function spaceStops(
  path: readonly Position[],
  ruleAt: (position: Position) => SpacingRule,
  isStop: (position: Position) => boolean,
): Position[] {
  const candidates = candidatesAlong(path, isStop);
  const cost = new Float64Array(candidates.length).fill(Infinity);
  const previous = new Int32Array(candidates.length).fill(-1);
  cost[0] = 0;
  for (let to = 1; to < candidates.length; to++) {
    const end = candidates[to]!;
    for (let from = to - 1; from >= 0; from--) {
      const start = candidates[from]!;
      const gapM = end.alongM - start.alongM;
      if (gapM > 3000 && from < to - 1) break;
      const total = cost[from]! + gapCost(gapM, ruleAt(start.position), ruleAt(end.position)) + end.penalty;
      if (total < cost[to]!) {
        cost[to] = total;
        previous[to] = from;
      }
    }
  }
  const stops: Position[] = [];
  for (let at = candidates.length - 1; at >= 0; at = previous[at]!) stops.push(candidates[at]!.position);
  return stops.toReversed();
}

function gapCost(gapM: number, one: SpacingRule, other: SpacingRule): number {
  const rule = one.maxM > other.maxM ? one : other;
  const excessM = Math.max(rule.minM - gapM, gapM - rule.maxM, 0);
  return ((gapM - rule.targetM) / rule.targetM) ** 2 + (excessM > 0 ? 100 + excessM : 0);
}

function candidatesAlong(path: readonly Position[], isStop: (position: Position) => boolean): Candidate[] {
  const candidates: Candidate[] = [];
  let alongM = 0;
  path.forEach((position, at) => {
    const before = path[at - 1];
    if (before) {
      const lengthM = distanceM(before, position);
      const pieces = Math.ceil(lengthM / 70);
      for (let piece = 1; piece < pieces; piece++)
        candidates.push(
          candidate(interpolate(before, position, piece / pieces), alongM + (lengthM * piece) / pieces, 0.12),
        );
      alongM += lengthM;
    }
    candidates.push(candidate(position, alongM, 0));
  });
  return candidates;

  function candidate(position: Position, distance: number, penalty: number): Candidate {
    return { position, alongM: distance, penalty: isStop(position) ? -0.4 : penalty };
  }
}

function interpolate(a: Position, b: Position, t: number): Position {
  const at = (from: number, to: number) => Number((from + (to - from) * t).toFixed(7));
  return [at(a[0], b[0]), at(a[1], b[1])];
}
