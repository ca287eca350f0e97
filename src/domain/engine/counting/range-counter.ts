import type { Task } from '../../tasks/task.ts';
/** Adds (`sign` 1) or takes away (−1) the rows `[from, to)` to and from counters. */
export type Kernel = (counters: Int32Array, from: number, to: number, sign: 1 | -1) => void;

/** Bytes of slices per row that a cube may take, and the most slices that pay. */
const SLICE_BYTES_PER_ROW = 0.5;
const MOST_SLICES = 128;
const SMALLEST_BUDGET_BYTES = 1 << 19;
/** Taking one counter from two slices costs about a quarter of counting a row. */
const COUNTERS_PER_ROW = 4;

/**
 * Counters of a moving range of rows. It moves by the cheapest way: adding what enters and taking what leaves, or from
 * cumulative slices (the idea of Falcon, Moritz et al. 2019: a range is the difference of two slices) and the rows
 * between slice and edge. The slices cost one pass over all rows; they are made when that has been spent on moves, or
 * by `steps` beforehand.
 */
export class RangeCounter {
  readonly #rows: number;
  #kernel: Kernel;
  readonly #now: Int32Array;
  #from = 0;
  #to = 0;
  /** Slice `i` counts the rows below `i * #pace`. */
  #slices: Int32Array[] = [];
  #pace = 0;
  #spent = 0;
  readonly #isSliced: boolean;

  /** `rows` in all, counted by `kernel` into `size` counters; `isSliced` false: too many counters for slices to pay. */
  constructor(rows: number, size: number, kernel: Kernel, isSliced = true) {
    this.#isSliced = isSliced;
    this.#rows = rows;
    this.#kernel = kernel;
    this.#now = new Int32Array(size);
  }

  /** Counts by another kernel from now on, which has to count every range as the one before does. */
  countBy(kernel: Kernel): this {
    this.#kernel = kernel;
    return this;
  }

  get isBuilt(): boolean {
    return this.#slices.length > 0;
  }

  /** Bytes of the counters and slices. */
  get bytes(): number {
    return this.#now.byteLength * (1 + this.#slices.length);
  }

  /** Makes the slices, a piece of rows at a time. */
  *buildTask(): Task<void> {
    if (!this.#isSliced || this.isBuilt || this.#rows === 0) return;
    const budget = Math.max(SMALLEST_BUDGET_BYTES, this.#rows * SLICE_BYTES_PER_ROW);
    const count = Math.min(MOST_SLICES, Math.max(2, Math.floor(budget / this.#now.byteLength)));
    const pace = Math.ceil(this.#rows / count);
    const running = new Int32Array(this.#now.length);
    const slices = [running.slice()];
    for (let from = 0; from < this.#rows; from += pace) {
      this.#kernel(running, from, Math.min(this.#rows, from + pace), 1);
      slices.push(running.slice());
      yield;
    }
    this.#slices = slices;
    this.#pace = pace;
  }

  /** Lets the slices go; moves go on without them. */
  dropSlices(): void {
    this.#slices = [];
    this.#spent = 0;
  }

  /** Counters of the rows `[from, to)`; they stay valid until the next call. */
  at(from: number, to: number): Int32Array {
    const move = Math.abs(from - this.#from) + Math.abs(to - this.#to);
    if (!this.isBuilt && this.#spent + Math.min(move, to - from) > this.#rows)
      for (const _ of this.buildTask());
    const fresh = to - from + this.#now.length / COUNTERS_PER_ROW;
    const sliced = this.isBuilt ? this.#costFromSlices(from, to) : Number.POSITIVE_INFINITY;
    if (move <= fresh && move <= sliced) this.#moveTo(from, to);
    else if (sliced < fresh) this.#takeFromSlices(from, to);
    else {
      this.#now.fill(0);
      this.#count(from, to, 1);
    }
    this.#from = from;
    this.#to = to;
    return this.#now;
  }

  #count(from: number, to: number, sign: 1 | -1): void {
    if (from >= to) return;
    this.#spent += to - from;
    this.#kernel(this.#now, from, to, sign);
  }

  #moveTo(from: number, to: number): void {
    if (from >= this.#to || to <= this.#from) {
      this.#count(this.#from, this.#to, -1);
      this.#count(from, to, 1);
      return;
    }
    this.#count(from, this.#from, 1);
    this.#count(this.#from, from, -1);
    this.#count(this.#to, to, 1);
    this.#count(to, this.#to, -1);
  }

  #nearestSlice(row: number): number {
    return Math.min(this.#slices.length - 1, Math.round(row / this.#pace));
  }

  #rowOfSlice(slice: number): number {
    return Math.min(this.#rows, slice * this.#pace);
  }

  #costFromSlices(from: number, to: number): number {
    const edge = (row: number) => Math.abs(row - this.#rowOfSlice(this.#nearestSlice(row)));
    return edge(from) + edge(to) + this.#now.length / COUNTERS_PER_ROW;
  }

  #takeFromSlices(from: number, to: number): void {
    const low = this.#slices[this.#nearestSlice(from)]!;
    const high = this.#slices[this.#nearestSlice(to)]!;
    const now = this.#now;
    for (let index = 0; index < now.length; index++) now[index] = high[index]! - low[index]!;
    const lowRow = this.#rowOfSlice(this.#nearestSlice(from));
    const highRow = this.#rowOfSlice(this.#nearestSlice(to));
    this.#count(from, lowRow, 1);
    this.#count(lowRow, from, -1);
    this.#count(highRow, to, 1);
    this.#count(to, highRow, -1);
  }
}
