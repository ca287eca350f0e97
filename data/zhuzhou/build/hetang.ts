import { neighboursOf, unionRing } from './borders.ts';
import type { Ground } from './divide.ts';
import { drawGrids, drawMicroGrids, inReadingOrder, middleOf } from './grids.ts';
import { shareOut } from './quotas.ts';
import { createRandom } from './random.ts';
import { surveyUnit } from './survey.ts';
import type { DraftUnit } from './units.ts';

export const YUETANG = '430202001';
const COMMUNITIES = 7;
const GRIDS = 20;
const GRIDS_WITH_MICRO_GRIDS = 13;
const MICRO_GRIDS = 32;
/** 12 areas of 32 micro-grids: eight of three and four of two. */
const AREA_SIZES = [...Array<number>(8).fill(3), ...Array<number>(4).fill(2)];

export interface Hetang {
  grids: DraftUnit[];
  microGrids: DraftUnit[];
  areas: DraftUnit[];
}

/** The 合泰/富家垅 area of 月塘街道: grids in seven adjacent communities, 32 micro-grids, 12 areas. */
export function drawHetang(ground: Ground, villages: readonly DraftUnit[]): Hetang {
  const street = villages.filter(({ code }) => code.startsWith(YUETANG));
  const members = adjacentMembers(ground, street);
  const shares = shareOut(
    GRIDS,
    members.map(({ mass }) => mass),
    2,
  );
  const grids = members.flatMap((village, i) => drawGrids(ground, village, shares[i]!));
  const chosen = chooseGrids(ground, grids, members);
  const microShares = shareOut(
    MICRO_GRIDS,
    chosen.map(({ mass }) => mass),
    2,
  );
  const microGrids = chosen.flatMap((grid, i) => drawMicroGrids(ground, grid, microShares[i]!));
  return { grids, microGrids, areas: drawAreas(ground, microGrids) };
}

/** 合泰社区 and six more, each next to one taken before, nearest first. */
function adjacentMembers(ground: Ground, street: readonly DraftUnit[]): DraftUnit[] {
  const rings = street.map(({ ring }) => ground.mesh.expand(ring));
  const neighbours = neighboursOf(ground.mesh, rings, 120);
  const middles = rings.map((ring) => middleOf(ground, ring));
  const start = street.findIndex(({ name }) => name.startsWith('合泰'));
  const taken = [start];
  const distance = (i: number) =>
    Math.hypot(middles[i]![0] - middles[start]![0], middles[i]![1] - middles[start]![1]);
  while (taken.length < COMMUNITIES) {
    const next = taken
      .flatMap((i) => neighbours[i]!)
      .filter((i) => !taken.includes(i))
      .sort((a, b) => distance(a) - distance(b))[0];
    if (next === undefined) throw new Error('月塘街道 has no seven communities that hang together');
    taken.push(next);
  }
  return taken.sort((a, b) => a - b).map((i) => street[i]!);
}

/** Thirteen grids that hang together, at least one in each community, around the middle of them all. */
function chooseGrids(
  ground: Ground,
  grids: readonly DraftUnit[],
  members: readonly DraftUnit[],
): DraftUnit[] {
  const rings = grids.map(({ ring }) => ground.mesh.expand(ring));
  const neighbours = neighboursOf(ground.mesh, rings, 60);
  const middles = rings.map((ring) => middleOf(ground, ring));
  const centre = [0, 1].map((k) => middles.reduce((s, m) => s + m[k as 0 | 1], 0) / middles.length);
  const distance = (i: number) => Math.hypot(middles[i]![0] - centre[0]!, middles[i]![1] - centre[1]!);
  const nearest = grids.map((_, i) => i).sort((a, b) => distance(a) - distance(b));
  const taken = [nearest[0]!];
  const isMissing = (i: number) => !taken.some((t) => grids[t]!.parentCode === grids[i]!.parentCode);
  const apart = (i: number, j: number) =>
    Math.hypot(middles[i]![0] - middles[j]![0], middles[i]![1] - middles[j]![1]);
  while (taken.length < GRIDS_WITH_MICRO_GRIDS) {
    const open = nearest.filter((i) => !taken.includes(i) && neighbours[i]!.some((n) => taken.includes(n)));
    const missing = nearest.find(isMissing);
    const towards =
      missing === undefined ? open : [...open].sort((a, b) => apart(a, missing) - apart(b, missing));
    const next = open.find(isMissing) ?? towards[0];
    if (next === undefined) throw new Error('the grids of 合泰/富家垅 do not hang together');
    taken.push(next);
  }
  const codes = new Set(taken.map((i) => grids[i]!.parentCode));
  if (codes.size !== members.length) throw new Error('a community of 合泰/富家垅 has no micro-grid');
  return taken.sort((a, b) => a - b).map((i) => grids[i]!);
}

