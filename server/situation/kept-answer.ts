import { setTimeout as delay } from 'node:timers/promises';

interface Kept<Value> {
  readonly key: string;
  readonly value: Value;
}

/**
 * One value that is kept while its key is the same. A new one is made one at a time and at most once in `leastMs`; whoever
 * asks meanwhile waits for the same one, which begins after all of them have asked.
 */
export class KeptAnswer<Value> {
  readonly #leastMs: number;
  readonly #keyOf: () => Promise<string>;
  readonly #make: () => Promise<Value>;
  #kept: Kept<Value> | undefined;
  #running: Promise<unknown> = Promise.resolve();
  /** What has not begun yet. */
  #queued: Promise<Value> | undefined;
  #endedAt = Number.NEGATIVE_INFINITY;

  constructor(leastMs: number, keyOf: () => Promise<string>, make: () => Promise<Value>) {
    this.#leastMs = leastMs;
    this.#keyOf = keyOf;
    this.#make = make;
  }

  /** The value of the present key. A failure is not kept. */
  async get(): Promise<Value> {
    const kept = this.#kept;
    if (kept !== undefined && kept.key === (await this.#keyOf())) return kept.value;
    if (this.#queued !== undefined) return this.#queued;
    const made = this.#wait().then(() => {
      this.#queued = undefined;
      return this.#begin();
    });
    this.#queued = made;
    this.#running = made.catch(() => undefined);
    return made;
  }

  async #wait(): Promise<void> {
    await this.#running;
    const restMs = this.#endedAt + this.#leastMs - performance.now();
    if (restMs > 0) await delay(restMs, undefined, { ref: false });
  }

  async #begin(): Promise<Value> {
    try {
      // Read first: what changes while the value is made has another key.
      const key = await this.#keyOf();
      const value = await this.#make();
      this.#kept = { key, value };
      return value;
    } finally {
      this.#endedAt = performance.now();
    }
  }
}
