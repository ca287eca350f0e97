import { CASE_MOMENTS } from '../../cases/case-terms.ts';
import { aoristicAnswer } from '../../engine/answers/aoristic-answer.ts';
import type { Position } from '../../geo/positions.ts';
import { cutAtStops } from '../../hotspots/lines/cut-at-stops.ts';
import { ridePieces, type LineStops, type Ride, type RidePiece } from '../../hotspots/lines/ride-pieces.ts';
import type { Task } from '../../tasks/task.ts';
import { HOURS_OF_WEEK } from '../../time/zone.ts';
import type { PictureFacts, PlaceCases, PlaceInput } from './place-question.ts';
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

interface Pieces {
  readonly row: number;
  readonly piece: RidePiece;
}

/**
 * Spreads the cases that name a line along it (linear aoristic) and counts them under the filter. The weights of all
 * segments and what is unplaced sum to the weight of these cases.
 */
export function* ridePicture(input: RideInput): Task<RidePicture> {
  const { cases, filter } = input;
  const rows = rowsOfFilter(cases, filter).filter((row) => cases.line[row]! >= 0);
  const isBus = new Set(input.lines.map(({ id }) => id));
  const byLine = new Map<string, number[]>();
  const unplacedPieces: Pieces[] = [];
  for (const row of rows) {
    const id = cases.lines[cases.line[row]!]!;
    if (isBus.has(id)) byLine.set(id, [...(byLine.get(id) ?? []), row]);
    else unplacedPieces.push({ row, piece: wholeRide(cases, row) });
  }
  yield;
  const lines: LineRides[] = [];
  const counted = new Set<number>();
  for (const line of input.lines) {
    const parts = cutAtStops(
      line.shape,
      line.stops.map(({ position }) => position),
    );
    const stops: LineStops = {
      id: line.id,
      stopIds: line.stops.map(({ id }) => id),
      lengthsM: parts.map(({ lengthM }) => lengthM),
    };
    const bySegment = parts.map((): Pieces[] => []);
    for (const row of byLine.get(line.id) ?? []) {
      const pieces = ridePieces(stops, rideOf(cases, row));
      if (pieces.length === 0) unplacedPieces.push({ row, piece: wholeRide(cases, row) });
      for (const piece of pieces) bySegment[piece.segment]!.push({ row, piece });
    }
    const seen = new Set<number>();
    const segments = parts.map(({ path, lengthM }, at): RideSegment => {
      const sums = countPieces(input, bySegment[at]!);
      for (const row of sums.rows) seen.add(row);
      return {
        from: line.stops[at]!,
        to: line.stops[at + 1]!,
        path,
        lengthM,
        weight: sums.weight,
        hours: sums.hours,
        cases: sums.rows.length,
        boarding: sums.boarding,
        alighting: sums.alighting,
      };
    });
    for (const row of seen) counted.add(row);
    lines.push({
      id: line.id,
      name: line.name,
      segments,
      weight: segments.reduce((sum, { weight }) => sum + weight, 0),
      cases: seen.size,
    });
    yield;
  }
  const rest = countPieces(input, unplacedPieces);
  for (const row of rest.rows) counted.add(row);
  const weight = lines.reduce((sum, line) => sum + line.weight, rest.weight);
  return {
    kind: 'lines',
    facts: { cases: counted.size, weight, window: filter.range },
    lines: lines.sort((a, b) => b.weight - a.weight),
    unplaced: rest.weight,
  };
}

function wholeRide(cases: PlaceCases, row: number): RidePiece {
  return { segment: 0, share: 1, from: cases.from[row]!, to: cases.to[row]! };
}

const MOMENTS: Readonly<Partial<Record<(typeof CASE_MOMENTS)[number], Ride['moment']>>> = {
  BOARDING: 'boarding',
  ALIGHTING: 'alighting',
};

function momentOf(cases: PlaceCases, row: number): Ride['moment'] {
  const moment = CASE_MOMENTS[cases.moment[row]!];
  return (moment === undefined ? undefined : MOMENTS[moment]) ?? 'riding';
}

function rideOf(cases: PlaceCases, row: number): Ride {
  return {
    from: cases.from[row]!,
    to: cases.to[row]!,
    boardStopId: cases.stops[cases.boardStop[row]!] ?? null,
    alightStopId: cases.stops[cases.alightStop[row]!] ?? null,
    moment: momentOf(cases, row),
  };
}

/** Sums of pieces under the time clauses of the filter. */
function countPieces({ cases, markets, filter }: RideInput, pieces: readonly Pieces[]) {
  const hours = Array.from({ length: 24 }, () => 0);
  const sums = { weight: 0, boarding: 0, alighting: 0, hours, rows: [] as number[] };
  const bins = { from: filter.range.from, widthMs: Math.max(1, filter.range.to - filter.range.from), count: 1 };
  const isChosen = (hour: number): boolean =>
    filter.weekHours.length === 0 || filter.weekHours.includes(hour);
  for (const { row, piece } of pieces) {
    const column = {
      count: 1,
      from: Float64Array.of(piece.from),
      to: Float64Array.of(piece.to),
      unit: Uint32Array.of(0),
      units: [cases.units[cases.unit[row]!] ?? ''],
    };
    const { total, weekMatrix } = aoristicAnswer(column, markets, filter, bins);
    const weight = total * piece.share;
    if (weight === 0) continue;
    sums.weight += weight;
    sums.rows.push(row);
    const moment = momentOf(cases, row);
    if (moment !== 'riding') sums[moment] += weight;
    for (let hour = 0; hour < HOURS_OF_WEEK; hour++)
      if (isChosen(hour)) hours[hour % 24]! += weekMatrix[hour]! * piece.share;
  }
  return sums;
}

/** What happened between two neighbouring stops, whatever the line and its direction. */
export interface Stretch {
  readonly from: NamedPosition;
  readonly to: NamedPosition;
  readonly path: readonly Position[];
  readonly lengthM: number;
  readonly weight: number;
  /** Sum of the weights a kilometre. */
  readonly perKm: number;
  readonly lineNames: readonly string[];
}

/** The segments of lines, those between the same two stops joined; their weights sum to that of the lines. */
export function stretchesOf(lines: readonly LineRides[]): Stretch[] {
  const found = new Map<string, Stretch>();
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
        lineNames: [...(before?.lineNames ?? []), name],
      });
    }
  return [...found.values()];
}
