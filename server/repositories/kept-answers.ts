/** More units than are looked at within one keeping time. */
const MOST_KEPT = 64;

/** Answers kept for a while by key; those who ask while one is being made share it. */
export class KeptAnswers<Answer> {
  readonly #answers = new Map<string, { madeAt: number; answer: Promise<Answer> }>();
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
    const entry = { madeAt: this.#now(), answer: make() };
    // Put at the end: the first key is the one asked anew longest ago.
    this.#answers.delete(key);
    this.#answers.set(key, entry);
    entry.answer.catch(() => {
      if (this.#answers.get(key) === entry) this.#answers.delete(key);
    });
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= MOST_KEPT) break;
      this.#answers.delete(oldest);
    }
    return entry.answer;
  }
}
