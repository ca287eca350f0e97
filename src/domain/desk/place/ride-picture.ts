import { CASE_MOMENTS } from '../../cases/case-terms.ts';
import type { Position } from '../../geo/positions.ts';
import { cutAtStops } from '../../hotspots/lines/cut-at-stops.ts';
import { ridePieces, type Ride, type RidePiece } from '../../hotspots/lines/ride-pieces.ts';
import type { Task } from '../../tasks/task.ts';
import { HOUR_MS, hourOfDay } from '../../time/zone.ts';
import { addCut, noParts, weighParts, type IntervalParts } from './interval-parts.ts';
import type { PictureFacts, PicturedCases, PlaceInput } from './place-question.ts';
import { rowsOfFilter } from './weigh-cases.ts';

/** A stop or a place with a name. */
export interface NamedPosition {
  readonly id: string;
  readonly name: string;
  readonly position: Position;
}

/** A bus line as the page has it. */
export interface BusLine {
  readonly id: string;
  readonly name: string;
  readonly shape: readonly Position[];
  /** In order; stops that the page does not know are left out. */
  readonly stops: readonly NamedPosition[];
}

export interface RideInput extends PlaceInput {
  readonly lines: readonly BusLine[];
}

/** What happened between two stops of a line. */
export interface RideSegment {
  readonly from: NamedPosition;
  readonly to: NamedPosition;
  readonly path: readonly Position[];
  readonly lengthM: number;
  /** Sum of the shares of cases; `hours` are its parts by hour of the day in Shanghai. */
  readonly weight: number;
  readonly hours: readonly number[];
  /** Cases with a share here. */
  readonly cases: number;
  /** Of the weight: at boarding, at alighting. */
  readonly boarding: number;
  readonly alighting: number;
}

export interface LineRides {
  readonly id: string;
  readonly name: string;
  readonly segments: readonly RideSegment[];
  /** Of this line: sum of the weights, and cases. */
  readonly weight: number;
  readonly cases: number;
}

/** Thefts on buses spread along their ways. */
export interface RidePicture {
  readonly kind: 'lines';
  /** Cases that name a line. */
  readonly facts: PictureFacts;
  /** The line with the most first. */
  readonly lines: readonly LineRides[];
  /** Sum of the weights of cases on no known line or stop. */
  readonly unplaced: number;
}

/** A part of the way of a case, before it is weighed. `segment` numbers those of all lines; −1 where no line has it. */
interface Tally {
  readonly parts: IntervalParts;
  readonly segment: number[];
  readonly hour: number[];
}

/** Hours of Shanghai begin with those of the epoch. */
const HOURS = { origin: 0, widthMs: HOUR_MS };

/**
 * Spreads the cases that name a line along it (linear aoristic) and counts them under the filter. The weights of all
 * segments and what is unplaced sum to the weight of these cases, and the hours of a segment to its weight.
 */
