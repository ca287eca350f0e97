/** Things with a weight, and which of them are neighbours. */
export interface WeightedGraph {
  readonly weights: readonly number[];
  readonly neighbours: readonly (readonly [number, number])[];
}

/** So many roots of trees are tried. */
const MOST_ROOTS = 60;

/**
 * Deals the nodes of a graph into `count` groups, each contiguous, as even by weight as was found: halves again and again
 * by the edge of a spanning tree that leaves the most even sides; trees by breadth and by depth from every node are
 * tried. `undefined` where the graph hangs not together, or has fewer nodes than groups.
 */
export function groupEvenly(graph: WeightedGraph, count: number): number[][] | undefined {
  const nextTo = graph.weights.map(() => new Set<number>());
  for (const [a, b] of graph.neighbours) {
    nextTo[a]!.add(b);
    nextTo[b]!.add(a);
  }
  const halve = (nodes: readonly number[], groups: number): number[][] | undefined => {
    if (groups <= 1) return [[...nodes]];
    const few = Math.floor(groups / 2);
    const side = bestSide(nodes, graph.weights, nextTo, few, groups);
    if (side === undefined) return undefined;
    const first = halve(side, few);
    const second = halve(
      nodes.filter((node) => !side.includes(node)),
      groups - few,
    );
    return first && second ? [...first, ...second] : undefined;
  };
  const all = graph.weights.map((_, node) => node);
  return treeFrom(0, new Set(all), nextTo, false).order.length === all.length ? halve(all, count) : undefined;
}

/** The side of a tree edge whose weight comes nearest to its share and whose number of nodes suffices. */
function bestSide(
  nodes: readonly number[],
  weights: readonly number[],
  nextTo: readonly ReadonlySet<number>[],
  few: number,
  groups: number,
): number[] | undefined {
  const inside = new Set(nodes);
  const whole = nodes.reduce((sum, node) => sum + weights[node]!, 0);
  let best: number[] | undefined;
  let bestMiss = Infinity;
  for (const root of nodes.slice(0, MOST_ROOTS))
    for (const isDeep of [false, true]) {
      const tree = treeFrom(root, inside, nextTo, isDeep);
      const below = new Map<number, number[]>(tree.order.map((node) => [node, [node]]));
      for (const node of tree.order.toReversed()) {
        const parent = tree.parents.get(node);
        if (parent === undefined) continue;
        const branch = below.get(node)!;
        const weight = branch.reduce((sum, each) => sum + weights[each]!, 0);
        for (const [part, size, isBranch] of [
          [weight, branch.length, true],
          [whole - weight, nodes.length - branch.length, false],
        ] as const) {
          const miss = Math.abs(part / whole - few / groups);
          if (size < few || nodes.length - size < groups - few || miss >= bestMiss) continue;
          bestMiss = miss;
          best = isBranch ? branch.slice() : nodes.filter((each) => !branch.includes(each));
        }
        below.get(parent)!.push(...branch);
      }
    }
  return best;
}

function treeFrom(
  root: number,
  inside: ReadonlySet<number>,
  nextTo: readonly ReadonlySet<number>[],
  isDeep: boolean,
): { order: number[]; parents: Map<number, number> } {
  const parents = new Map<number, number>();
  const order: number[] = [];
  const seen = new Set<number>();
  const waiting: { node: number; parent: number }[] = inside.has(root) ? [{ node: root, parent: -1 }] : [];
  for (let next = waiting.pop(); next !== undefined; next = isDeep ? waiting.pop() : waiting.shift()) {
    if (seen.has(next.node)) continue;
    seen.add(next.node);
    order.push(next.node);
    if (next.parent >= 0) parents.set(next.node, next.parent);
    for (const node of nextTo[next.node]!)
      if (inside.has(node) && !seen.has(node)) waiting.push({ node, parent: next.node });
  }
  return { order, parents };
}
