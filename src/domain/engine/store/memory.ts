import type { EngineMemory } from '../api/answer.ts';
import { bytesOf } from '../columns/bytes-of.ts';
import type { Segment } from './segment.ts';
import type { Store } from './store.ts';

/** The memory of a store and of what is kept for its questions. */
export function memoryOf(store: Store, questionBytes: number): EngineMemory {
  const rows = store.length;
  const storeBytes =
    bytesOf(store.base satisfies Segment) +
    bytesOf(store.late) +
    store.arrivals.byteLength +
    bytesOf({ levels: store.hierarchy.levels, leafRows: store.hierarchy.leafRows });
  return { rows, storeBytes, questionBytes, bytesPerRow: (storeBytes + questionBytes) / Math.max(1, rows) };
}
