import type { CaseColumns } from '../cases/case-columns.ts';
import { METHODS, PROPERTY_KINDS } from '../cases/case-terms.ts';
import { DAY_MS } from '../time/civil-day.ts';
import { hourOfDay } from '../time/zone.ts';
import type { LinkCity } from './link-city.ts';

/** How pairs are chosen that are worth a score. */
const CANDIDATES = {
  /** Pairs further apart are not looked at. */
  windowDays: 60,
  /** A case is held against so many later ones of each of its groups, and of each square near it. */
  mostPerGroup: 40,
  mostPerSquare: 12,
  /** Places in one square of this size, in degrees (about 500 m), are near. */
  squareDeg: 0.005,
  /** A method or property of at most this share is rare enough to be a group by itself. */
  rareShare: 0.1,
} as const;

/** Later rows worth comparing with a row, each once. */
export interface CandidatePairs {
  /** Calls `visit` with the later row of every pair of which the case at `rank` (position in the order) is the earlier. */
  forEach(rank: number, visit: (other: number) => void): void;
}

/**
 * Groups of cases that share something: a rare method or property, a set of methods and a part of the day, a boarding stop, a
 * square of half a kilometre (or one beside it). Only pairs within a group and 60 days are compared, and of a crowded group
 * only the next 40 cases (12 of a square), so that the work grows with the cases and not with their square.
 */
export function createCandidatePairs({
  cases,
  order,
  middles,
  methodShares,
  propertyShares,
}: LinkCity): CandidatePairs {
  const groups = new Map<string, number[]>();
  const keys = Array.from(order, (row, rank) => {
    const own = [
      ...rareTraits('method', METHODS.length, cases.methods[row]!, methodShares),
      ...rareTraits('property', PROPERTY_KINDS.length, cases.property[row]!, propertyShares),
      `set ${cases.methods[row]} ${dayPart(middles[row]!)}`,
      ...(cases.boardStop[row]! >= 0 ? [`stop ${cases.boardStop[row]}`] : []),
    ];
    const squares = squaresAround(cases, row);
    // A case lies in one square and is looked for from the nine around it.
    for (const key of [...own, squares[0]!]) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [rank]);
      else group.push(rank);
    }
    return [...own, ...squares];
  });
  const seen = new Int32Array(order.length).fill(-1);
  return {
    forEach: (rank, visit) => {
      const until = cases.from[order[rank]!]! + CANDIDATES.windowDays * DAY_MS;
      for (const key of keys[rank]!) {
        const group = groups.get(key);
        if (group === undefined) continue;
        const start = firstAfter(group, rank);
        const most = key.startsWith('square') ? CANDIDATES.mostPerSquare : CANDIDATES.mostPerGroup;
        const end = Math.min(group.length, start + most);
        for (let at = start; at < end; at += 1) {
          const other = group[at]!;
          if (cases.from[order[other]!]! > until) break;
          if (seen[other] === rank) continue;
          seen[other] = rank;
          visit(order[other]!);
        }
      }
    },
  };
}

function rareTraits(name: string, count: number, bits: number, shares: Float64Array): string[] {
  return Array.from({ length: count }, (_, bit) => bit)
    .filter((bit) => (bits >> bit) & 1 && shares[bit]! <= CANDIDATES.rareShare)
    .map((bit) => `${name} ${bit}`);
}

/** Night, morning, midday, afternoon, evening in parts of four hours, the first from 02:00. */
function dayPart(timeMs: number): number {
  return Math.floor(((hourOfDay(timeMs) + 22) % 24) / 4);
}

/** The square of a place, then the eight around it. */
function squaresAround({ longitude, latitude }: CaseColumns, row: number): string[] {
  const column = Math.floor(longitude[row]! / CANDIDATES.squareDeg);
  const line = Math.floor(latitude[row]! / CANDIDATES.squareDeg);
  const around = [0, -1, 1];
  return around.flatMap((dx) => around.map((dy) => `square ${column + dx} ${line + dy}`));
}

/** First position in ascending `group` whose entry is greater than `rank`. */
function firstAfter(group: readonly number[], rank: number): number {
  let [low, high] = [0, group.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (group[middle]! <= rank) low = middle + 1;
    else high = middle;
  }
  return low;
}
