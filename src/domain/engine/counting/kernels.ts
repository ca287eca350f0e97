import {
  countKinds,
  countKindsOf,
  countNodes,
  countNodesOf,
  countUnitClasses,
  countUnitClassesOf,
  kindClasses,
} from './count-rows.ts';
import type { Kernel } from './range-counter.ts';
import type { MatchFlags } from '../matching/match-rows.ts';
import type { Store } from '../store/store.ts';
import type { BaseNodes } from '../clusters/base-nodes.ts';

/** Adds listed rows to counters, or takes them away. */
type FewKernel = (counters: Int32Array, rows: Uint32Array, sign: 1 | -1) => void;

/** First place in an ascending list whose row is at least `row`. */
function placeFrom(rows: Uint32Array, row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Counts by the list where there is one, by a pass over the rows otherwise. */
function byListOrPass(few: Uint32Array | null, countFew: FewKernel, countAll: Kernel): Kernel {
  if (few === null) return countAll;
  return (counters, from, to, sign) =>
    countFew(counters, few.subarray(placeFrom(few, from), placeFrom(few, to)), sign);
}

/** Counts the base's rows per kind. */
export function kindKernel({ base: { columns } }: Store, { flags, few }: MatchFlags): Kernel {
  const { kind } = columns;
  return byListOrPass(
    few.anyKind,
    (counters, rows, sign) => countKindsOf(counters, kind, rows, sign),
    (counters, from, to, sign) => countKinds(counters, kind, flags, from, to, sign),
  );
}

/** Counts the base's rows per unit and class. */
export function unitKernel({ base: { columns }, dictionary }: Store, { flags, few }: MatchFlags): Kernel {
  const classes = kindClasses(dictionary);
  return byListOrPass(
    few.around,
    (counters, rows, sign) => countUnitClassesOf(counters, columns, rows, classes, sign),
    (counters, from, to, sign) => countUnitClasses(counters, columns, flags, classes, from, to, sign),
  );
}

/** Counts the base's matches per node of a view. */
export function nodeKernel(
  { base: { columns } }: Store,
  { flags, few }: MatchFlags,
  { nodeOf }: BaseNodes,
): Kernel {
  const { kind } = columns;
  return byListOrPass(
    few.match,
    (counters, rows, sign) => countNodesOf(counters, nodeOf, kind, rows, sign),
    (counters, from, to, sign) => countNodes(counters, nodeOf, kind, flags, 0, from, to, sign),
  );
}