/** Joins micro-grids to areas of two or three that hang together, across community borders where it suits. */
function drawAreas(ground: Ground, microGrids: readonly DraftUnit[]): DraftUnit[] {
  const rings = microGrids.map(({ ring }) => ground.mesh.expand(ring));
  const neighbours = neighboursOf(ground.mesh, rings, 40);
  const groups = bestGroups(ground, rings, microGrids, neighbours);
  const byRing = new Map(groups.map((group) => [unionRing(group.map((i) => rings[i]!)), group]));
  return inReadingOrder(ground, [...byRing.keys()]).map((ring, i): DraftUnit => {
    const memberCodes = byRing
      .get(ring)!
      .map((m) => microGrids[m]!.code)
      .sort();
    return {
      code: `HT-PQ-${String(i + 1).padStart(2, '0')}`,
      level: 'area',
      name: `合泰·富家垅第${i + 1}片区`,
      aliases: [],
      ring,
      ...surveyUnit(ground, ring),
      extra: { memberCodes },
    };
  });
}

/** The best of many seeded tries: compact groups, at least a third of them across a community border. */
function bestGroups(
  ground: Ground,
  rings: readonly number[][],
  microGrids: readonly DraftUnit[],
  neighbours: readonly number[][],
): number[][] {
  const random = createRandom('areas');
  const middles = rings.map((ring) => middleOf(ground, ring));
  let best: number[][] | undefined;
  let bestScore = Infinity;
  for (let attempt = 0; attempt < 6000; attempt++) {
    const groups = tryGroups(neighbours, random);
    if (!groups) continue;
    const spread = groups.reduce(
      (sum, group) =>
        sum +
        group.reduce(
          (s, i) =>
            s + Math.hypot(middles[i]![0] - middles[group[0]!]![0], middles[i]![1] - middles[group[0]!]![1]),
          0,
        ),
      0,
    );
    const crossing = groups.filter(
      (group) => new Set(group.map((i) => microGrids[i]!.code.slice(0, 12))).size > 1,
    ).length;
    const score = spread * (1 + 0.3 * Math.max(0, 4 - crossing) + 0.1 * Math.max(0, crossing - 6));
    if (score < bestScore) [best, bestScore] = [groups, score];
  }
  if (!best) throw new Error('the micro-grids cannot be joined to twelve areas');
  return best;
}

function tryGroups(neighbours: readonly number[][], random: () => number): number[][] | undefined {
  const free = new Set(neighbours.keys());
  const sizes = AREA_SIZES.map((size) => ({ size, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ size }) => size);
  const groups: number[][] = [];
  for (const size of sizes) {
    const openDegree = (i: number) => neighbours[i]!.filter((n) => free.has(n)).length + random();
    const start = [...free].map((i) => ({ i, d: openDegree(i) })).sort((a, b) => a.d - b.d)[0]!.i;
    const group = [start];
    free.delete(start);
    while (group.length < size) {
      const open = [...new Set(group.flatMap((i) => neighbours[i]!))].filter((i) => free.has(i));
      const next = open.map((i) => ({ i, d: openDegree(i) })).sort((a, b) => a.d - b.d)[0]?.i;
      if (next === undefined) return undefined;
      group.push(next);
      free.delete(next);
    }
    groups.push(group);
  }
  return groups;
}
