import { civilDayOfTime, DAY_MS, SHANGHAI_OFFSET_MS } from '../../time/civil-day.ts';
import { HALF_HOUR_MS } from '../../time/zone.ts';
import {
  classOfDay,
  COMMUTE_BIT,
  COMMUTE_HALF_HOURS,
  isKnownMarketDay,
  MARKET_DAY_BIT,
} from '../../time/class-of-day.ts';
import type { MarketOfUnit } from './filter-context.ts';
import { marketGroups, type MarketGroups } from './market-groups.ts';

/** Which calendar classes hold, per half hour and group of units with the same markets. */
export interface CalendarTable extends MarketGroups {
  /** Bits of holiday, make-up workday and commute per half hour; the same everywhere. */
  readonly bitsOfHalfHour: Uint8Array;
  /** Index of each half hour's day among the days with rows. */
  readonly dayOfHalfHour: Uint32Array;
  /** `[day * groupCount + group]` → the bit of a market day, or 0. */
  readonly marketOfDay: Uint8Array;
  /** All bits of a half hour in a group, `1 << index` in `CALENDAR_CLASSES`. */
  readonly bitsOf: (halfHour: number, group: number) => number;
}

/**
 * The calendar of every half hour. `starts`: when each begins, epoch ms, ascending, at half hours of Shanghai.
 * `units`: full codes of the finest units. Groups are numbered in the order of the units, so that units added at the
 * end leave the earlier numbers as they are; units that are known are not changed. Memory: per half hour 5 bytes, per day and group one.
 */
export function calendarTable(
  starts: Float64Array,
  units: readonly string[],
  markets: readonly MarketOfUnit[],
): CalendarTable {
  const groups = groupsOf(units, markets);
  const { groupCount } = groups;
  const bitsOfHalfHour = new Uint8Array(starts.length);
  const dayOfHalfHour = new Uint32Array(starts.length);
  const days: number[] = [];
  let shared = { bits: 0, isWorkday: false };
  for (let halfHour = 0; halfHour < starts.length; halfHour++) {
    const start = starts[halfHour]!;
    const day = civilDayOfTime(start);
    if (day !== days.at(-1)) {
      days.push(day);
      shared = classOfDay(day);
    }
    dayOfHalfHour[halfHour] = days.length - 1;
    const half = Math.floor((start + SHANGHAI_OFFSET_MS - day * DAY_MS) / HALF_HOUR_MS);
    bitsOfHalfHour[halfHour] = shared.bits | (shared.isWorkday && COMMUTE_HALF_HOURS[half] ? COMMUTE_BIT : 0);
  }
  const marketOfDay = marketBits(days, groups);
  return {
    ...groups,
    bitsOfHalfHour,
    dayOfHalfHour,
    marketOfDay,
    bitsOf: (halfHour, group) =>
      bitsOfHalfHour[halfHour]! | marketOfDay[dayOfHalfHour[halfHour]! * groupCount + group]!,
  };
}

/** Groups of the newest units of a list of markets: a segment of live rows is made anew with every one of them. */
const newestGroups = new WeakMap<
  readonly MarketOfUnit[],
  { readonly units: readonly string[]; readonly count: number; readonly groups: MarketGroups }
>();

function groupsOf(units: readonly string[], markets: readonly MarketOfUnit[]): MarketGroups {
  const known = newestGroups.get(markets);
  if (known?.units === units && known.count === units.length) return known.groups;
  const groups = marketGroups(units, markets);
  newestGroups.set(markets, { units, count: units.length, groups });
  return groups;
}

function marketBits(days: readonly number[], { groupCount, calendars, calendarsOfGroup }: MarketGroups) {
  const bits = new Uint8Array(days.length * groupCount);
  for (let dayIndex = 0; dayIndex < days.length; dayIndex++) {
    const isHeld = calendars.map((calendar) => isKnownMarketDay(calendar, days[dayIndex]!));
    for (let group = 1; group < groupCount; group++)
      if (calendarsOfGroup[group]!.some((calendar) => isHeld[calendar]))
        bits[dayIndex * groupCount + group] = MARKET_DAY_BIT;
  }
  return bits;
}
