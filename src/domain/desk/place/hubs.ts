import { aoristicAnswer } from '../../engine/answers/aoristic-answer.ts';
import { cityPlane } from '../../geo/city-plane.ts';
import { distanceM } from '../../geo/positions.ts';
import { createPointIndex } from '../../hotspots/plane/point-index.ts';
import type { Task } from '../../tasks/task.ts';
import { busiestHours } from '../../time/busiest-hours.ts';
import type { PictureFacts } from './place-question.ts';
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
  /** Cases around it that name the line, for each in `lineIds`. A ride that only began or ended there does not count. */
  readonly casesOfLine: readonly number[];
  /** Rows of all cases around it, whatever their line, and the sum of their weights. */
  readonly rows: readonly number[];
  readonly weight: number;
  /** Parts of the weight by hour of the day in Shanghai. */
  readonly hours: readonly number[];
  /** First hour of the three in a row with the most; `null` without cases. */
  readonly busiestHour: number | null;
}

/** The hubs of a filter, the first by rank first. */
export interface HubList {
  /** All cases of the filter, near a hub or not. */
  readonly facts: PictureFacts;
  readonly hubs: readonly Hub[];
}

const MOST_HUBS = 12;
const FEWEST_LINES = 2;
/** How long the hours are that are named. */
export const HUB_SPAN_HOURS = 3;

/**
 * Stops and places that several lines share, ranked by lines × weight of the cases within the radius (the pattern of a
 * square at which gangs arrive, change buses and leave). Of candidates less than two radii apart the first by that rank
 * stays, so that no case is counted at two; a named place goes before a stop of the same rank.
 */
export function* hubsOf(input: HubInput): Task<HubList> {
  const { cases, lines, radiusM } = input;
  const { rows, weights, facts } = weighCases(input);
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
    const nearRows = near.map((at) => rows[at]!);
    const hours = hoursOf(input, Uint32Array.from(nearRows));
    hubs.push({
      ...place,
      lineIds,
      casesOfLine: lineIds.map((id) => nearRows.filter((row) => cases.lines[cases.line[row]!] === id).length),
      rows: nearRows,
      weight,
      hours,
      busiestHour: busiestHours(hours, HUB_SPAN_HOURS),
    });
    yield;
  }
  return { facts, hubs };
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
