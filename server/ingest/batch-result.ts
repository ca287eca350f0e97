import type { Rejection, Repair } from '../../src/domain/exchange/fields/row-result.ts';
import type { IngestReply } from '../../src/schemas/live.ts';

/** Problems, and masked texts, that one reply lists at most. */
const MOST_PROBLEMS = 1_000;

/** Collects what becomes of the rows of one batch. */
export class BatchResult {
  readonly #eventNos: (string | null)[];
  readonly #problems: IngestReply['problems'] = [];
  readonly #masked: IngestReply['masked'] = [];
  #accepted = 0;
  #duplicates = 0;
  #rejected = 0;

  constructor(rows: number) {
    this.#eventNos = Array.from({ length: rows }, () => null);
  }

  accept(row: number, eventNo: string): void {
    this.#accepted++;
    this.#eventNos[row] = eventNo;
  }

  repeat(row: number, eventNo: string): void {
    this.#duplicates++;
    this.#eventNos[row] = eventNo;
  }

  reject(rejections: readonly Rejection[]): void {
    this.#rejected++;
    for (const { row, field, value, reason } of rejections)
      if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ row, field, value, reason });
  }

  /** Notes what was masked in a row that is taken (V-12). */
  mask(repairs: readonly Repair[]): void {
    for (const { row, field, why } of repairs)
      if (this.#masked.length < MOST_PROBLEMS) this.#masked.push({ row, field, reason: why });
  }

  get reply(): IngestReply {
    return {
      accepted: this.#accepted,
      duplicates: this.#duplicates,
      rejected: this.#rejected,
      eventNos: this.#eventNos,
      problems: this.#problems,
      masked: this.#masked,
    };
  }
}
