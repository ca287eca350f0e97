import { bytesOf } from '../columns/bytes-of.ts';
import type { Clauses } from '../filter/clauses.ts';
import { matchRows, type MatchFlags } from './match-rows.ts';
import type { Store } from '../store/store.ts';

/** Matches of both segments by the clauses of one filter; the late one is matched anew after an append. */
export class FilterMatches {
  readonly #store: Store;
  readonly #compile: () => Clauses;
  readonly base: MatchFlags;
  #late: { readonly version: number; readonly clauses: Clauses; readonly matches: MatchFlags };

  /** `compile` makes the clauses over the dictionary as it is then. */
  constructor(store: Store, compile: () => Clauses) {
    this.#store = store;
    this.#compile = compile;
    const clauses = compile();
    this.base = matchRows(store.base, clauses);
    this.#late = { version: store.lateVersion, clauses, matches: matchRows(store.late, clauses) };
  }

  #current() {
    const { lateVersion, late } = this.#store;
    if (this.#late.version !== lateVersion) {
      const clauses = this.#compile();
      this.#late = { version: lateVersion, clauses, matches: matchRows(late, clauses) };
    }
    return this.#late;
  }

  get late(): MatchFlags {
    return this.#current().matches;
  }

  get clauses(): Clauses {
    return this.#current().clauses;
  }

  get bytes(): number {
    return bytesOf(this.base) + bytesOf(this.#late.matches);
  }
}
