import { setTimeout as delay } from 'node:timers/promises';

/** More units than anybody looks at within one time to live. */
const MOST_ENTRIES = 64;

interface Entry<Value> {
  /** When it was ready, or failed; `undefined` while it is being made. */
  endedAt: number | undefined;
  value: Promise<Value>;
  /** The newest value that is ready. */
  latest: Value | undefined;
}

/** Values cached by key, for a while from when they are ready. Callers that come while one is being made share it. */
export class TtlCache<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  /** When `latest` last failed to make a value. It has no more keys than there are values. */
  readonly #failedAt = new Map<string, number>();
  readonly #now: () => number;
  readonly #ttlMs: number;

  constructor(now: () => number, ttlMs: number) {
    this.#now = now;
    this.#ttlMs = ttlMs;
  }

  /** The cached value, or a new one. A failure is not cached. */
  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.#entries.get(key);
    if (known !== undefined && this.#isYoung(known)) return known.value;
    const entry: Entry<Value> = { endedAt: undefined, value: make(), latest: known?.latest };
    // Moved to the end, so that the first key is the one that was made longest ago.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    entry.value.then(
      (value) => {
        entry.latest = value;
        entry.endedAt = this.#now();
      },
      () => {
        entry.endedAt = this.#now();
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      },
    );
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= MOST_ENTRIES) break;
      this.#entries.delete(oldest);
    }
    return entry.value;
  }

  #isYoung({ endedAt }: Entry<Value>): boolean {
    return endedAt === undefined || Math.abs(this.#now() - endedAt) < this.#ttlMs;
  }

  /**
   * Returns the newest value that is ready, and makes a newer one in the background when that is due. Where no value is
   * ready yet, it waits up to `patienceMs` and then returns `undefined`, as it does on a failure. After a failure the
   * previous value stays, and the next attempt follows after the time to live.
   */
  async latest(key: string, make: () => Promise<Value>, patienceMs: number): Promise<Value | undefined> {
    const before = this.#entries.get(key);
    const failedAt = this.#failedAt.get(key);
    if (failedAt !== undefined && Math.abs(this.#now() - failedAt) < this.#ttlMs) return before?.latest;
    this.#failedAt.delete(key);
    const pending = this.get(key, make).catch(() => {
      this.#failedAt.set(key, this.#now());
      if (before?.latest !== undefined) this.#entries.set(key, before);
      return undefined;
    });
    const ready = this.#entries.get(key)?.latest;
    if (ready !== undefined) return ready;
    const waiting = new AbortController();
    const patience = delay(patienceMs, undefined, { signal: waiting.signal, ref: false });
    patience.catch(() => undefined);
    const value = await Promise.race([pending, patience]);
    waiting.abort();
    return value;
  }
}
