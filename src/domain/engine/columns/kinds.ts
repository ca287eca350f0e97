import { PROGRESSES } from '../../incidents/life-cycle.ts';

/** Progress is the two lowest bits of a kind. */
export const PROGRESS_BITS = 2;
export const PROGRESS_MASK = PROGRESSES.length - 1;

/** The widest lists that one-byte columns can point into, where tables by code stay small enough to be plain arrays. */
const CODES = 256;

/**
 * Dictionary of the combinations of category, channel, tier and status that occur, so that a row needs one small
 * number for all of them and a filter one table. `kind = combination << 2 | progress`. Grows; a kind never changes.
 */
export class KindTable {
  readonly #tiers: number;
  readonly #statuses: number;
  /** Code of a combination → its number + 1; by blocks of one category and channel, made when first met. */
  readonly #blocks: (Uint32Array | undefined)[] = [];
  /** Per combination its four indices. */
  readonly category: number[] = [];
  readonly channel: number[] = [];
  readonly tier: number[] = [];
  readonly status: number[] = [];

  constructor(tiers: number, statuses: number) {
    this.#tiers = tiers;
    this.#statuses = statuses;
  }

  /** Number of combinations so far; kinds run below four times as many. */
  get combinations(): number {
    return this.category.length;
  }

  /** Kinds run from 0 to below this. */
  get size(): number {
    return this.category.length << PROGRESS_BITS;
  }

  /** Number of a combination, given by indices into the lists; a new one where it has not been met. */
  combinationOf(category: number, channel: number, tier: number, status: number): number {
    const index = category * CODES + channel;
    const block = (this.#blocks[index] ??= new Uint32Array(this.#tiers * this.#statuses));
    const cell = tier * this.#statuses + status;
    const known = block[cell]!;
    if (known > 0) return known - 1;
    this.category.push(category);
    this.channel.push(channel);
    this.tier.push(tier);
    this.status.push(status);
    block[cell] = this.category.length;
    return this.category.length - 1;
  }
}
