import { distanceM, type Position } from './positions.ts';

/** Rank of a street: the coarsest level whose border it is, 0 county … 4 micro-grid; 5 = bridge. */
export type StreetRank = 0 | 1 | 2 | 3 | 4 | 5;

/** Wire form of the street graph (`street-graph.json`): positions and edges `[from, to, rank]`. */
export interface StreetGraphFile {
  nodes: Position[];
  edges: [number, number, StreetRank][];
}

/** Street graph ready for searches: edges in both directions, lengths in metres. */
export interface StreetGraph {
  nodes: readonly Position[];
  /** Neighbours of node `n` are the entries `offsets[n]` to `offsets[n + 1]` of the arrays below. */
  offsets: Uint32Array;
  neighbours: Uint32Array;
  lengthsM: Float64Array;
  ranks: Uint8Array;
}

export interface StreetPath {
  /** Node numbers from start to goal, both included. */
  nodes: number[];
  lengthM: number;
}

/** Makes the searchable form of a street graph. Throws a `RangeError` for an edge to a node that is missing. */
export function loadStreetGraph(file: StreetGraphFile): StreetGraph {
  const { nodes, edges } = file;
  const offsets = new Uint32Array(nodes.length + 1);
  for (const [index, [from, to]] of edges.entries()) {
    if (!nodes[from] || !nodes[to])
      throw new RangeError(`edge ${index} joins ${from} and ${to}, but there are ${nodes.length} nodes`);
    offsets[from + 1]!++;
    offsets[to + 1]!++;
  }
  for (let n = 0; n < nodes.length; n++) offsets[n + 1]! += offsets[n]!;
  const next = offsets.slice();
  const neighbours = new Uint32Array(edges.length * 2);
  const lengthsM = new Float64Array(edges.length * 2);
  const ranks = new Uint8Array(edges.length * 2);
  const put = (from: number, to: number, rank: number, length: number) => {
    const slot = next[from]!++;
    neighbours[slot] = to;
    lengthsM[slot] = length;
    ranks[slot] = rank;
  };
  for (const [from, to, rank] of edges) {
    const length = distanceM(nodes[from]!, nodes[to]!);
    put(from, to, rank, length);
    put(to, from, rank, length);
  }
  return { nodes, offsets, neighbours, lengthsM, ranks };
}

/** Number of the node nearest to a position, `-1` in an empty graph; `accept` narrows the choice. */
export function nearestStreetNode(
  graph: StreetGraph,
  position: Position,
  accept: (node: number) => boolean = () => true,
): number {
  let nearest = -1;
  let best = Infinity;
  const squeeze = Math.cos((position[1] * Math.PI) / 180);
  graph.nodes.forEach(([lng, lat], node) => {
    const distance = ((lng - position[0]) * squeeze) ** 2 + (lat - position[1]) ** 2;
    if (distance < best && accept(node)) {
      best = distance;
      nearest = node;
    }
  });
  return nearest;
}

/**
 * Shortest way between two nodes in metres (A* with the great-circle distance, which never overestimates).
 * `undefined` where no way exists. `costFactor` makes edges dearer than their length (≥ 1), for example by rank;
 * the answer's length stays in true metres. Nodes that `mayVisit` refuses are left out, except start and goal.
 */
export function shortestPath(
  graph: StreetGraph,
  start: number,
  goal: number,
  costFactor: (rank: number) => number = () => 1,
  mayVisit: (node: number) => boolean = () => true,
): StreetPath | undefined {
  const goalPosition = graph.nodes[goal];
  if (!graph.nodes[start] || !goalPosition) return undefined;
  const cost = new Map<number, number>([[start, 0]]);
  const previous = new Map<number, number>();
  const closed = new Set<number>();
  const queue = createQueue();
  queue.push(start, distanceM(graph.nodes[start], goalPosition));
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (node === goal) return tracePath(graph, previous, start, goal);
    if (closed.has(node)) continue;
    closed.add(node);
    for (let slot = graph.offsets[node]!; slot < graph.offsets[node + 1]!; slot++) {
      const neighbour = graph.neighbours[slot]!;
      if (neighbour !== goal && !mayVisit(neighbour)) continue;
      const total = cost.get(node)! + graph.lengthsM[slot]! * Math.max(1, costFactor(graph.ranks[slot]!));
      if (total >= (cost.get(neighbour) ?? Infinity)) continue;
      cost.set(neighbour, total);
      previous.set(neighbour, node);
      queue.push(neighbour, total + distanceM(graph.nodes[neighbour]!, goalPosition));
    }
  }
  return undefined;
}

function tracePath(
  graph: StreetGraph,
  previous: Map<number, number>,
  start: number,
  goal: number,
): StreetPath {
  const nodes = [goal];
  let lengthM = 0;
  for (let node = goal; node !== start;) {
    const before = previous.get(node)!;
    lengthM += distanceM(graph.nodes[before]!, graph.nodes[node]!);
    nodes.push(before);
    node = before;
  }
  return { nodes: nodes.toReversed(), lengthM };
}

/** A binary heap of numbers by priority, lowest first. */
export function createQueue() {
  const items: { node: number; priority: number }[] = [];
  const swap = (a: number, b: number) => ([items[a], items[b]] = [items[b]!, items[a]!]);
  return {
    push(node: number, priority: number) {
      items.push({ node, priority });
      for (let at = items.length - 1; at > 0;) {
        const up = (at - 1) >> 1;
        if (items[up]!.priority <= items[at]!.priority) break;
        swap(at, up);
        at = up;
      }
    },
    pop(): number | undefined {
      const top = items[0];
      const last = items.pop();
      if (!top || !last || items.length === 0) return top?.node;
      items[0] = last;
      for (let at = 0; ;) {
        const left = 2 * at + 1;
        let least = at;
        if (left < items.length && items[left]!.priority < items[least]!.priority) least = left;
        if (left + 1 < items.length && items[left + 1]!.priority < items[least]!.priority) least = left + 1;
        if (least === at) break;
        swap(at, least);
        at = least;
      }
      return top.node;
    },
  };
}
