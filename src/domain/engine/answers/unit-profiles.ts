import { INCIDENT_STATUSES, PROGRESSES, TIERS } from '../../incidents/life-cycle.ts';
import { histogramBins, intersect, type HistogramBins } from '../../time/ranges.ts';
import { HOURS_OF_DAY } from '../../time/week-hours.ts';
import type { UnitProfile, UnitProfiles, WantedUnits } from '../api/unit-profiles.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { PROGRESS_BITS, PROGRESS_MASK } from '../columns/kinds.ts';
import { rollUp, unitsWithin } from '../columns/unit-levels.ts';
import { FLAG } from '../matching/match-rows.ts';
import type { ListedPart, ResolvedQuery } from '../queries/query-cache.ts';
import { halfHourOfRow } from '../store/half-hours.ts';
import type { Store } from '../store/store.ts';
import { countClosures, type FinestClosures } from './unit-closures.ts';

/** Bars of a time course: each is still seen where six of them stand beside each other. */
const MOST_BARS = 62;
const DONE = PROGRESSES.indexOf('done');

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
  { codes, closuresOf }: WantedUnits,
): UnitProfiles {
  const { dictionary, context, extent } = store;
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
  const closures = countClosures(parts, dictionary, range, asOf);
  return {
    asOf,
    extent,
    range,
    bars,
    profiles: codes.map((code, index) =>
      profileOf(code, tallies[index]!, dictionary, sumInside(closures, isInside[index]!)),
    ),
    ...(closuresOf && {
      closures: {
        codes: store.levels[closuresOf].codes,
        due: rollUp(closures.due, store.levels[closuresOf]).counts,
        closedOfDue: rollUp(closures.closedOfDue, store.levels[closuresOf]).counts,
      },
    }),
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
        hours[hourOfWeek % HOURS_OF_DAY]!++;
        course[Math.floor((columns.time[row]! - bars.from) / bars.widthMs)]!++;
      }
    }
  }
}

function sumInside({ due, closedOfDue }: FinestClosures, isInside: readonly boolean[]) {
  const sum = (counts: Uint32Array): number =>
    counts.reduce((total, count, unit) => total + (isInside[unit] === true ? count : 0), 0);
  return { due: sum(due), closedOfDue: sum(closedOfDue) };
}

function profileOf(
  code: string,
  tally: Tally,
  { kinds, categories, channels }: Dictionary,
  closures: Pick<UnitProfile, 'due' | 'closedOfDue'>,
): UnitProfile {
  const progresses: [number, number, number, number] = [0, 0, 0, 0];
  const byCategory: Record<string, number> = {};
  const byChannel: Record<string, number> = {};
  const byTier = { L1: 0, L2: 0, L3: 0 };
  let [total, registered, handled] = [0, 0, 0];
  for (let kind = 0; kind < tally.kinds.length; kind++) {
    const count = tally.kinds[kind]!;
    if (count === 0) continue;
    const combination = kind >> PROGRESS_BITS;
    const progress = kind & PROGRESS_MASK;
    const category = categories[kinds.category[combination]!]!;
    const channel = channels[kinds.channel[combination]!]!;
    const status = INCIDENT_STATUSES[kinds.status[combination]!]!;
    total += count;
    progresses[progress]! += count;
    byCategory[category] = (byCategory[category] ?? 0) + count;
    byChannel[channel] = (byChannel[channel] ?? 0) + count;
    byTier[TIERS[kinds.tier[combination]!]!] += count;
    if (status === 'rejected' || status === 'voided') continue;
    registered += count;
    if (progress === DONE) handled += count;
  }
  return {
    code,
    total,
    registered,
    handled,
    progresses,
    categories: byCategory,
    channels: byChannel,
    tiers: byTier,
    hours: [...tally.hours],
    course: [...tally.course],
    ...closures,
  };
}
