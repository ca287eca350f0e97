import type { CompiledPatrol } from './compile-patrol.ts';

/** Neighbours of a stop that the search looks at. */
const NEIGHBOUR_COUNT = 16;

/** Stops to go on to, `width` for every stop. */
export interface GoodNeighbours {
  readonly stops: Int32Array;
  readonly width: number;
}

/**
 * For every stop the others that give most expected thefts per minute of way and stay, the best first.
 */
export function goodNeighbours(patrol: CompiledPatrol): GoodNeighbours {
  const { stopCount, between, stopThefts } = patrol;
  const stay = patrol.problem.stayMinutes.least;
  const width = Math.max(0, Math.min(NEIGHBOUR_COUNT, stopCount - 1));
  const stops = new Int32Array(stopCount * width);
  const all = Array.from({ length: stopCount }, (_, stop) => stop);
  for (let from = 0; from < stopCount; from += 1) {
    const rate = (to: number) => stopThefts[to]! / (stay + between[from * stopCount + to]!);
    const others = all.filter((to) => to !== from).sort((a, b) => rate(b) - rate(a));
    stops.set(others.slice(0, width), from * width);
  }
  return { stops, width };
}
