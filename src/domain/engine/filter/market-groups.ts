import { codePrefix } from '../../grids/codes.ts';
import type { MarketCalendar } from '../../time/class-of-day.ts';
import type { MarketOfUnit } from './filter-context.ts';

/** Units whose township has the same markets share a group; group 0 has no known market. */
export interface MarketGroups {
  readonly groupOfUnit: Uint16Array;
  readonly groupCount: number;
  /** Every rule once, however many markets keep it. */
  readonly calendars: readonly MarketCalendar[];
  /** Per group the indices in `calendars` of its markets. */
  readonly calendarsOfGroup: readonly (readonly number[])[];
}

const TOWNSHIP_DIGITS = 9;

/**
 * Significant digits that a unit code has to begin with for a market of `unitCode` to be one of its township: a
 * market finer than a township counts for its township, one of a county for the whole county.
 */
export function marketPrefix(unitCode: string): string {
  return codePrefix(unitCode).slice(0, TOWNSHIP_DIGITS);
}

/**
 * Groups of units by the markets of their township. `units`: full codes; a unit coarser than a township has the
 * markets of its county alone. Groups are numbered as they first come among the units.
 */
export function marketGroups(units: readonly string[], markets: readonly MarketOfUnit[]): MarketGroups {
  const calendars: MarketCalendar[] = [];
  const placeOfCalendar = new Map<string, number>();
  const placed = markets.map(({ unitCode, rule, pause }) => {
    const key = JSON.stringify([rule, pause]);
    if (!placeOfCalendar.has(key)) {
      placeOfCalendar.set(key, calendars.length);
      calendars.push(pause === undefined ? { rule } : { rule, pause });
    }
    return { prefix: marketPrefix(unitCode), calendar: placeOfCalendar.get(key)! };
  });
  const calendarsOfGroup: number[][] = [[]];
  const groupOfKey = new Map<string, number>([['', 0]]);
  const groupOfPrefix = new Map<string, number>();
  const groupOfUnit = new Uint16Array(units.length);
  units.forEach((unit, index) => {
    const prefix = marketPrefix(unit);
    let group = groupOfPrefix.get(prefix);
    if (group === undefined) {
      const own = placed.filter((market) => prefix.startsWith(market.prefix));
      const its = [...new Set(own.map(({ calendar }) => calendar))].sort((a, b) => a - b);
      const key = its.join();
      group = groupOfKey.get(key) ?? calendarsOfGroup.push(its) - 1;
      groupOfKey.set(key, group);
      groupOfPrefix.set(prefix, group);
    }
    groupOfUnit[index] = group;
  });
  return { groupOfUnit, groupCount: calendarsOfGroup.length, calendars, calendarsOfGroup };
}
