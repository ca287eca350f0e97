import { HOUR_MS } from '../../time/zone.ts';
import { lengthM, type Position } from '../../geo/positions.ts';
import { createAliasTable } from '../../random/alias-table.ts';
import { below, uniform } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import type { CaseCity } from './case-city.ts';

interface Stop {
  id: string;
  point: Position;
}

/** A ride on a line: its stops from boarding to alighting, both included, and how long it takes. */
export interface BusRide {
  lineId: string;
  stops: Stop[];
  durationMs: number;
}

/** The bus net of a city as the simulator uses it. */
export interface BusNet {
  /** A ride of a few stops on a line; lines with short headways and many stops carry more. */
  drawRide(random: Random): BusRide;
  /** As `drawRide`, but boarding at one of the given stops; `undefined` where no line calls there. */
  drawRideFrom(random: Random, stopIds: ReadonlySet<string>): BusRide | undefined;
  /** A stop with a line that calls there; stops with many and frequent lines come more often. */
  drawStop(random: Random): { stop: Stop; lineId: string };
}

const SPEED_M_PER_MS = 15_000 / HOUR_MS;
const STOP_MS = 30_000;

/** The bus net of a city, `undefined` where no line has two known stops. */
export function createBusNet(city: CaseCity): BusNet | undefined {
  const stopById = new Map(city.stops.map((stop) => [stop.id, stop]));
  const lines = city.lines
    .map(({ id, stopIds, headwayMin = 15 }) => ({
      id,
      headwayMin,
      stops: stopIds.flatMap((stopId) => stopById.get(stopId) ?? []),
    }))
    .filter(({ stops }) => stops.length >= 2);
  if (lines.length === 0) return undefined;
  const lineTable = createAliasTable(lines.map(({ stops, headwayMin }) => stops.length / headwayMin));
  const calls = lines.flatMap((line) => line.stops.map((stop) => ({ stop, line })));
  const servedBy = new Map<string, number>();
  for (const { stop, line } of calls)
    servedBy.set(stop.id, (servedBy.get(stop.id) ?? 0) + 1 / line.headwayMin);
  const callTable = createAliasTable(calls.map(({ stop, line }) => servedBy.get(stop.id)! / line.headwayMin));

  const rideFrom = (random: Random, line: (typeof lines)[number], board: number): BusRide => {
    const rides = 2 + below(random, 7);
    const forward = board === 0 || (board < line.stops.length - 1 && random.next() < 0.5);
    const alight = forward ? Math.min(line.stops.length - 1, board + rides) : Math.max(0, board - rides);
    const stops = forward
      ? line.stops.slice(board, alight + 1)
      : line.stops.slice(alight, board + 1).toReversed();
    const wayM = lengthM(stops.map(({ point }) => point));
    const durationMs = wayM / SPEED_M_PER_MS + STOP_MS * stops.length;
    return { lineId: line.id, stops, durationMs: Math.round(durationMs * uniform(random, 0.9, 1.4)) };
  };
  return {
    drawRide: (random) => {
      const line = lines[lineTable.draw(random)]!;
      return rideFrom(random, line, below(random, line.stops.length));
    },
    drawRideFrom: (random, stopIds) => {
      const boardings = calls.filter(({ stop }) => stopIds.has(stop.id));
      if (boardings.length === 0) return undefined;
      const { stop, line } = boardings[below(random, boardings.length)]!;
      return rideFrom(random, line, line.stops.indexOf(stop));
    },
    drawStop: (random) => {
      const { stop, line } = calls[callTable.draw(random)]!;
      return { stop, lineId: line.id };
    },
  };
}
