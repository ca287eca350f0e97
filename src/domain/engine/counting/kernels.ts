import { lowerBound } from '../../arrays/lower-bound.ts';
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
type SparseKernel = (counters: Int32Array, rows: Uint32Array, sign: 1 | -1) => void;

/** Counts by the list where there is one, by a pass over the rows otherwise. */
function byListOrPass(sparse: Uint32Array | null, countSparse: SparseKernel, countAll: Kernel): Kernel {
  if (sparse === null) return countAll;
  return (counters, from, to, sign) =>
    countSparse(counters, sparse.subarray(lowerBound(sparse, from), lowerBound(sparse, to)), sign);
}

/** Counts the base's rows per kind. */
export function kindKernel({ base: { columns } }: Store, { flags, sparse }: MatchFlags): Kernel {
  const { kind } = columns;
  return byListOrPass(
    sparse.anyKind,
    (counters, rows, sign) => countKindsOf(counters, kind, rows, sign),
    (counters, from, to, sign) => countKinds(counters, kind, flags, from, to, sign),
  );
}

/** Counts the base's rows per unit and class. */
export function unitKernel({ base: { columns }, dictionary }: Store, { flags, sparse }: MatchFlags): Kernel {
  const classes = kindClasses(dictionary);
  return byListOrPass(
    sparse.withoutUnit,
    (counters, rows, sign) => countUnitClassesOf(counters, columns, rows, classes, sign),
    (counters, from, to, sign) => countUnitClasses(counters, columns, flags, classes, from, to, sign),
  );
}

/** Counts the base's matches per node of a view. */
export function nodeKernel(
  { base: { columns } }: Store,
  { flags, sparse }: MatchFlags,
  { nodeOf }: BaseNodes,
): Kernel {
  const { kind } = columns;
  return byListOrPass(
    sparse.match,
    (counters, rows, sign) => countNodesOf(counters, nodeOf, kind, rows, sign),
    (counters, from, to, sign) => countNodes(counters, nodeOf, kind, flags, 0, from, to, sign),
  );
}
