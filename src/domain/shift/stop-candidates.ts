import { PUBLIC_PLACE_KINDS } from '../cases/public-places.ts';
import { distanceM, type Position } from '../geo/positions.ts';
import type { MarketCalendar } from '../time/class-of-day.ts';

/** A market at a stop: its days, and its hours as minutes of the day where they are known. */
export interface StopMarket extends MarketCalendar {
  readonly openMinutes: readonly [number, number] | null;
}

/** A place where a team could stand. */
export interface StopCandidate {
  readonly id: string;
  readonly name: string;
  readonly position: Position;
  /** Kind of place, `BUS_STOP` for a stop of a bus line. */
  readonly kind: string;
  /** Names of the bus lines that stop here. */
  readonly lines: readonly string[];
  readonly market: StopMarket | null;
}

/** Records of places, as far as stops need them. */
export interface CandidatePlace {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly point: Position;
  readonly market?:
    | { readonly rule: MarketCalendar['rule']; readonly hours?: readonly [string, string] | undefined }
    | undefined;
}

/** A stop of the buses. */
export interface BusStop {
  readonly id: string;
  readonly name: string;
  readonly point: Position;
}

/** A bus line with its stops in order. */
export interface CandidateLine {
  readonly id: string;
  readonly name: string;
  readonly stopIds: readonly string[];
  /** Minutes between two buses, where somebody said. */
  readonly headwayMin?: number | undefined;
}

/** A bus stop so near to a named place is that place. */
const SAME_PLACE_M = 90;

/**
 * Where a team could stand: named places of public life, then the bus stops that are not one of them. Two named places at
 * one spot are one, the first by this order of kinds: market, hub, station, others.
 */
export function stopCandidates(
  places: readonly CandidatePlace[],
  busStops: readonly BusStop[],
  lines: readonly CandidateLine[],
): StopCandidate[] {
  const linesAt = linesOfStops(lines);
  const kept: StopCandidate[] = [];
  const isTaken = (point: Position): boolean =>
    kept.some(({ position }) => distanceM(position, point) < SAME_PLACE_M);
  for (const { id, name, kind, point, market } of places.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    if (!PUBLIC_PLACE_KINDS.has(kind) || isTaken(point)) continue;
    const near = busStops.filter((stop) => distanceM(stop.point, point) < SAME_PLACE_M);
    kept.push({
      id,
      name,
      kind,
      position: point,
      lines: [...new Set(near.flatMap((stop) => linesAt.get(stop.id) ?? []))],
      market: market === undefined ? null : { rule: market.rule, openMinutes: minutesOf(market.hours) },
    });
  }
  const named = kept.slice();
  for (const { id, name, point } of busStops)
    if (!named.some(({ position }) => distanceM(position, point) < SAME_PLACE_M))
      kept.push({
        id,
        name,
        kind: 'BUS_STOP',
        position: point,
        lines: linesAt.get(id) ?? [],
        market: null,
      });
  return kept;
}

const KIND_ORDER = ['MARKET', 'HUB', 'STATION'];

function rankOf({ kind }: CandidatePlace): number {
  const rank = KIND_ORDER.indexOf(kind);
  return rank < 0 ? KIND_ORDER.length : rank;
}

function linesOfStops(lines: readonly CandidateLine[]): Map<string, string[]> {
  const linesAt = new Map<string, string[]>();
  for (const { name, stopIds } of lines)
    for (const stop of new Set(stopIds)) linesAt.set(stop, [...(linesAt.get(stop) ?? []), name]);
  return linesAt;
}

function minutesOf(hours: readonly [string, string] | undefined): readonly [number, number] | null {
  if (hours === undefined) return null;
  const [from, to] = hours.map((text) => {
    const [hour = Number.NaN, minute = 0] = text.split(':').map(Number);
    return hour * 60 + minute;
  });
  return from !== undefined && to !== undefined && from < to ? [from, to] : null;
}
