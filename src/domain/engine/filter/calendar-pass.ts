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

/** Which calendar classes hold, per run of half an hour and group of units with the same markets. */
export interface CalendarTable extends MarketGroups {
  /** Bits of holiday, make-up workday and commute per run; the same everywhere. */
  readonly bitsOfRun: Uint8Array;
  /** Place of each run's day among the days that have a run. */
  readonly dayOfRun: Uint32Array;
  /** `[day * groupCount + group]` → the bit of a market day, or 0. */
  readonly marketOfDay: Uint8Array;
  /** All bits of a run in a group, `1 << index` in `CALENDAR_CLASSES`. */
  readonly bitsOf: (run: number, group: number) => number;
}

/**
 * The calendar of every run. `runStarts`: epoch ms of each run's first moment, ascending, on a half-hour of Shanghai.
 * `units`: full codes of the finest units. Groups are numbered in the order of the units, so that units added at the
 * end leave the earlier numbers as they are; units that are known are not changed. Memory: per run 5 bytes, per day and group one.
 */
export function calendarTable(
  runStarts: Float64Array,
  units: readonly string[],
  markets: readonly MarketOfUnit[],
): CalendarTable {
  const groups = groupsOf(units, markets);
  const { groupCount } = groups;
  const bitsOfRun = new Uint8Array(runStarts.length);
  const dayOfRun = new Uint32Array(runStarts.length);
  const days: number[] = [];
  let shared = { bits: 0, isWorkday: false };
  for (let run = 0; run < runStarts.length; run++) {
    const start = runStarts[run]!;
    const day = civilDayOfTime(start);
    if (day !== days.at(-1)) {
      days.push(day);
      shared = classOfDay(day);
    }
    dayOfRun[run] = days.length - 1;
    const half = Math.floor((start + SHANGHAI_OFFSET_MS - day * DAY_MS) / HALF_HOUR_MS);
    bitsOfRun[run] = shared.bits | (shared.isWorkday && COMMUTE_HALF_HOURS[half] ? COMMUTE_BIT : 0);
  }
  const marketOfDay = marketBits(days, groups);
  return {
    ...groups,
    bitsOfRun,
    dayOfRun,
    marketOfDay,
    bitsOf: (run, group) => bitsOfRun[run]! | marketOfDay[dayOfRun[run]! * groupCount + group]!,
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
  for (let place = 0; place < days.length; place++) {
    const isHeld = calendars.map((calendar) => isKnownMarketDay(calendar, days[place]!));
    for (let group = 1; group < groupCount; group++)
      if (calendarsOfGroup[group]!.some((calendar) => isHeld[calendar]))
        bits[place * groupCount + group] = MARKET_DAY_BIT;
  }
  return bits;
}
