import { createAliasTable } from '../../random/alias-table.ts';
import { uniform } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import { calendarDay, type CalendarDay } from '../../time/calendar-days.ts';
import { civilDayOfTime, startOfCivilDay } from '../../time/civil-day.ts';
import { isMarketDay } from '../../time/market-days.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/zone.ts';
import type { BusNet } from './bus-rides.ts';
import type { CaseCity, CasePlace, CasePlaceType, CaseScene } from './case-city.ts';
import {
  BUS_MOMENT_WEIGHTS,
  dayWeight,
  HOUR_WEIGHTS,
  MOMENT_WEIGHTS,
  PLACE_TYPE_WEIGHTS,
} from './case-mix.ts';
import { drawWeighted, scatter } from './draw.ts';

/** Draws scenes one by one; `undefined` where a city has nowhere for a case to happen. */
export type SceneSource = (random: Random) => CaseScene;

/**
 * Source of everyday scenes on the days `firstDay` to `lastDay` (civil days, both included). A suburban market has
 * cases only on days its rule makes a market day; a market whose rule nobody knows has none, lest the data suggest one.
 */
export function createSceneSource(
  city: CaseCity,
  buses: BusNet | undefined,
  firstDay: number,
  lastDay: number,
): SceneSource | undefined {
  const days = Array.from({ length: lastDay - firstDay + 1 }, (_, at) => calendarDay(firstDay + at));
  const draws = new Map<CasePlaceType, SceneSource>();
  for (const [placeType] of PLACE_TYPE_WEIGHTS) {
    const source =
      placeType === 'ON_BUS' || placeType === 'BUS_STOP'
        ? buses && busScenes(placeType, buses, days, firstDay)
        : placeScenes(placeType, placesOf(city, placeType), days, firstDay);
    if (source) draws.set(placeType, source);
  }
  const weights = PLACE_TYPE_WEIGHTS.filter(([placeType]) => draws.has(placeType));
  return weights.length === 0 ? undefined : (random) => draws.get(drawWeighted(random, weights))!(random);
}

function placesOf({ places }: CaseCity, placeType: CasePlaceType): CasePlace[] {
  if (placeType === 'SUBURB_MARKET') return places.filter(({ market }) => market?.suburban === true);
  if (placeType === 'FARM_MARKET') return places.filter(({ market }) => market?.suburban === false);
  if (placeType === 'OTHER_PUBLIC') return places.filter(({ kind }) => kind === 'SQUARE');
  return places.filter(({ kind }) => kind === placeType);
}

function placeScenes(
  placeType: Exclude<CasePlaceType, 'ON_BUS' | 'BUS_STOP'>,
  places: readonly CasePlace[],
  days: readonly CalendarDay[],
  firstDay: number,
): SceneSource | undefined {
  const pairs = places.flatMap((place, rank) =>
    days.flatMap((calendar, at) => {
      const isOpen = place.market === undefined || isMarketDay(place.market.rule, firstDay + at) === true;
      return isOpen
        ? [{ place, at, weight: dayWeight(firstDay + at, calendar, placeType) / (1 + rank / 2) }]
        : [];
    }),
  );
  if (pairs.length === 0) return undefined;
  const table = createAliasTable(pairs.map(({ weight }) => weight));
  return (random) => {
    const { place, at } = pairs[table.draw(random)]!;
    const occurredAt = timeOn(random, placeType, firstDay + at, days[at]!);
    return {
      placeType,
      placeId: place.id,
      point: scatter(random, place.point, placeType === 'BUSY_STREET' ? 120 : 60),
      moment: drawWeighted(random, MOMENT_WEIGHTS[placeType]),
      ...intervalAround(random, occurredAt),
    };
  };
}

function busScenes(
  placeType: 'ON_BUS' | 'BUS_STOP',
  buses: BusNet,
  days: readonly CalendarDay[],
  firstDay: number,
): SceneSource {
  const table = createAliasTable(days.map((calendar, at) => dayWeight(firstDay + at, calendar, placeType)));
  return (random) => {
    const at = table.draw(random);
    const occurredAt = timeOn(random, placeType, firstDay + at, days[at]!);
    if (placeType === 'BUS_STOP') {
      const { stop, lineId } = buses.drawStop(random);
      return {
        placeType,
        point: scatter(random, stop.point, 20),
        transit: { lineId, boardStopId: stop.id },
        moment: drawWeighted(random, MOMENT_WEIGHTS.BUS_STOP),
        ...intervalAround(random, occurredAt),
      };
    }
    return rideScene(random, buses.drawRide(random), occurredAt);
  };
}

/** A case on a bus that was boarded at `boardedAt`: the interval is the ride, the point is where it is thought to be. */
export function rideScene(
  random: Random,
  { lineId, stops, durationMs }: ReturnType<BusNet['drawRide']>,
  boardedAt: number,
): CaseScene {
  const moment = drawWeighted(random, BUS_MOMENT_WEIGHTS);
  const [board, alight] = [stops[0]!, stops.at(-1)!];
  const middle = stops[Math.floor(stops.length / 2)]!;
  return {
    placeType: 'ON_BUS',
    point: moment === 'BOARDING' ? board.point : moment === 'ALIGHTING' ? alight.point : middle.point,
    transit: { lineId, boardStopId: board.id, alightStopId: alight.id },
    moment,
    occurredFrom: boardedAt,
    occurredTo: boardedAt + durationMs,
  };
}

function timeOn(random: Random, placeType: CasePlaceType, day: number, { isWorkday }: CalendarDay): number {
  const hours = HOUR_WEIGHTS[placeType][isWorkday ? 'workday' : 'dayOff'];
  const hour = Number(
    drawWeighted(
      random,
      hours.map((weight, at) => [String(at), weight] as const),
    ),
  );
  return startOfCivilDay(day) + hour * HOUR_MS + Math.floor(random.next() * 60) * MINUTE_MS;
}

/**
 * Victims notice late: a quarter within minutes, most within the hour, some after half a day. The interval runs from
 * the last moment the property was seen to the moment it was missed, contains the true time, and does not begin
 * before 05:00 of the day, when people leave home.
 */
function intervalAround(random: Random, occurredAt: number): { occurredFrom: number; occurredTo: number } {
  const draw = random.next();
  const [least, most] = draw < 0.25 ? [1, 6] : draw < 0.72 ? [8, 60] : draw < 0.95 ? [60, 240] : [240, 600];
  const lengthMs = Math.round(uniform(random, least, most)) * MINUTE_MS;
  const before = Math.floor(random.next() * (lengthMs / MINUTE_MS + 1)) * MINUTE_MS;
  const leavingHome = startOfCivilDay(civilDayOfTime(occurredAt)) + 5 * HOUR_MS;
  const occurredFrom = Math.max(occurredAt - before, Math.min(leavingHome, occurredAt));
  return { occurredFrom, occurredTo: occurredAt - before + lengthMs };
}
