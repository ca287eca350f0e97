import { compareTexts } from './link-city.ts';

/** Two rows and the log odds that they belong together. */
export interface RowPair {
  readonly a: number;
  readonly b: number;
  readonly logOdds: number;
}

/** Groups do not grow beyond this; a longer one is looked at by hand. */
const MOST_IN_GROUP = 40;

/**
 * Series out of pairs: from the best pair downwards, two groups become one where the mean log odds over *all* pairs between
 * them are at least even. A chain of cases that are each like the next, but not like the rest, does not hold together. A
 * confirmed pair joins whatever the mean says, a refuted one keeps its groups apart. Ties go by case number. Gives groups of
 * two and more, rows in any order.
 */
export function groupPairs(
  pairs: readonly RowPair[],
  {
    caseNos,
    logOddsOf,
    verdictOf,
  }: {
    readonly caseNos: readonly string[];
    readonly logOddsOf: (a: number, b: number) => number;
    readonly verdictOf: (a: number, b: number) => 'confirmed' | 'refuted' | undefined;
  },
): number[][] {
  const groupOf = new Map<number, number[]>();
  const groupAt = (row: number): number[] => groupOf.get(row) ?? [row];
  const rank = ({ a, b, logOdds }: RowPair): number => (verdictOf(a, b) === 'confirmed' ? Infinity : logOdds);
  const name = ({ a, b }: RowPair): string => [caseNos[a]!, caseNos[b]!].sort(compareTexts).join('~');
  const sorted = pairs
    .map((pair) => ({ ...pair, rank: rank(pair), name: name(pair) }))
    .sort((one, other) =>
      one.rank === other.rank ? compareTexts(one.name, other.name) : other.rank - one.rank,
    );
  for (const { a, b, rank: odds } of sorted) {
    if (odds < 0) break;
    const [first, second] = [groupAt(a), groupAt(b)];
    if (first === second || first.length + second.length > MOST_IN_GROUP) continue;
    if (!mayJoin(first, second, odds === Infinity, logOddsOf, verdictOf)) continue;
    const joined = [...first, ...second];
    for (const row of joined) groupOf.set(row, joined);
  }
  return [...new Set(groupOf.values())];
}

function mayJoin(
  first: readonly number[],
  second: readonly number[],
  isConfirmed: boolean,
  logOddsOf: (a: number, b: number) => number,
  verdictOf: (a: number, b: number) => 'confirmed' | 'refuted' | undefined,
): boolean {
  let sum = 0;
  for (const a of first)
    for (const b of second) {
      if (verdictOf(a, b) === 'refuted') return false;
      sum += logOddsOf(a, b);
    }
  return isConfirmed || sum >= 0;
}
