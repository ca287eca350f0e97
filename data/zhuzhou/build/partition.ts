import { pointInRing } from '../../../src/domain/geo/rings.ts';
import { divideRing, type Ground, type Proposal } from './divide.ts';
import type { Ring } from './mesh.ts';
import type { Point } from './projection.ts';
import { dot, massOf, sampleRing, sweepAcross, type Sample } from './samples.ts';
import { measureShape } from './shapes.ts';

/**
 * Divides a ring into `count` blocks of about equal mass, by repeated cuts along the streets.
 * Returns the rings as they were made; expand them before use.
 */
export function partitionEvenly(ground: Ground, ring: Ring, count: number): Ring[] {
  if (count === 1) return [ring];
  const { expanded, samples, shape } = survey(ground, ring, count > 40 ? 900 : 300);
  const centre = meanPoint(samples);
  const street = ground.fields.direction(centre);
  const proposals: (Proposal & { leftCount: number })[] = [];
  const splits = splitsOf(count, ground);
  for (const turn of [0, Math.PI / 2])
    for (const lean of [0, -0.13, 0.13, -0.32, 0.32]) {
      const angle = street + turn + lean;
      const sweep = sweepAcross(samples, angle);
      for (const leftCount of splits) {
        // Across the long side, unless the block is nearly square.
        const across = Math.abs(Math.sin(angle - shape.axis));
        const leftShare = leftCount / count;
        const seed = sweep.seedAtShare(1 - leftShare);
        if (!seed) continue;
        const penalty = 0.9 * Math.abs(lean) + (1 - across) * 0.6 * Math.min(2, shape.aspect - 1);
        proposals.push({ seed, angle, leftShare, shareWeight: 0.9, penalty, leftCount });
      }
    }
  // Last resort: straight through the middle in every direction.
  for (let k = 0; k < 12; k++) {
    const angle = (k * Math.PI) / 12 + 0.05;
    const seed = sweepAcross(samples, angle).seedAtShare(0.5);
    const leftCount = Math.round(count / 2);
    if (seed) proposals.push({ seed, angle, leftShare: 0.5, shareWeight: 0.9, penalty: 1.5, leftCount });
  }
  const { proposal, left, right } = divideRing(ground, expanded, samples, proposals);
  return [
    ...partitionEvenly(ground, left, proposal.leftCount),
    ...partitionEvenly(ground, right, count - proposal.leftCount),
  ];
}

/** Ways to share `count` blocks between two sides: about half, now and then less even. */
function splitsOf(count: number, ground: Ground): number[] {
  const half = Math.floor(count / 2);
  const uneven = Math.max(1, Math.round(count * (0.34 + 0.1 * ground.random())));
  return [...new Set([half, count - half, uneven, count - uneven])].filter((n) => n > 0 && n < count);
}

/** A unit that wants to lie around a point and to hold so many communities. */
export interface Target {
  point: Point;
  mass: number;
}

/**
 * Divides a ring among targets, so that each gets one block around its point.
 * `loyalty` (0–1) weighs the wanted places against even shares and good shapes.
 */
export function partitionAmong<T extends Target>(
  ground: Ground,
  ring: Ring,
  targets: readonly T[],
  loyalty: number,
): { target: T; ring: Ring }[] {
  const [only] = targets;
  if (!only) throw new Error('a ring needs at least one target');
  if (targets.length === 1) return [{ target: only, ring }];
  const { expanded, samples, shape } = survey(ground, ring, 500);
  const total = targets.reduce((sum, target) => sum + target.mass, 0);
  const scale = Math.sqrt(shape.areaM2);
  const proposals: (Proposal & { leftTargets: T[]; rightTargets: T[] })[] = [];
  for (let k = 0; k < 16; k++) {
    const angle = (k * Math.PI) / 16;
    const normal: Point = [-Math.sin(angle), Math.cos(angle)];
    const sweep = sweepAcross(samples, angle);
    const sorted = [...targets].sort((a, b) => dot(a.point, normal) - dot(b.point, normal));
    for (let j = 1; j < sorted.length; j++) {
      const rightTargets = sorted.slice(0, j);
      const leftTargets = sorted.slice(j);
      const leftShare = leftTargets.reduce((sum, target) => sum + target.mass, 0) / total;
      const leftPenalty = (left: readonly Point[]) =>
        2.5 *
        loyalty *
        targets.filter((target) => pointInRing(...target.point, left) !== leftTargets.includes(target))
          .length;
      const low = dot(sorted[j - 1]!.point, normal);
      const high = dot(sorted[j]!.point, normal);
      const byMass = sweep.seedAtShare(1 - leftShare);
      const heights = [0.35, 0.5, 0.65].map((t) => low + t * (high - low));
      const seeds = heights.map((height) => sweep.seedAtHeight(height));
      for (const seed of byMass ? [byMass, ...seeds] : seeds) {
        if (!seed) continue;
        const height = dot(seed, normal);
        const misplaced = targets.reduce((sum, target) => {
          const off = (dot(target.point, normal) - height) / scale;
          return sum + Math.max(0, leftTargets.includes(target) ? 0.03 - off : off + 0.03);
        }, 0);
        const lopsided = Math.abs(j / sorted.length - 0.5);
        const street = ground.fields.direction(seed);
        const lean = Math.abs(Math.sin(2 * (angle - street)));
        const penalty = 25 * loyalty * misplaced + 0.8 * lopsided + 0.9 * lean * ground.fields.urbanity(seed);
        proposals.push({
          seed,
          angle,
          leftShare,
          shareWeight: 0.9,
          penalty,
          leftPenalty,
          leftTargets,
          rightTargets,
        });
      }
    }
  }
  const { proposal, left, right } = divideRing(ground, expanded, samples, shortlist(proposals));
  return [
    ...partitionAmong(ground, left, proposal.leftTargets, loyalty),
    ...partitionAmong(ground, right, proposal.rightTargets, loyalty),
  ];
}

/** Cuts a small unit out of a ring: the shapeliest corner that holds `share` of the mass. */
export function carveCorner(ground: Ground, ring: Ring, share: number): { corner: Ring; rest: Ring } {
  const { expanded, samples } = survey(ground, ring, 900);
  const proposals: Proposal[] = [];
  for (let k = 0; k < 48; k++) {
    const angle = (k * Math.PI) / 24;
    const seed = sweepAcross(samples, angle).seedAtShare(1 - share);
    if (seed) proposals.push({ seed, angle, leftShare: share, shareWeight: 0.8, penalty: 0 });
  }
  const { left, right } = divideRing(ground, expanded, samples, proposals);
  return { corner: left, rest: right };
}

/** The proposals with the least outside penalty: tracing all would be slow. */
const shortlist = <P extends Proposal>(proposals: P[]): P[] =>
  proposals.sort((a, b) => a.penalty - b.penalty).slice(0, 70);

function survey(ground: Ground, ring: Ring, sampleCount: number) {
  const expanded = ground.mesh.expand(ring);
  const points = ground.mesh.pointsOf(expanded);
  const shape = measureShape(points);
  return { expanded, points, shape, samples: sampleRing(points, shape.areaM2, sampleCount, ground.fields) };
}

function meanPoint(samples: readonly Sample[]): Point {
  const mass = massOf(samples);
  return [0, 1].map(
    (k) => samples.reduce((s, { point, mass: m }) => s + point[k as 0 | 1] * m, 0) / mass,
  ) as Point;
}
