import { isFinished, PROGRESSES, progressOf, type IncidentStatus } from '../incidents/life-cycle.ts';
import type { IncidentColumns } from './columns.ts';
import type { MarketDayRule, NewYearPause } from '../time/market-days.ts';
import type { TimeRange } from '../time/ranges.ts';
import type { FilterState } from './filter.ts';
import { lowerBound } from './time-range.ts';

/** One bit per clause; a row's miss is the set of clauses that it fails, the time range aside. */
export const MISS = { category: 1, channel: 2, progress: 4, tier: 8, unit: 16 } as const;
const MISS_COUNT = 32;

/** Which codes of each column a filter lets through: 0 where it passes, the clause's bit where it does not. */
interface CompiledFilter {
  readonly category: Uint8Array;
  readonly channel: Uint8Array;
  readonly progress: Uint8Array;
  readonly tier: Uint8Array;
  readonly unit: Uint8Array;
}

/** What one pass over the columns finds. */
export interface FilterPass {
  /** Rows `[from, to)` lie in the time range. */
  readonly from: number;
  readonly to: number;
  /** Failed clauses of every row, the time range aside. */
  readonly misses: Uint8Array;
  /** Rows that match everything, ascending in time. */
  readonly matched: Uint32Array;
  /** Counts of the rows in the time range by `[miss][code]`, 256 codes each. */
  readonly categoryTable: Uint32Array;
  readonly channelTable: Uint32Array;
  readonly tierTable: Uint32Array;
  readonly progressTable: Uint32Array;
}

/** A market and the unit (any level) in which it lies. */
export interface MarketOfUnit {
  readonly unitCode: string;
  readonly rule: MarketDayRule;
  readonly pause?: NewYearPause;
}

/** Rules of the data set that codes alone do not tell. */
export interface FilterContext {
  /** Markets with the unit they lie in; an incident has a market day when one of its township is held. Absent = none known. */
  readonly markets?: readonly MarketOfUnit[];
  /** Group of a category code; where it is not listed, the code without its trailing digits (`A12` → `A`). */
  readonly categoryParents: Readonly<Record<string, string>>;
  /** Members of each area (片区), full unit codes. */
  readonly areaMembers: Readonly<Record<string, readonly string[]>>;
}

/** Whether a category passes a list of leaf and group codes; an empty list lets everything pass. */
export function passesCategories(
  category: string,
  wanted: readonly string[],
  context: FilterContext,
): boolean {
  if (wanted.length === 0 || wanted.includes(category)) return true;
  return wanted.includes(context.categoryParents[category] ?? category.replace(/\d+$/, ''));
}

/** Progress of every row at `asOf` as a position in `PROGRESSES`. */
export function progressColumn(columns: IncidentColumns, asOf: number): Uint8Array {
  const { statuses } = columns.lists;
  const done = PROGRESSES.indexOf('done');
  const finished = statuses.map(isFinished);
  const progress = new Uint8Array(columns.length);
  const clock: { status: IncidentStatus; reportedAt: number; deadlineAt: number } = {
    status: 'reported',
    reportedAt: 0,
    deadlineAt: Number.NaN,
  };
  for (let row = 0; row < columns.length; row++) {
    const status = columns.status[row] ?? 0;
    if (finished[status]) {
      progress[row] = done;
      continue;
    }
    clock.status = statuses[status] ?? 'reported';
    clock.reportedAt = columns.time[row] ?? 0;
    clock.deadlineAt = columns.deadline[row] ?? Number.NaN;
    progress[row] = PROGRESSES.indexOf(progressOf(clock, asOf));
  }
  return progress;
}

/** Per code 0 where it passes and `bit` where it fails. */
function missTable<T extends string>(
  codes: readonly T[],
  bit: number,
  passes: (code: T) => boolean,
): Uint8Array {
  const misses = new Uint8Array(256);
  codes.forEach((code, index) => (misses[index] = passes(code) ? 0 : bit));
  return misses;
}

function isListed<T extends string>(wanted: readonly T[]): (code: T) => boolean {
  return (code) => wanted.length === 0 || wanted.includes(code);
}

function compile(
  filter: FilterState,
  columns: IncidentColumns,
  unitPasses: readonly boolean[] | null,
  context: FilterContext,
): CompiledFilter {
  const { lists } = columns;
  return {
    category: missTable(lists.categories, MISS.category, (code) =>
      passesCategories(code, filter.categories, context),
    ),
    channel: missTable(lists.channels, MISS.channel, isListed(filter.channels)),
    progress: missTable(PROGRESSES, MISS.progress, isListed(filter.progresses)),
    tier: missTable(lists.tiers, MISS.tier, isListed(filter.tiers)),
    unit: unitPasses
      ? Uint8Array.from(unitPasses, (passes) => (passes ? 0 : MISS.unit))
      : new Uint8Array(lists.units.length),
  };
}

/**
 * Judges every row once. The time range is a run of rows, since the columns are sorted; every other clause is one
 * look-up per row, and the tables count without a branch, so that each clause can be left out afterwards.
 * `progress` as made by `progressColumn`; `unitPasses` per finest unit, `null` = no unit clause.
 */
export function passFilter(
  filter: FilterState,
  range: TimeRange,
  columns: IncidentColumns,
  progress: Uint8Array,
  unitPasses: readonly boolean[] | null,
  context: FilterContext,
): FilterPass {
  const { length, category, channel, tier, unit } = columns;
  const compiled = compile(filter, columns, unitPasses, context);
  const misses = new Uint8Array(length);
  for (let row = 0; row < length; row++) {
    misses[row] =
      compiled.category[category[row]!]! |
      compiled.channel[channel[row]!]! |
      compiled.progress[progress[row]!]! |
      compiled.tier[tier[row]!]! |
      compiled.unit[unit[row]!]!;
  }
  const from = lowerBound(columns.time, range.from);
  const to = Math.max(from, lowerBound(columns.time, range.to));
  const categoryTable = new Uint32Array(MISS_COUNT << 8);
  const channelTable = new Uint32Array(MISS_COUNT << 8);
  const tierTable = new Uint32Array(MISS_COUNT << 8);
  const progressTable = new Uint32Array(MISS_COUNT << 8);
  const matched = new Uint32Array(to - from + 1);
  let total = 0;
  for (let row = from; row < to; row++) {
    const miss = misses[row]!;
    const base = miss << 8;
    categoryTable[base | category[row]!]!++;
    channelTable[base | channel[row]!]!++;
    tierTable[base | tier[row]!]!++;
    progressTable[base | progress[row]!]!++;
    matched[total] = row;
    total += Number(miss === 0);
  }
  return {
    from,
    to,
    misses,
    matched: matched.subarray(0, total),
    categoryTable,
    channelTable,
    tierTable,
    progressTable,
  };
}

/** Counts per code of one clause as if that clause were absent. */
export function facetOf(table: Uint32Array, ownBit: number, codeCount: number): number[] {
  return Array.from(
    { length: codeCount },
    (_, code) => (table[code] ?? 0) + (table[(ownBit << 8) | code] ?? 0),
  );
}
