import { civilDayOfTime, DAY_MS, startOfCivilDay } from '../../time/civil-day.ts';
import { COMMUTE_HOURS } from '../../time/calendar-days.ts';
import {
  bitsOfClasses,
  classOfDay,
  COMMUTE_BIT,
  isKnownMarketDay,
  MARKET_DAY_BIT,
} from '../../time/class-of-day.ts';
import type { CalendarClass } from '../../time/calendar-classes.ts';
import { HOUR_MS } from '../../time/zone.ts';
import type { MarketGroups } from './market-groups.ts';

/** Calls for every piece of `[from, to)` in which one of the classes holds for a group of units, in order. */
export type EachPiece = (
  from: number,
  to: number,
  group: number,
  visit: (start: number, end: number) => void,
) => void;

/** Parts of a day, ms since its midnight. */
type DayParts = readonly (readonly [number, number])[];

const WHOLE_DAY: DayParts = [[0, DAY_MS]];
const COMMUTE: DayParts = COMMUTE_HOURS.map(([from, to]) => [from * HOUR_MS, to * HOUR_MS]);

/** Cuts stretches of time to the calendar classes; no classes = no cut. The classes of a day are looked up once and remembered. */
export function calendarPieces(classes: readonly CalendarClass[], groups: MarketGroups): EachPiece {
  if (classes.length === 0) return (from, to, _, visit) => visit(from, to);
  const wanted = bitsOfClasses(classes);
  const known = new Map<number, DayParts>();
  const partsOf = (day: number, group: number): DayParts => {
    const key = day * groups.groupCount + group;
    let parts = known.get(key);
    if (parts === undefined) known.set(key, (parts = partsOfDay(day, wanted, groups, group)));
    return parts;
  };
  return (from, to, group, visit) => {
    for (let day = civilDayOfTime(from); startOfCivilDay(day) < to; day++) {
      const midnight = startOfCivilDay(day);
      for (const [start, end] of partsOf(day, group)) {
        const [first, last] = [Math.max(from, midnight + start), Math.min(to, midnight + end)];
        if (first < last) visit(first, last);
      }
    }
  };
}

function partsOfDay(day: number, wanted: number, groups: MarketGroups, group: number): DayParts {
  const { bits, isWorkday } = classOfDay(day);
  const isMarket = () =>
    groups.calendarsOfGroup[group]!.some((calendar) => isKnownMarketDay(groups.calendars[calendar]!, day));
  if ((bits & wanted) !== 0 || ((wanted & MARKET_DAY_BIT) !== 0 && isMarket())) return WHOLE_DAY;
  return (wanted & COMMUTE_BIT) !== 0 && isWorkday ? COMMUTE : [];
}
