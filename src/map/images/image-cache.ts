/** Names of images in the order of their last use; the ones past the limit are given back for removal. */
export class ImageCache {
  readonly #limit: number;
  readonly #used = new Map<string, true>();

  /** `limit`: how many images may exist at once. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Notes the use of images. */
  touch(ids: Iterable<string>): void {
    for (const id of ids) {
      this.#used.delete(id);
      this.#used.set(id, true);
    }
  }

  /** Forgets and names the images that were not used for longest, as many as exceed the limit; never one of `needed`. */
  evict(needed: ReadonlySet<string>): string[] {
    const evicted: string[] = [];
    for (const id of this.#used.keys()) {
      if (this.#used.size - evicted.length <= this.#limit) break;
      if (!needed.has(id)) evicted.push(id);
    }
    for (const id of evicted) this.#used.delete(id);
    return evicted;
  }

  get size(): number {
    return this.#used.size;
  }
}