export function* ridePicture(input: RideInput): Task<RidePicture> {
  const { cases, filter } = input;
  const ways = input.lines.map((line) => {
    const parts = cutAtStops(
      line.shape,
      line.stops.map(({ position }) => position),
    );
    const lengthsM = parts.map(({ lengthM }) => lengthM);
    return { line, parts, stops: { id: line.id, stopIds: line.stops.map(({ id }) => id), lengthsM } };
  });
  const firstSegment = new Map<string, number>();
  let segmentCount = 0;
  for (const { line, parts } of ways) {
    firstSegment.set(line.id, segmentCount);
    segmentCount += parts.length;
  }
  const stopsOfLine = new Map(ways.map(({ stops }) => [stops.id, stops] as const));
  yield;
  const tally: Tally = { parts: noParts(), segment: [], hour: [] };
  for (const row of rowsOfFilter(cases, filter)) {
    if (cases.line[row]! < 0) continue;
    const id = cases.lines[cases.line[row]!]!;
    const stops = stopsOfLine.get(id);
    const pieces = stops === undefined ? [] : ridePieces(stops, rideOf(cases, row));
    if (pieces.length === 0) addPiece(tally, row, wholeRide(cases, row), -1);
    for (const piece of pieces) addPiece(tally, row, piece, firstSegment.get(id)! + piece.segment);
  }
  yield;
  const weights = weighParts(input, tally.parts);
  yield;
  const sums = Array.from({ length: segmentCount + 1 }, noSums);
  weights.forEach((weight, at) => {
    if (weight === 0) return;
    const row = tally.parts.row[at]!;
    const sum = sums[tally.segment[at]! < 0 ? segmentCount : tally.segment[at]!]!;
    sum.weight += weight;
    sum.hours[tally.hour[at]!]! += weight;
    sum.rows.add(row);
    const moment = momentOf(cases, row);
    if (moment !== 'riding') sum[moment] += weight;
  });
  const counted = new Set(sums.flatMap(({ rows }) => [...rows]));
  const lines = ways.map(({ line, parts }): LineRides => {
    const own = parts.map((_, at) => sums[firstSegment.get(line.id)! + at]!);
    return {
      id: line.id,
      name: line.name,
      segments: parts.map(({ path, lengthM }, at): RideSegment => {
        const { weight, hours, rows, boarding, alighting } = own[at]!;
        const [from, to] = [line.stops[at]!, line.stops[at + 1]!];
        return { from, to, path, lengthM, weight, hours, cases: rows.size, boarding, alighting };
      }),
      weight: own.reduce((sum, { weight }) => sum + weight, 0),
      cases: new Set(own.flatMap(({ rows }) => [...rows])).size,
    };
  });
  const unplaced = sums[segmentCount]!.weight;
  const weight = lines.reduce((sum, line) => sum + line.weight, unplaced);
  return {
    kind: 'lines',
    facts: { cases: counted.size, weight, window: filter.range },
    lines: lines.sort((a, b) => b.weight - a.weight),
    unplaced,
  };
}

function noSums() {
  return {
    weight: 0,
    boarding: 0,
    alighting: 0,
    hours: Array.from({ length: 24 }, () => 0),
    rows: new Set<number>(),
  };
}

function addPiece(tally: Tally, row: number, { from, to, share }: RidePiece, segment: number): void {
  addCut(tally.parts, { row, from, to, share }, HOURS, (stretch) => {
    tally.segment.push(segment);
    tally.hour.push(hourOfDay(stretch * HOUR_MS));
  });
}

function wholeRide(cases: PicturedCases, row: number): RidePiece {
  return { segment: 0, share: 1, from: cases.from[row]!, to: cases.to[row]! };
}

function momentOf(cases: PicturedCases, row: number): Ride['moment'] {
  const moment = CASE_MOMENTS[cases.moment[row]!];
  if (moment === 'BOARDING') return 'boarding';
  return moment === 'ALIGHTING' ? 'alighting' : 'riding';
}

function rideOf(cases: PicturedCases, row: number): Ride {
  return {
    from: cases.from[row]!,
    to: cases.to[row]!,
    boardStopId: cases.stops[cases.boardStop[row]!] ?? null,
    alightStopId: cases.stops[cases.alightStop[row]!] ?? null,
    moment: momentOf(cases, row),
  };
}

/** What happened between two neighbouring stops, whatever the line and its direction. */
export interface LineStretch {
  readonly from: NamedPosition;
  readonly to: NamedPosition;
  readonly path: readonly Position[];
  readonly lengthM: number;
  readonly weight: number;
  /** Sum of the weights a kilometre. */
  readonly perKm: number;
  /** Of the lines that pass it, each name once. */
  readonly lineNames: readonly string[];
}

/** The segments of lines, those between the same two stops joined; their weights sum to that of the lines. */
export function stretchesOf(lines: readonly LineRides[]): LineStretch[] {
  const found = new Map<string, LineStretch>();
  for (const { name, segments } of lines)
    for (const { from, to, path, lengthM, weight } of segments) {
      const key = [from.id, to.id].sort().join('\n');
      const before = found.get(key);
      const sum = (before?.weight ?? 0) + weight;
      const metres = before?.lengthM ?? lengthM;
      found.set(key, {
        ...(before ?? { from, to, path, lengthM }),
        weight: sum,
        perKm: metres > 0 ? sum / (metres / 1000) : 0,
        lineNames: [...new Set(before?.lineNames).add(name)],
      });
    }
  return [...found.values()];
}
