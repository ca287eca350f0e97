/** Sets that grow together. */
export interface DisjointSets {
  join(first: number, second: number): void;
  /** Representative of the set of an item; the same for all its members. */
  find(item: number): number;
}

/** `count` items, each a set of its own (union–find with path halving; Tarjan and van Leeuwen, J. ACM 31, 1984). */
export function createDisjointSets(count: number): DisjointSets {
  const parents = Uint32Array.from({ length: count }, (_, item) => item);

  function find(item: number): number {
    let at = item;
    for (;;) {
      const parent = parents[at] as number;
      if (parent === at) return at;
      const above = parents[parent] as number;
      parents[at] = above;
      at = above;
    }
  }

  return {
    find,
    join(first, second) {
      const [a, b] = [find(first), find(second)];
      // The smaller number stands for both, so that the order of joining leaves no trace.
      if (a < b) parents[b] = a;
      else parents[a] = b;
    },
  };
}
