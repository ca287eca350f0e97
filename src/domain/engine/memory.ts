import type { EngineMemory } from './answer.ts';
import type { Segment } from './segment.ts';
import type { Store } from './store.ts';

/** Bytes of every typed array reachable from a value through plain objects and arrays. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + bytesOf(inner), 0);
}

function segmentBytes({ columns, runs, calendar, unfinished, patternOfRun }: Segment): number {
  return bytesOf({ columns, runs, calendar, unfinished, patternOfRun });
}

/** The memory of a store and of what is kept for its questions. */
export function memoryOf(store: Store, questionBytes: number): EngineMemory {
  const rows = store.length;
  const storeBytes =
    segmentBytes(store.base) +
    segmentBytes(store.late) +
    bytesOf({ levels: store.hierarchy.levels, leafRows: store.hierarchy.leafRows });
  return { rows, storeBytes, questionBytes, bytesPerRow: (storeBytes + questionBytes) / Math.max(1, rows) };
}
