import { PROGRESSES } from '../../incidents/life-cycle.ts';
import { CALENDAR_CLASSES } from '../../time/calendar-classes.ts';
import { NO_HOUR } from '../../time/dates.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { passesCategories, type FilterContext } from './filter-context.ts';
import type { FilterState } from '../api/filter.ts';
import { PROGRESS_BITS, PROGRESS_MASK } from '../columns/kinds.ts';
import { unitsWithin } from '../columns/unit-levels.ts';

/** One bit per clause that a kind can fail. */
export const MISS = { category: 1, channel: 2, tier: 4, progress: 8 } as const;

/** The clauses of a filter but the range and the week clock, as tables over the codes of a dictionary. */
export interface Clauses {
  /** Per kind the clauses that it fails. */
  readonly kindMiss: Uint8Array;
  /** Per finest unit 1 where it lies in the chosen unit. */
  readonly unitPasses: Uint8Array;
  /** Bits of `CALENDAR_CLASSES` that are asked for; 0 = no clause. */
  readonly calendar: number;
  readonly lasso: FilterState['lasso'];
}

function missTable<T extends string>(
  codes: readonly T[],
  wanted: readonly T[],
  bit: number,
  passes: (code: T) => boolean = (code) => wanted.includes(code),
): Uint8Array {
  return Uint8Array.from(codes, (code) => (wanted.length === 0 || passes(code) ? 0 : bit));
}

/** Tables of a filter over the codes of the dictionary. */
export function compileClauses(filter: FilterState, dictionary: Dictionary, context: FilterContext): Clauses {
  const { kinds } = dictionary;
  const category = missTable(dictionary.categories, filter.categories, MISS.category, (code) =>
    passesCategories(code, filter.categories, context),
  );
  const channel = missTable(dictionary.channels, filter.channels, MISS.channel);
  const tier = missTable(dictionary.tiers, filter.tiers, MISS.tier);
  const progress = missTable(PROGRESSES, filter.progresses, MISS.progress);
  const kindMiss = new Uint8Array(kinds.size);
  for (let kind = 0; kind < kinds.size; kind++) {
    const combination = kind >> PROGRESS_BITS;
    kindMiss[kind] =
      category[kinds.category[combination]!]! |
      channel[kinds.channel[combination]!]! |
      tier[kinds.tier[combination]!]! |
      progress[kind & PROGRESS_MASK]!;
  }
  const { units } = dictionary;
  const unitPasses =
    filter.unitCode === null
      ? new Uint8Array(units.length).fill(1)
      : Uint8Array.from(unitsWithin(units, filter.unitCode, context.areaMembers), Number);
  const calendar = filter.calendar.reduce((bits, name) => bits | (1 << CALENDAR_CLASSES.indexOf(name)), 0);
  return { kindMiss, unitPasses, calendar, lasso: filter.lasso };
}

/** Per hour of the week 1 where the week clock lets it pass, which dates never do; `null` where it has no clause. */
export function compileWeekHours(weekHours: readonly number[]): Uint8Array | null {
  if (weekHours.length === 0) return null;
  const passes = new Uint8Array(NO_HOUR + 1);
  for (const hour of weekHours) passes[hour] = 1;
  return passes;
}
