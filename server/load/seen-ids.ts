import { RowIssues, type SourceRow, type RowResult } from '../../src/domain/exchange/fields/row-result.ts';
import type { Layer } from '../../src/schemas/dataset.ts';

/** Ids of the rows taken in one load, by kind; two layers of a kind share them. */
export class SeenIds {
  readonly #ids = new Map<string, Map<string, number>>();
  readonly #layers = new Map<string, string>();
  readonly #named = new Map<string, Set<string>>();
  readonly #nameless = new Map<string, number>();

  /**
   * The rejection of a record whose id was taken before. It tells the row, and the layer where it is another one. A new
   * id is noted.
   */
  check(layer: Layer, idField: string, source: SourceRow, id: unknown): RowResult<never> | undefined {
    if (typeof id !== 'string') return undefined;
    const own = this.#of(layer);
    const first = own.get(id);
    const issues = new RowIssues(source);
    if (first !== undefined) issues.reject(idField, id, `is the ${idField} of row ${first} already`);
    else {
      const other = [...this.#layers]
        .filter(([layerId, kind]) => kind === layer.kind && layerId !== layer.id)
        .find(([layerId]) => this.#ids.get(layerId)?.has(id));
      if (other) issues.reject(idField, id, `is in the layer ${other[0]} already`);
    }
    if (issues.rejected) return issues.rejection();
    own.set(id, source.row);
    return undefined;
  }

  /** Notes a row that could not be taken, by the id that it names; `undefined` where it cannot even be told which one. */
  keep(layer: Layer, id: string | undefined): void {
    if (id === undefined) this.#nameless.set(layer.id, (this.#nameless.get(layer.id) ?? 0) + 1);
    else this.#named.set(layer.id, (this.#named.get(layer.id) ?? new Set()).add(id));
  }

  /** Ids that rows name which could not be taken, without those that another row gave. */
  namedOf(layer: Layer): string[] {
    const taken = this.#of(layer);
    return [...(this.#named.get(layer.id) ?? [])].filter((id) => !taken.has(id));
  }

  /** How many rows of a layer are so broken that nobody knows what they are about. */
  namelessOf(layer: Layer): number {
    return this.#nameless.get(layer.id) ?? 0;
  }

  /** Ids taken from a layer. */
  idsOf(layer: Layer): string[] {
    return [...this.#of(layer).keys()];
  }

  /** Forgets a layer that was refused. */
  forget(layer: Layer): void {
    this.#ids.delete(layer.id);
    this.#layers.delete(layer.id);
  }

  #of(layer: Layer): Map<string, number> {
    this.#layers.set(layer.id, layer.kind);
    const ids = this.#ids.get(layer.id) ?? new Map<string, number>();
    this.#ids.set(layer.id, ids);
    return ids;
  }
}
