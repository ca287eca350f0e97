/** Keys that are remembered at most. */
const MOST_KEYS = 1_000;

/** Lets a key through once in `everyMs`, so that an attack fills no log. */
export class OnceAWhile {
  readonly #everyMs: number;
  readonly #lastAt = new Map<string, number>();

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  isDue(key: string): boolean {
    const now = performance.now();
    const lastAt = this.#lastAt.get(key);
    if (lastAt !== undefined && now - lastAt < this.#everyMs) return false;
    if (this.#lastAt.size >= MOST_KEYS) this.#lastAt.clear();
    this.#lastAt.set(key, now);
    return true;
  }
}
