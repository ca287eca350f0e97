import type { BoundingBox } from '../../../src/domain/geo/positions.ts';
import type { UnitRun } from './city-model.ts';

/** One move of a task, in terms every contestant understands. Empty lists and null are no clause. */
export interface Question {
  /** Epoch ms, half-open. */
  readonly from: number;
  readonly to: number;
  /** Index of a category, or null. */
  readonly category: number | null;
  /** Hours of the week in Shanghai, Monday 00 = 0, ascending. */
  readonly weekHours: readonly number[];
  readonly unit: UnitRun | null;
  /** What does not match stays on the map, marked so. Only our own engine knows it. */
  readonly isHighlight?: boolean;
  readonly view: { readonly bbox: BoundingBox; readonly zoom: number };
}

/** The five linked views as plain counts, each without its own clause, and the total with all of them. */
export interface Views {
  readonly total: number;
  readonly histogram: readonly number[];
  readonly week: readonly number[];
  readonly categories: readonly number[];
  readonly channels: readonly number[];
  readonly units: readonly number[];
}

/** What a contestant without linked views can be held to: the incidents in its clusters over the whole world. */
export interface ClusterTotal {
  readonly total: number;
}

/** First difference between an answer and ours, in words; undefined where there is none. */
export function differenceOf(ours: Views, theirs: Views | ClusterTotal): string | undefined {
  for (const [name, value] of Object.entries(theirs) as [keyof Views, number | readonly number[]][]) {
    const expected = ours[name];
    if (typeof value === 'number') {
      if (value !== expected) return `${name} is ${value}, ours ${String(expected)}`;
      continue;
    }
    const list = expected as readonly number[];
    if (value.length !== list.length) return `${name} has ${value.length} counts, ours ${list.length}`;
    const at = value.findIndex((count, index) => count !== list[index]);
    if (at >= 0) return `${name}[${at}] is ${value[at]}, ours ${list[at]}`;
  }
  return undefined;
}
