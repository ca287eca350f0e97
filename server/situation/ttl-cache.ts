import { setTimeout as delay } from 'node:timers/promises';

/** More units than are looked at within one keeping time. */
const MOST_KEPT = 64;

interface Kept<Answer> {
  madeAt: number;
  answer: Promise<Answer>;
  /** The newest one that is there. */
  latest: Answer | undefined;
}

/** Answers kept for a while by key; those who ask while one is being made share it. */
export class TtlCache<Answer> {
  readonly #answers = new Map<string, Kept<Answer>>();
  /** When `latest` found that it could not be made; as many keys as there are answers, and no more. */
  readonly #failedAt = new Map<string, number>();
  readonly #now: () => number;
  readonly #keepMs: number;

  constructor(now: () => number, keepMs: number) {
    this.#now = now;
    this.#keepMs = keepMs;
  }

  /** The kept answer, or a new one. A failure is not kept. */
  get(key: string, make: () => Promise<Answer>): Promise<Answer> {
    const known = this.#answers.get(key);
    if (known !== undefined && Math.abs(this.#now() - known.madeAt) < this.#keepMs) return known.answer;
    const entry: Kept<Answer> = { madeAt: this.#now(), answer: make(), latest: known?.latest };
    // Put at the end: the first key is the one asked anew longest ago.
    this.#answers.delete(key);
    this.#answers.set(key, entry);
    entry.answer.then(
      (answer) => (entry.latest = answer),
      () => {
        if (this.#answers.get(key) === entry) this.#answers.delete(key);
      },
    );
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= MOST_KEPT) break;
      this.#answers.delete(oldest);
    }
    return entry.answer;
  }

  /**
   * The newest answer that is there; a newer one is made meanwhile where it is due. Where there is none yet, it is
   * waited for as long as `patienceMs`, then `undefined`; so is a failure. After a failure the one before stays, and it is
   * tried again when it would have been due.
   */
  async latest(key: string, make: () => Promise<Answer>, patienceMs: number): Promise<Answer | undefined> {
    const before = this.#answers.get(key);
    const failedAt = this.#failedAt.get(key);
    if (failedAt !== undefined && Math.abs(this.#now() - failedAt) < this.#keepMs) return before?.latest;
    this.#failedAt.delete(key);
    const coming = this.get(key, make).catch(() => {
      this.#failedAt.set(key, this.#now());
      if (before?.latest !== undefined) this.#answers.set(key, before);
      return undefined;
    });
    const known = this.#answers.get(key)?.latest;
    if (known !== undefined) return known;
    const waiting = new AbortController();
    const patience = delay(patienceMs, undefined, { signal: waiting.signal, ref: false });
    patience.catch(() => undefined);
    const answer = await Promise.race([coming, patience]);
    waiting.abort();
    return answer;
  }
}
