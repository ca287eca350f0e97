import { distanceM } from '../../geo/positions.ts';
import { aoristicAnswer } from '../../engine/answers/aoristic-answer.ts';
import type { Task } from '../../tasks/task.ts';
import { cityPlane } from '../../geo/city-plane.ts';
import { createPointIndex } from '../../hotspots/plane/point-index.ts';
import { pickIntervals, weighCases } from './weigh-cases.ts';
import type { BusLine, NamedPosition, RideInput } from './ride-picture.ts';

export interface HubInput extends RideInput {
  /** Named places beside the stops of the lines. */
  readonly places: readonly NamedPosition[];
  readonly radiusM: number;
}

/** A place at which several lines meet, with the cases around it. */
export interface Hub {
  readonly id: string;
  readonly name: string;
  readonly position: NamedPosition['position'];
  /** Ids of the lines with a stop within the radius. */
  readonly lineIds: readonly string[];
  /** Cases of each line in `lineIds` that lie around it, or boarded or alighted there. */
  readonly casesOfLine: readonly number[];
  /** All cases around it, whatever their line: number and sum of weights. */
  readonly cases: number;
  readonly weight: number;
  /** Parts of the weight by hour of the day in Shanghai. */
  readonly hours: readonly number[];
  /** Hours with the most, an unbroken span of three: its first hour; `null` without cases. */
  readonly busiestHour: number | null;
}

const MOST_HUBS = 12;
const FEWEST_LINES = 2;
const SPAN_HOURS = 3;

/**
 * Stops and places that several lines share, ranked by lines × weight of the cases within the radius (the pattern of a
 * square at which gangs arrive, change buses and leave). Of candidates closer than the radius the first by that rank stays;
 * a named place goes before a stop. A case belongs to every hub that it lies near to.
 */
export function* hubsOf(input: HubInput): Task<Hub[]> {
  const { cases, lines, radiusM } = input;
  const { rows, weights } = weighCases(input);
  const stops = stopsOf(lines);
  const origin = stops[0]?.position ?? [0, 0];
  const plane = cityPlane(origin);
  const points = plane.toPlane(
    Float64Array.from(rows, (row) => cases.longitude[row]!),
    Float64Array.from(rows, (row) => cases.latitude[row]!),
  );
  const index = createPointIndex(points, radiusM);
  yield;
  const candidates = [...input.places, ...stops]
    .map((place) => {
      const lineIds = lines
        .filter((line) => line.stops.some(({ position }) => distanceM(position, place.position) <= radiusM))
        .map(({ id }) => id);
      const { x, y } = plane.toPlane([place.position[0]], [place.position[1]]);
      const near: number[] = [];
      index.forEachWithin(x[0]!, y[0]!, radiusM, (point) => near.push(point));
      const weight = near.reduce((sum, at) => sum + weights[at]!, 0);
      return { place, lineIds, near, weight };
    })
    .filter(({ lineIds }) => lineIds.length >= FEWEST_LINES)
    .sort((a, b) => b.lineIds.length * b.weight - a.lineIds.length * a.weight);
  yield;
  const hubs: Hub[] = [];
  for (const { place, lineIds, near, weight } of candidates) {
    if (near.length === 0 || hubs.length === MOST_HUBS) break;
    if (hubs.some((hub) => distanceM(hub.position, place.position) < 2 * radiusM)) continue;
    const nearRows = Uint32Array.from(near, (at) => rows[at]!);
    const hours = hoursOf(input, nearRows);
    hubs.push({
      ...place,
      lineIds,
      casesOfLine: lineIds.map((id) => nearRows.filter((row) => cases.lines[cases.line[row]!] === id).length),
      cases: near.length,
      weight,
      hours,
      busiestHour: busiestSpan(hours),
    });
    yield;
  }
  return hubs;
}

function stopsOf(lines: readonly BusLine[]): NamedPosition[] {
  return [...new Map(lines.flatMap(({ stops }) => stops.map((stop) => [stop.id, stop] as const))).values()];
}

function hoursOf({ cases, markets, filter }: HubInput, rows: Uint32Array): number[] {
  const bins = {
    from: filter.range.from,
    widthMs: Math.max(1, filter.range.to - filter.range.from),
    count: 1,
  };
  const { weekMatrix } = aoristicAnswer(pickIntervals(cases, rows), markets, filter, bins);
  const hours = Array.from({ length: 24 }, () => 0);
  weekMatrix.forEach((weight, hour) => {
    if (filter.weekHours.length === 0 || filter.weekHours.includes(hour)) hours[hour % 24]! += weight;
  });
  return hours;
}

/** First hour of the span with the most; spans may pass midnight. */
function busiestSpan(hours: readonly number[]): number | null {
  let [best, most] = [null as number | null, 0];
  for (let first = 0; first < 24; first++) {
    let sum = 0;
    for (let at = 0; at < SPAN_HOURS; at++) sum += hours[(first + at) % 24]!;
    if (sum > most + 1e-9) [best, most] = [first, sum];
  }
  return best;
}
