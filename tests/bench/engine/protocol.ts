import type { ActiveView } from '../../../src/domain/engine/queries/query-cache.ts';
import type { Partition } from './contestant.ts';
import type { ClusterTotal, Question, Views } from './question.ts';

/** What the process of a contestant can be asked. Every order has one answer, in order. */
export interface Orders {
  setUp: { order: object; answer: { version: string; setUpMs: number; canAppend: boolean } };
  /** Times of single moves in ms; stops early when the budget is spent, never before three moves. */
  moves: {
    order: { questions: readonly Question[]; budgetMs: number; active: ActiveView | null };
    answer: { times: number[]; enterMs: number | null };
  };
  /**
   * Times of preparing a view, each with nothing kept, in ms; and the bytes a row that it then holds more, where the
   * contestant gives account.
   */
  enter: {
    order: { question: Question; active: ActiveView; count: number };
    answer: { times: number[]; grownBytesPerRow: number | null };
  };
  views: { order: { question: Question }; answer: { views: Views | ClusterTotal } };
  load: {
    order: { question: Question };
    answer: { version: string; times: Readonly<Record<string, number>> };
  };
  /** Times of appends of `size` rows each, and of the answers after them. */
  append: {
    order: { size: number; count: number; budgetMs: number; question: Question };
    answer: { times: number[]; answerTimes: number[]; surplus: number };
  };
  partition: { order: { zoom: number }; answer: Partition };
  memory: { order: { question: Question; second: Question }; answer: MemoryUses };
}

/** Growth of a process by holding the city, bytes. */
export interface MemoryUse {
  readonly version: string;
  /** JavaScript heap and array buffers. */
  readonly heapAndBuffers: number;
  readonly resident: number;
  /** Bytes a row by the contestant's own account, where it gives one. */
  readonly ownBytesPerRow: number | null;
}

/** Memory when the city is loaded and answered, and when the range was prepared and a second filter asked, too. */
export interface MemoryUses {
  readonly loaded: MemoryUse;
  readonly working: MemoryUse;
}

export type OrderName = keyof Orders;
export type Order = { [Name in OrderName]: { name: Name } & Orders[Name]['order'] }[OrderName];
export type Reply = { ok: true; answer: Orders[OrderName]['answer'] } | { ok: false; reason: string };
