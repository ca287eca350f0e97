import { lowerBound } from '../arrays/lower-bound.ts';
import { distanceM, type Position } from '../geo/positions.ts';

/** Bus stops and the lines that call at them, in order. */
export interface TransitNet {
  readonly stops: readonly { readonly id: string; readonly point: Position }[];
  readonly lines: readonly {
    readonly id: string;
    readonly stopIds: readonly string[];
    readonly headwayMin?: number | undefined;
  }[];
}

/** Minutes between the stops of a net. */
export interface TransitMinutes {
  /** Position of a stop in the net; `undefined` where the net does not know it. */
  stopAt(id: string): number | undefined;
  /** Stops near a place with the minutes that the walk takes, nearest first. */
  stopsNear(point: Position): { readonly stop: number; readonly minutes: number }[];
  /** Minutes from stop to stop: waiting, riding, changing and walking between stops; the same both ways. */
  between(from: number, to: number): number;
  /** Lines that call at a stop. */
  linesAt(stop: number): number;
}

/**
 * How people travel between the places of a series, all assumed: streets are a third longer than the straight way, buses
 * halt half a minute at every stop. Other than in `shift/travel-minutes.ts`, which plans a squad along the streets: the
 * weights of links were judged with these, and the page says so.
 */
export const LINK_TRAVEL = { walkKmh: 4.8, detour: 1.3, busKmh: 15, stopMin: 0.5, headwayMin: 15 } as const;
const WALK_M_PER_MIN = (LINK_TRAVEL.walkKmh * 1000) / 60 / LINK_TRAVEL.detour;
const RIDE_M_PER_MIN = (LINK_TRAVEL.busKmh * 1000) / 60;
const REACH_M = 1_000;
const MOST_NEAR = 3;
/** Stops so close are changed between on foot. */
const CHANGE_M = 300;

/** Minutes that a straight distance takes on foot. */
export function walkMinutes(metres: number): number {
  return metres / WALK_M_PER_MIN;
}

/**
 * Travel times over a bus net: half a headway of waiting for every line, 15 km/h with half a minute a stop, changes at a
 * stop or on foot to one within 300 m. Assumed speeds, no timetable. Shortest ways from a stop are found when it is first asked for.
 */
export function createTransitMinutes({ stops, lines }: TransitNet): TransitMinutes {
  const positions = new Map(stops.map(({ id }, at) => [id, at]));
  const edges = stops.map((): { to: number; minutes: number }[] => []);
  const calls = new Uint16Array(stops.length);
  for (const { stopIds, headwayMin = LINK_TRAVEL.headwayMin } of lines) {
    const served = stopIds.flatMap((id) => positions.get(id) ?? []);
    for (const stop of new Set(served)) calls[stop]! += 1;
    for (let from = 0; from < served.length; from += 1) {
      let minutes = headwayMin / 2;
      for (let to = from + 1; to < served.length; to += 1) {
        const [before, at] = [stops[served[to - 1]!]!, stops[served[to]!]!];
        minutes += distanceM(before.point, at.point) / RIDE_M_PER_MIN + LINK_TRAVEL.stopMin;
        edges[served[from]!]!.push({ to: served[to]!, minutes });
        edges[served[to]!]!.push({ to: served[from]!, minutes });
      }
    }
  }
  const sorted = stops.map((_, at) => at).sort((a, b) => stops[a]!.point[1] - stops[b]!.point[1]);
  const latitudes = Float64Array.from(sorted, (at) => stops[at]!.point[1]);
  const near = (point: Position, reachM: number): { stop: number; metres: number }[] => {
    const found: { stop: number; metres: number }[] = [];
    const reachDeg = reachM / 111_000;
    let at = lowerBound(latitudes, point[1] - reachDeg);
    for (; at < sorted.length && latitudes[at]! <= point[1] + reachDeg; at += 1) {
      const metres = distanceM(point, stops[sorted[at]!]!.point);
      if (metres <= reachM) found.push({ stop: sorted[at]!, metres });
    }
    return found.sort((a, b) => a.metres - b.metres || a.stop - b.stop);
  };
  for (const [from, { point }] of stops.entries())
    for (const { stop, metres } of near(point, CHANGE_M))
      if (stop !== from) edges[from]!.push({ to: stop, minutes: walkMinutes(metres) });
  const known = new Map<number, Float32Array>();
  return {
    stopAt: (id) => positions.get(id),
    stopsNear: (point) =>
      near(point, REACH_M)
        .slice(0, MOST_NEAR)
        .map(({ stop, metres }) => ({ stop, minutes: walkMinutes(metres) })),
    between: (from, to) => {
      // Always asked from the lower number, so that rounding is the same both ways.
      const [one, other] = from < to ? [from, to] : [to, from];
      let minutes = known.get(one);
      if (minutes === undefined) {
        minutes = shortestWays(edges, one);
        known.set(one, minutes);
      }
      return minutes[other]!;
    },
    linesAt: (stop) => calls[stop]!,
  };
}

/** Dijkstra over a net of hundreds of stops: the nearest open stop is looked for in a plain list. */
function shortestWays(
  edges: readonly (readonly { to: number; minutes: number }[])[],
  from: number,
): Float32Array {
  const minutes = new Float64Array(edges.length).fill(Infinity);
  minutes[from] = 0;
  const open = new Set([from]);
  while (open.size > 0) {
    let nearest = -1;
    for (const stop of open) if (nearest < 0 || minutes[stop]! < minutes[nearest]!) nearest = stop;
    open.delete(nearest);
    for (const edge of edges[nearest]!) {
      const reached = minutes[nearest]! + edge.minutes;
      if (reached >= minutes[edge.to]!) continue;
      minutes[edge.to] = reached;
      open.add(edge.to);
    }
  }
  return Float32Array.from(minutes);
}
