import type { Position } from '../geo/positions.ts';
import { createQueue, type StreetGraph } from '../geo/street-graph.ts';
import type { StreetPoint } from './street-point.ts';
import type { Travel } from './travel.ts';

/** What it costs to come from one point to every node of the streets. */
export interface TravelField {
  readonly graph: StreetGraph;
  readonly start: StreetPoint;
  readonly travel: Travel;
  /** Per node, the way from the asked position to the street included; `Infinity` where no way leads. */
  readonly costs: Float64Array;
  /** The node before each node on its cheapest way; -1 where the way comes straight from the start. */
  readonly previous: Int32Array;
}

/**
 * The cheapest ways from one point to every node (Dijkstra 1959, with a binary heap). Nodes that cost more than `most` count
 * as out of reach.
 */
export function travelField(
  graph: StreetGraph,
  start: StreetPoint,
  travel: Travel,
  most = Infinity,
): TravelField {
  return { graph, start, travel, ...spread(graph, [{ point: start, before: 0 }], travel, most) };
}

/** Where somebody may begin, and what has been spent before. */
export interface TravelSource {
  readonly point: StreetPoint;
  readonly before: number;
}

/** The cost of the cheapest way from any of many sources to every node; `Infinity` where it is more than `most`. */
export function costsFromAny(
  graph: StreetGraph,
  sources: readonly TravelSource[],
  travel: Travel,
  most: number,
): Float64Array {
  return spread(graph, sources, travel, most).costs;
}

function spread(graph: StreetGraph, sources: readonly TravelSource[], travel: Travel, most: number) {
  const costs = new Float64Array(graph.nodes.length).fill(Infinity);
  const previous = new Int32Array(graph.nodes.length).fill(-1);
  const queue = createQueue();
  const offer = (node: number, cost: number, from: number) => {
    if (cost >= costs[node]! || cost > most) return;
    costs[node] = cost;
    previous[node] = from;
    queue.push(node, cost);
  };
  for (const { point, before } of sources) {
    const approach = before + point.approachM * travel.perBesideM;
    const perM = travel.perStreetM(point.rank);
    offer(point.from, approach + point.fromM * perM, -1);
    offer(point.to, approach + point.toM * perM, -1);
  }
  const closed = new Uint8Array(graph.nodes.length);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (closed[node] === 1) continue;
    closed[node] = 1;
    for (let slot = graph.offsets[node]!; slot < graph.offsets[node + 1]!; slot++) {
      const cost = costs[node]! + graph.lengthsM[slot]! * travel.perStreetM(graph.ranks[slot]!);
      offer(graph.neighbours[slot]!, cost, node);
    }
  }
  return { costs, previous };
}

/** The three ways to a place on a street: over either end of it, or along it where the start lies on it too. */
function waysTo({ start, travel, costs }: TravelField, goal: StreetPoint) {
  const perM = travel.perStreetM(goal.rank);
  const isSameStreet = start.from === goal.from && start.to === goal.to;
  const along = start.approachM * travel.perBesideM + Math.abs(start.fromM - goal.fromM) * perM;
  return [
    { over: goal.from, cost: costs[goal.from]! + goal.fromM * perM },
    { over: goal.to, cost: costs[goal.to]! + goal.toM * perM },
    { over: -1, cost: isSameStreet ? along : Infinity },
  ].sort((a, b) => a.cost - b.cost);
}

/** Cost of the cheapest way to a place, the way from its street to itself included; `Infinity` where none leads. */
export function costTo(field: TravelField, goal: StreetPoint): number {
  return waysTo(field, goal)[0]!.cost + goal.approachM * field.travel.perBesideM;
}

/** The cheapest way to a place as a line from the start to the goal; empty where none leads. */
export function routeTo(field: TravelField, goal: StreetPoint): Position[] {
  const { graph, start, previous } = field;
  const best = waysTo(field, goal)[0]!;
  if (best.cost === Infinity) return [];
  const line: Position[] = [goal.asked, goal.position];
  for (let node = best.over; node >= 0; node = previous[node]!) line.push(graph.nodes[node]!);
  line.push(start.position, start.asked);
  return line.toReversed().filter((at, index, all) => index === 0 || !isSame(at, all[index - 1]!));
}

const isSame = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];
