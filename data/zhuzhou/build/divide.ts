import { pointInRing } from '../../../src/domain/geo/rings.ts';
import { isClean, makeCut, piecesOf, settleCut, sharpestCorner, type Cut } from './cut.ts';
import type { Fields } from './fields.ts';
import type { Mesh, Ring } from './mesh.ts';
import type { Point } from './projection.ts';
import type { Random } from './random.ts';
import { massOf, type Sample } from './samples.ts';
import { measureShape, simplifyLine } from './shapes.ts';
import { traceCut } from './trace.ts';

/** What a division needs from its surroundings. */
export interface Ground {
  mesh: Mesh;
  fields: Fields;
  random: Random;
  /** Makes the straight line of a cut look right: wandering in the country, stepped in the city. */
  style: (line: Point[], areaM2: number, gentle: number) => Point[];
  /** How much the lines follow the street direction, 0–1. */
  bend: number;
  /** The same ground with chance of its own, so that a change in one place leaves all others as they are. */
  at: (place: string) => Ground;
}

/** A line that might divide a ring. */
export interface Proposal {
  seed: Point;
  /** Direction of the line in radians. */
  angle: number;
  /** Share of the mass that should lie on its left hand. */
  leftShare: number;
  /** Weight of a wrong share. */
  shareWeight: number;
  /** Dislike for this line from outside, 0 = none. */
  penalty: number;
  /** Dislike that depends on the block on the left. */
  leftPenalty?: (left: readonly Point[]) => number;
}

export interface Division<P extends Proposal> {
  proposal: P;
  left: Ring;
  right: Ring;
}

/**
 * Divides a ring by the best of the proposed lines. Throws where no line gives two sound blocks.
 * Good: both blocks compact, corners near right angles, the wanted share of mass on each side.
 */
export function divideRing<P extends Proposal>(
  ground: Ground,
  ring: Ring,
  samples: readonly Sample[],
  proposals: readonly P[],
): Division<P> {
  const points = ground.mesh.pointsOf(ring);
  const areaM2 = measureShape(points).areaM2;
  const size = Math.sqrt(areaM2);
  const snapM = Math.max(8, 0.045 * size);
  const ranked = proposals
    .flatMap((proposal) => {
      const trace = traceCut(points, proposal.seed, proposal.angle, ground.fields, size / 14, ground.bend);
      const cut = trace && settleCut(points, trace, snapM);
      if (!cut) return [];
      cut.between = simplifyLine([cut.entry.point, ...cut.between, cut.exit.point], 0.006 * size).slice(
        1,
        -1,
      );
      return [{ proposal, cut, badness: badnessOf(points, cut, proposal, samples) }];
    })
    .sort((a, b) => a.badness - b.badness);
  for (const { proposal, cut } of ranked) {
    for (const candidate of [1, 1, 1, 0.7, 0.7, 0.7, 0.4, 0.4, 0.2, 0].map((gentle) =>
      styled(ground, cut, areaM2, gentle),
    )) {
      if (!isClean(points, candidate, Math.min(25, 0.3 * snapM))) continue;
      const made = makeCut(ground.mesh, ring, candidate);
      return { proposal, ...made };
    }
  }
  throw new Error(`no sound cut for a block of ${Math.round(areaM2)} m² near ${points[0]?.join(', ')}`);
}

function styled(ground: Ground, cut: Cut, areaM2: number, gentle: number): Cut {
  const line = ground.style([cut.entry.point, ...cut.between, cut.exit.point], areaM2, gentle);
  return { ...cut, between: line.slice(1, -1) };
}

function badnessOf(ring: readonly Point[], cut: Cut, proposal: Proposal, samples: readonly Sample[]): number {
  const { left, right } = piecesOf(ring, cut);
  if (left.length < 3 || right.length < 3) return Infinity;
  const inLeft = samples.filter(({ point }) => pointInRing(point[0], point[1], left));
  const share = massOf(inLeft) / massOf(samples);
  const wrongShare =
    Math.abs(Math.log((share + 0.01) / (proposal.leftShare + 0.01))) +
    Math.abs(Math.log((1.01 - share) / (1.01 - proposal.leftShare)));
  const corner = sharpestCorner(ring, cut);
  return (
    shapeBadness(left) +
    shapeBadness(right) +
    1.2 * Math.max(0, 1.2 - corner) ** 2 +
    proposal.shareWeight * (wrongShare + 1.5 * Math.max(0, wrongShare - 1.1) ** 2) +
    proposal.penalty +
    (proposal.leftPenalty?.(left) ?? 0)
  );
}

function shapeBadness(ring: readonly Point[]): number {
  const { areaM2, aspect, solidity } = measureShape(ring);
  if (areaM2 <= 0) return 100;
  return (
    0.8 * Math.max(0, aspect - 1.5) ** 1.5 +
    3 * Math.max(0, aspect - 2.3) ** 2 +
    7 * Math.max(0, 0.9 - solidity) +
    25 * Math.max(0, 0.74 - solidity)
  );
}
