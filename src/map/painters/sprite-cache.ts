/** Something that holds memory of its own until it is closed, as an `ImageBitmap` does. */
export interface Closable {
  close(): void;
}

/** Images by name, at most `limit` of them; the ones that were not used for longest are closed first. */
export class SpriteCache<T extends Closable> {
  readonly #limit: number;
  readonly #sprites = new Map<string, T>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The image of a name; made by `make` where there is none. It stays valid until the next call. */
  get(name: string, make: () => T): T {
    const known = this.#sprites.get(name);
    if (known !== undefined) {
      this.#sprites.delete(name);
      this.#sprites.set(name, known);
      return known;
    }
    const made = make();
    this.#sprites.set(name, made);
    if (this.#sprites.size > this.#limit) {
      const [oldest] = this.#sprites;
      oldest?.[1].close();
      if (oldest !== undefined) this.#sprites.delete(oldest[0]);
    }
    return made;
  }

  /** Closes every image. */
  clear(): void {
    for (const sprite of this.#sprites.values()) sprite.close();
    this.#sprites.clear();
  }

  get size(): number {
    return this.#sprites.size;
  }
}
