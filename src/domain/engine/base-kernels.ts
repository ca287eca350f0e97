import { countKindsAndUnits, countNodes, kindClasses } from './counting.ts';
import type { Kernel } from './cube.ts';
import type { Selection } from './selection.ts';
import type { Store } from './store.ts';
import type { BaseNodes } from './base-nodes.ts';

/** Counts the base's rows per kind, then per unit and class, in one array. */
export function kindAndUnitKernel(store: Store, { flags }: Selection): Kernel {
  const kindSize = store.dictionary.kinds.size;
  const { columns } = store.base;
  const classes = kindClasses(store.dictionary);
  return (counters, from, to, sign) =>
    countKindsAndUnits(
      counters.subarray(0, kindSize),
      counters.subarray(kindSize),
      columns,
      flags,
      classes,
      from,
      to,
      sign,
    );
}

/** Counts the base's matches per node of a view. */
export function nodeKernel(store: Store, { flags }: Selection, { nodeOf }: BaseNodes): Kernel {
  const { kind } = store.base.columns;
  return (counters, from, to, sign) => countNodes(counters, nodeOf, kind, flags, 0, from, to, sign);
}
