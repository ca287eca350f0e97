import { knownExtent } from '../filter/time-range.ts';
import { TIERS } from '../../incidents/life-cycle.ts';
import { histogramBins, intersect, type HistogramBins } from '../../time/ranges.ts';
import { NO_HOUR } from '../../time/dates.ts';
import { HOURS_OF_DAY } from '../../time/week-hours.ts';
import type { RateCounts, UnitProfile, UnitProfiles, UnitRates, WantedUnits } from '../api/unit-profiles.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { PROGRESS_BITS, PROGRESS_MASK } from '../columns/kinds.ts';
import { rollUp, unitsWithin, type LevelIndex } from '../columns/unit-levels.ts';
import { FLAG } from '../matching/match-rows.ts';
import type { ListedPart, ResolvedQuery } from '../queries/query-cache.ts';
import { halfHourOfRow } from '../store/half-hours.ts';
import type { Store } from '../store/store.ts';
import { countRates, type FinestRates } from './unit-rates.ts';

/** Bars of a time course: each is still seen where six of them stand beside each other. */
const MOST_BARS = 62;

/** Counters of one wanted unit. */
interface Tally {
  readonly kinds: Uint32Array;
  readonly hours: Uint32Array;
  readonly course: Uint32Array;
}

/** What each of some units has of a question: one pass over the rows of its range, under its matches as they are cached. */
export function unitProfiles(
  store: Store,
  { parts, range }: ResolvedQuery,
  asOf: number,
  { codes, ratesOf }: WantedUnits,
): UnitProfiles {
  const { dictionary, context } = store;
  const extent = store.extent && knownExtent(store.extent, range, asOf);
  const covered = extent && intersect(range, extent);
  const bars = covered ? histogramBins(covered, MOST_BARS) : null;
  const isInside = codes.map((code) => unitsWithin(dictionary.units, code, context.areaMembers));
  const tallies = codes.map((): Tally => ({
    kinds: new Uint32Array(dictionary.kinds.size),
    hours: new Uint32Array(HOURS_OF_DAY),
    course: new Uint32Array(bars?.count ?? 0),
  }));
  const talliesOfUnit = dictionary.units.map((_, unit) =>
    tallies.filter((_, index) => isInside[index]![unit] === true),
  );
  if (bars !== null) for (const part of parts) addRows(talliesOfUnit, part, bars);
  const rates = countRates(parts, dictionary, range, asOf);
  return {
    asOf,
    extent,
    range,
    bars,
    profiles: codes.map((code, index) =>
      profileOf(code, tallies[index]!, dictionary, sumInside(rates, isInside[index]!)),
    ),
    ...(ratesOf && { rates: ratesOfLevel(rates, store.levels[ratesOf]) }),
  };
}

function addRows(
  talliesOfUnit: readonly (readonly Tally[])[],
  { segment, matches, weekHours, from, to }: ListedPart,
  bars: HistogramBins,
): void {
  const { columns, halfHours } = segment;
  if (from >= to) return;
  for (
    let halfHour = halfHourOfRow(halfHours, from);
    halfHour < halfHours.count && halfHours.rows[halfHour]! < to;
    halfHour++
  ) {
    const hourOfWeek = halfHours.hours[halfHour]!;
    if (weekHours !== null && weekHours[hourOfWeek] === 0) continue;
    const end = Math.min(to, halfHours.rows[halfHour + 1]!);
    for (let row = Math.max(from, halfHours.rows[halfHour]!); row < end; row++) {
      if ((matches.flags[row]! & FLAG.withoutUnit) === 0) continue;
      for (const { kinds, hours, course } of talliesOfUnit[columns.unit[row]!]!) {
        kinds[columns.kind[row]!]!++;
        if (hourOfWeek !== NO_HOUR) hours[hourOfWeek % HOURS_OF_DAY]!++;
        course[Math.floor((columns.time[row]! - bars.from) / bars.widthMs)]!++;
      }
    }
  }
}

function ratesOfLevel({ registered, handled, due, closedOfDue }: FinestRates, level: LevelIndex): UnitRates {
  return {
    codes: level.codes,
    registered: rollUp(registered, level).counts,
    handled: rollUp(handled, level).counts,
    due: rollUp(due, level).counts,
    closedOfDue: rollUp(closedOfDue, level).counts,
  };
}

function sumInside(
  { registered, handled, due, closedOfDue }: FinestRates,
  isInside: readonly boolean[],
): RateCounts {
  const sum = (counts: Uint32Array): number =>
    counts.reduce((total, count, unit) => total + (isInside[unit] === true ? count : 0), 0);
  return { registered: sum(registered), handled: sum(handled), due: sum(due), closedOfDue: sum(closedOfDue) };
}

function profileOf(
  code: string,
  tally: Tally,
  { kinds, categories, channels }: Dictionary,
  rates: RateCounts,
): UnitProfile {
  const progresses: [number, number, number, number] = [0, 0, 0, 0];
  const byCategory: Record<string, number> = {};
  const byChannel: Record<string, number> = {};
  const byTier = { L1: 0, L2: 0, L3: 0 };
  let total = 0;
  for (let kind = 0; kind < tally.kinds.length; kind++) {
    const count = tally.kinds[kind]!;
    if (count === 0) continue;
    const combination = kind >> PROGRESS_BITS;
    const category = categories[kinds.category[combination]!]!;
    const channel = channels[kinds.channel[combination]!]!;
    total += count;
    progresses[kind & PROGRESS_MASK]! += count;
    byCategory[category] = (byCategory[category] ?? 0) + count;
    byChannel[channel] = (byChannel[channel] ?? 0) + count;
    byTier[TIERS[kinds.tier[combination]!]!] += count;
  }
  return {
    code,
    total,
    progresses,
    categories: byCategory,
    channels: byChannel,
    tiers: byTier,
    hours: [...tally.hours],
    course: [...tally.course],
    ...rates,
  };
}
