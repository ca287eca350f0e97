import type { ActiveView } from '../../../src/domain/engine/queries/query-cache.ts';
import type { CityColumns } from './city-columns.ts';
import type { ClusterTotal, Question, Views } from './question.ts';

/** Counts and members of the clusters of one zoom, in an order that does not depend on who made them. */
export interface Partition {
  readonly zoom: number;
  /** `count:sum of a hash of the members' numbers`, sorted; single incidents have the count 1. */
  readonly parts: readonly string[];
}

/** One engine in a process of its own. Everything is synchronous: the time of a call is its whole cost. */
export interface Contestant {
  readonly version: string;
  /** Takes in the city in its best documented set-up; not timed as a task. */
  setUp(bytes: Uint8Array): void;
  /** Lets go of everything that is kept between questions, so that what one task has made serves no other. */
  forget?(): void;
  /** Prepares for moves of one view's clause, as when the pointer enters that view; told apart from the moves. */
  enter?(question: Question, active: ActiveView): void;
  /** Answers one question completely; timed. */
  ask(question: Question): unknown;
  /** The counts of a question, for the check before timing. */
  views(question: Question): Views | ClusterTotal;
  /** From the bytes to the first answer, in ms, by way of loading; the main one is called `''`. */
  load?(bytes: Uint8Array, question: Question): Readonly<Record<string, number>>;
  /** Takes in rows after its own; `firstRow` is the number of the first. */
  append?(rows: CityColumns, firstRow: number): void;
  /** Clusters of everything at a zoom. */
  partition?(zoom: number): Partition;
  /** Bytes a row by its own account. */
  ownBytesPerRow?(): number | undefined;
}

/** Times one piece of work, in ms. */
export function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** A number for a row such that equal sums mean equal members but for one chance in 2³². */
export function rowHash(row: number): number {
  let hash = Math.imul(row ^ (row >>> 16), 0x45d9f3b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
