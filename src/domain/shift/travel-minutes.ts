import { nearestStreetPoint, type StreetPoint } from '../travel/street-point.ts';
import { costTo, travelField } from '../travel/travel-field.ts';
import { ON_FOOT, WALKING_KMH } from '../travel/travel.ts';
import { distanceM, type Position } from '../geo/positions.ts';
import type { StreetGraph } from '../geo/street-graph.ts';
import type { Task } from '../tasks/task.ts';
import type { CandidateLine, BusStop } from './stop-candidates.ts';

/** Between which places the ways are asked for. */
export interface TravelRequest {
  readonly places: readonly Position[];
  /** `null` where the data set has no streets. */
  readonly graph: StreetGraph | null;
  /** Stops and lines of the buses; `null` on foot only. */
  readonly buses: { readonly stops: readonly BusStop[]; readonly lines: readonly CandidateLine[] } | null;
}

/** Minutes from place (row) to place (column). */
export interface TravelMinutes {
  readonly minutes: Float64Array;
  readonly placeCount: number;
  /** Places that no street leads to: their ways are estimated. */
  readonly offStreet: number;
}

/** Longer walks than this are estimated like ways without a street: nobody plans them. */
const MOST_WALK_MINUTES = 40;
/** A way along streets is so much longer than the crow flies: a usual figure, not measured here. */
export const DETOUR = 1.4;
/** Pace of a bus in town between two stops, its halts in it; assumed. */
export const BUS_KMH = 18;
/** Minutes between two buses where the line does not say; assumed. */
export const ASSUMED_HEADWAY_MIN = 10;

const metresPerMinute = (kmh: number): number => (kmh * 1000) / 60;

/**
 * Minutes between places: on foot along the streets, estimated as the crow flies times a detour where no street leads, and
 * by bus where that is faster: half a headway of waiting for every bus, changes included. Reports the share that is done.
 */
export function* travelMinutes(
  { places, graph, buses }: TravelRequest,
  report: (share: number) => void,
): Task<TravelMinutes> {
  const stops = buses?.stops ?? [];
  const nodes = [...places, ...stops.map(({ point }) => point)];
  const minutes = yield* walkMinutes(nodes, graph, report);
  if (buses !== null) {
    addRides(minutes.minutes, nodes.length, places.length, buses.stops, buses.lines);
    yield* throughOthers(minutes.minutes, nodes.length);
  }
  const placeCount = places.length;
  return {
    minutes: Float64Array.from({ length: placeCount ** 2 }, (_, at) => {
      const [from, to] = [Math.floor(at / placeCount), at % placeCount];
      return minutes.minutes[from * nodes.length + to]!;
    }),
    placeCount,
    offStreet: minutes.isOff.subarray(0, placeCount).reduce((sum, off) => sum + off, 0),
  };
}

function* walkMinutes(
  nodes: readonly Position[],
  graph: StreetGraph | null,
  report: (share: number) => void,
): Task<{ minutes: Float64Array; isOff: Uint8Array }> {
  const count = nodes.length;
  const minutes = new Float64Array(count ** 2);
  const points: (StreetPoint | undefined)[] = [];
  for (const node of nodes) {
    points.push(graph === null ? undefined : nearestStreetPoint(graph, node));
    yield;
  }
  const isOff = Uint8Array.from(points, (point, at) => Number(isAway(point, nodes[at]!)));
  for (let from = 0; from < count; from += 1) {
    const start = points[from];
    const field =
      graph === null || start === undefined || isOff[from] === 1
        ? undefined
        : travelField(graph, start, ON_FOOT, MOST_WALK_MINUTES * 60);
    for (let to = 0; to < count; to += 1) {
      if (from === to) continue;
      const goal = points[to];
      const walked =
        field === undefined || goal === undefined || isOff[to] === 1 ? Infinity : costTo(field, goal) / 60;
      minutes[from * count + to] = Number.isFinite(walked)
        ? walked
        : (distanceM(nodes[from]!, nodes[to]!) * DETOUR) / metresPerMinute(WALKING_KMH);
    }
    report((from + 1) / count);
    yield;
  }
  return { minutes, isOff };
}

/** Farther from a street than this, a place is not taken to lie at it. */
const MOST_BESIDE_M = 400;

function isAway(point: StreetPoint | undefined, node: Position): boolean {
  return point === undefined || distanceM(point.position, node) > MOST_BESIDE_M;
}

/** Rides without a change, where they are faster than walking. */
function addRides(
  minutes: Float64Array,
  count: number,
  firstStop: number,
  stops: readonly BusStop[],
  lines: readonly CandidateLine[],
): void {
  const at = new Map(stops.map(({ id }, index) => [id, index]));
  for (const { stopIds, headwayMin } of lines) {
    const wait = (headwayMin ?? ASSUMED_HEADWAY_MIN) / 2;
    const ridden = stopIds.flatMap((id) => at.get(id) ?? []);
    for (const [first, from] of ridden.entries()) {
      let ride = 0;
      for (let next = first + 1; next < ridden.length; next += 1) {
        const [a, b] = [ridden[next - 1]!, ridden[next]!];
        ride += (distanceM(stops[a]!.point, stops[b]!.point) * DETOUR) / metresPerMinute(BUS_KMH);
        for (const [one, other] of [
          [from, b],
          [b, from],
        ] as const) {
          const pair = (firstStop + one) * count + firstStop + other;
          minutes[pair] = Math.min(minutes[pair]!, wait + ride);
        }
      }
    }
  }
}

/** Shortest ways over any other node (Floyd 1962, Warshall 1962). */
function* throughOthers(minutes: Float64Array, count: number): Task<void> {
  for (let over = 0; over < count; over += 1) {
    const row = over * count;
    for (let from = 0; from < count; from += 1) {
      const first = minutes[from * count + over]!;
      for (let to = 0; to < count; to += 1) {
        const way = first + minutes[row + to]!;
        if (way < minutes[from * count + to]!) minutes[from * count + to] = way;
      }
    }
    yield;
  }
}
