import { nearestNames } from '../fields/nearest-names.ts';

/** Digits that name the community: a mistyped code nearly always lies in the right one. */
const COMMUNITY_DIGITS = 9;
/** Codes of one community that are looked at: far more than one has. */
const MOST_NEIGHBOURS = 500;
/** Codes that are compared sign by sign. */
const MOST_COMPARED = 32;
/** Questions whose answers are kept for one set of codes. */
const MOST_KEPT = 1_000;

interface Suggestions {
  readonly byCommunity: ReadonlyMap<string, readonly string[]>;
  readonly kept: Map<string, readonly string[]>;
}

const suggestionsOf = new WeakMap<ReadonlySet<string>, Suggestions>();

/**
 * The known codes most like an unknown one, best first, at most three, of the same community. The work for one code is
 * bounded however many codes are known: a batch may be full of unknown ones.
 */
export function nearestCodes(code: string, codes: ReadonlySet<string>): readonly string[] {
  const suggestions = suggestionsOf.get(codes) ?? { byCommunity: groupByCommunity(codes), kept: new Map() };
  suggestionsOf.set(codes, suggestions);
  const known = suggestions.kept.get(code);
  if (known !== undefined) return known;
  const neighbours = suggestions.byCommunity.get(code.slice(0, COMMUNITY_DIGITS)) ?? [];
  const nearest = nearestNames(
    code,
    neighbours.length > MOST_COMPARED ? mostLike(code, neighbours) : neighbours,
  );
  if (suggestions.kept.size >= MOST_KEPT) suggestions.kept.clear();
  suggestions.kept.set(code, nearest);
  return nearest;
}

function groupByCommunity(codes: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const byCommunity = new Map<string, string[]>();
  for (const code of codes) {
    const community = code.slice(0, COMMUNITY_DIGITS);
    const others = byCommunity.get(community);
    if (others === undefined) byCommunity.set(community, [code]);
    else if (others.length < MOST_NEIGHBOURS) others.push(code);
  }
  return byCommunity;
}

/** The codes that differ in the fewest digits. */
function mostLike(code: string, others: readonly string[]): string[] {
  const byDiffering: string[][] = [];
  for (const other of others) (byDiffering[differingDigits(code, other)] ??= []).push(other);
  const likely: string[] = [];
  // A hole of the list is skipped.
  for (const some of Object.values(byDiffering)) {
    likely.push(...some);
    if (likely.length >= MOST_COMPARED) break;
  }
  return likely.slice(0, MOST_COMPARED);
}

function differingDigits(a: string, b: string): number {
  let differing = Math.abs(a.length - b.length);
  for (let at = 0; at < Math.min(a.length, b.length); at++) if (a[at] !== b[at]) differing++;
  return differing;
}
