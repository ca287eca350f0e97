import { distanceM } from '../../geo/positions.ts';
import { below, uniform } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import { calendarDay } from '../../time/calendar-days.ts';
import { startOfCivilDay, weekdayOfCivilDay } from '../../time/civil-day.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/zone.ts';
import { rideScene } from './background.ts';
import type { BusNet } from './bus-rides.ts';
import type { CaseCity, CaseDraft, CasePlace } from './case-city.ts';
import { scatter } from './draw.ts';

const NODE_RADIUS_M = 400;

/**
 * Travelling commuters, after the bracelet cases of 2021: eleven cases on workdays of six weeks, in the morning peak,
 * on buses boarded at `nodeId`; a gold bracelet is cut. Nobody stays overnight: no case outside the morning. Ends with
 * an arrest eight weeks before `lastDay`. Empty where the city has no such node with a bus.
 */
export function commuterSeries(
  random: Random,
  city: CaseCity,
  buses: BusNet | undefined,
  nodeId: string,
  lastDay: number,
): CaseDraft[] {
  const node = city.places.find(({ id }) => id === nodeId);
  if (!node || !buses) return [];
  const stops = new Set(
    city.stops.filter(({ point }) => distanceM(point, node.point) <= NODE_RADIUS_M).map(({ id }) => id),
  );
  const arrestDay = workdayBefore(lastDay - 56);
  const days = new Set<number>();
  while (days.size < 11) days.add(workdayBefore(arrestDay - 1 - below(random, 40)));
  const arrestedAt = startOfCivilDay(arrestDay) + 7 * HOUR_MS + 35 * MINUTE_MS;
  return [...days]
    .toSorted((a, b) => a - b)
    .flatMap((day): CaseDraft[] => {
      const ride = buses.drawRideFrom(random, stops);
      if (!ride) return [];
      const boardedAt = startOfCivilDay(day) + 6 * HOUR_MS + (40 + below(random, 105)) * MINUTE_MS;
      const scene = rideScene(random, ride, boardedAt);
      return [
        {
          ...scene,
          reportedAt: scene.occurredTo + (10 + below(random, 50)) * MINUTE_MS,
          property: [{ kind: 'GOLD', valueBand: random.next() < 0.5 ? '3-10k' : '>10k' }],
          methods: ['CUT', 'CROWD', 'GANG'],
          victimAgeBand: random.next() < 0.75 ? '60+' : '36-59',
          status: 'cleared',
          arrestedAt,
          recoveredItems: 0,
          agencies: ['SQUAD', 'DISTRICT', 'OUT_OF_CITY'],
          series: 'commuters',
        },
      ];
    });
}

/**
 * A group passing through, after the Yueyang cases of December 2021: two days running, the first in one district, the
 * second in another, phones taken behind a cover in busy places by day. Arrest on the fourth day, 21:00. The first day
 * is a Sunday twenty weeks before `lastDay`. Empty where either district has no busy place.
 */
export function passingSeries(
  random: Random,
  city: CaseCity,
  countyCodes: readonly [string, string],
  lastDay: number,
): CaseDraft[] {
  const target = lastDay - 140;
  const firstDay = target - (weekdayOfCivilDay(target) % 7);
  const arrestedAt = startOfCivilDay(firstDay + 3) + 21 * HOUR_MS;
  return countyCodes.flatMap((county, at) => {
    const places = busyPlacesIn(city, county);
    if (places.length === 0) return [];
    return [0, 1, 2].map((serial): CaseDraft => {
      const place = places[below(random, places.length)]!;
      const occurredFrom =
        startOfCivilDay(firstDay + at) + (10 + 2 * serial) * HOUR_MS + below(random, 60) * MINUTE_MS;
      const occurredTo = occurredFrom + Math.round(uniform(random, 5, 40)) * MINUTE_MS;
      return {
        placeType: place.kind === 'MALL' ? 'MALL' : place.market ? 'FARM_MARKET' : 'BUSY_STREET',
        placeId: place.id,
        point: scatter(random, place.point, 50),
        moment: place.kind === 'BUSY_STREET' ? 'WALKING' : 'SHOPPING',
        occurredFrom,
        occurredTo,
        reportedAt: occurredTo + (5 + below(random, 60)) * MINUTE_MS,
        property: [{ kind: 'PHONE', valueBand: '3-10k' }],
        methods: ['COVER', 'GANG'],
        victimAgeBand: '18-35',
        status: 'cleared',
        arrestedAt,
        recoveredItems: serial === 0 ? 1 : 0,
        agencies: ['SQUAD', 'DISTRICT', 'OUT_OF_CITY'],
        series: 'passing',
      };
    });
  });
}

function busyPlacesIn(city: CaseCity, county: string): CasePlace[] {
  return city.places.filter(
    (place) => isBusy(place) && city.unitAt(place.point)?.startsWith(county) === true,
  );
}

function isBusy({ kind, market }: CasePlace): boolean {
  return kind === 'MALL' || kind === 'BUSY_STREET' || market?.suburban === false;
}

function workdayBefore(day: number): number {
  let candidate = day;
  while (!calendarDay(candidate).isWorkday) candidate--;
  return candidate;
}
