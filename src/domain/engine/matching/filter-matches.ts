import { bytesOf } from '../columns/bytes-of.ts';
import type { Clauses } from '../filter/clauses.ts';
import { selectRows, type Selection } from './match-rows.ts';
import type { Store } from '../store/store.ts';

/** Judgement of both segments by the clauses of one filter; the late one is judged anew after an append. */
export class Judgement {
  readonly #store: Store;
  readonly #compile: () => Clauses;
  readonly base: Selection;
  #late: { readonly version: number; readonly clauses: Clauses; readonly selection: Selection };

  /** `compile` makes the clauses over the dictionary as it is then. */
  constructor(store: Store, compile: () => Clauses) {
    this.#store = store;
    this.#compile = compile;
    const clauses = compile();
    this.base = selectRows(store.base, clauses);
    this.#late = { version: store.lateVersion, clauses, selection: selectRows(store.late, clauses) };
  }

  #current() {
    const { lateVersion, late } = this.#store;
    if (this.#late.version !== lateVersion) {
      const clauses = this.#compile();
      this.#late = { version: lateVersion, clauses, selection: selectRows(late, clauses) };
    }
    return this.#late;
  }

  get late(): Selection {
    return this.#current().selection;
  }

  get clauses(): Clauses {
    return this.#current().clauses;
  }

  get bytes(): number {
    return bytesOf(this.base) + bytesOf(this.#late.selection);
  }
}
