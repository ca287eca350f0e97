import { CLOCK_GRACE_MS, MINUTE_MS } from '../../src/domain/time/zone.ts';

/**
 * How far a clock may stand behind what it showed before. Less than the five minutes by which a report may lie ahead, so that
 * a clock that was set back is noticed before reports of the present count as of the future. A time service corrects
 * less than this.
 */
const MOST_BEHIND_MS = 2 * MINUTE_MS;
/** No clock is right that shows a time before this was written. */
const EARLIEST_NOW = Date.UTC(2025, 0, 1);

export interface ServerClockOptions {
  /** Clock of the machine, epoch ms. */
  readonly now: () => number;
}

/** Knows the latest time that the clock has ever shown, and says so when it stands before it. */
export class ServerClock {
  readonly #now: () => number;
  #latest = EARLIEST_NOW;

  constructor({ now }: ServerClockOptions) {
    this.#now = now;
  }

  /** The latest time that was ever shown, epoch ms. */
  get latest(): number {
    return this.#latest;
  }

  /** Takes over what an earlier process, or another one on the same database, has seen. Epoch ms. */
  remember(latest: number): void {
    this.#latest = Math.max(this.#latest, latest);
  }

  /** By how much the clock stands behind, ms; 0 while it can be believed. */
  behindMs(): number {
    const now = this.#now();
    const behindMs = this.#latest - now;
    if (now > this.#latest) this.#latest = now;
    return behindMs > MOST_BEHIND_MS ? behindMs : 0;
  }

  /** A sentence where the clock cannot be believed. */
  problem(): string | undefined {
    const behindMs = this.behindMs();
    if (behindMs === 0) return undefined;
    return `The clock of the server is wrong: it stands ${Math.round(behindMs / MINUTE_MS)} minutes behind a time that it has shown before (${new Date(this.#latest).toISOString()}). Set it right; if it is right and was ahead before, run: gridlight clock --confirm`;
  }
}

/** A time (epoch ms) that a right clock can have shown by `now`: others say nothing of how fresh something is. */
export const isPast = (time: number, now: number): boolean => time <= now + CLOCK_GRACE_MS;
