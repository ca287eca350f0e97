import { CALENDAR_CLASSES } from '../time/calendar-classes.ts';
import type { Clauses } from './clauses.ts';
import { insideLasso } from './lasso.ts';
import type { Segment } from './segment.ts';

/** What a row passes, the range and the week clock aside. */
export const FLAG = {
  /** Every clause. */
  match: 1,
  /** Every clause but the unit. */
  around: 2,
  /** Every clause but those on category, channel, tier and progress. */
  anyKind: 4,
  /** Every clause but the calendar. */
  anyDay: 8,
  /** As `anyDay`, and a market of its township is held. */
  marketDay: 16,
} as const;

/** One judgement of all rows of a segment; it stays true whatever the range and the week clock say. */
export interface Selection {
  /** Per row the bits of `FLAG`. */
  readonly flags: Uint8Array;
  /** Per run the rows with that flag. */
  readonly matched: Uint32Array;
  readonly anyDay: Uint32Array;
  /** Empty where no market is known. */
  readonly marketDay: Uint32Array;
  /** Rows with a flag, ascending, where they are few enough that counting them alone is quicker than passing over all. */
  readonly few: Readonly<Record<'match' | 'around' | 'anyKind', Uint32Array | null>>;
}

const MARKET_BIT = 1 << CALENDAR_CLASSES.indexOf('marketDay');

const ALL = FLAG.match | FLAG.around | FLAG.anyKind | FLAG.anyDay | FLAG.marketDay;

/** Flags that a row keeps by its kind. */
function kindMasks({ kindMiss }: Clauses): Uint8Array {
  return kindMiss.map((miss) => (miss === 0 ? ALL : FLAG.anyKind));
}

/**
 * Flags that a row keeps by its unit and its half hour: one table per pattern of market days and per answer to whether the
 * half hour passes the calendar whatever the markets do.
 */
function placeMasks({ calendar, patterns }: Segment, clauses: Clauses): readonly (readonly Uint8Array[])[] {
  const wantsMarket = (clauses.calendar & MARKET_BIT) !== 0;
  return patterns.map((pattern) =>
    [false, true].map((passesDay) =>
      clauses.unitPasses.map((passes, unit) => {
        const isHeld = pattern[calendar.groupOfUnit[unit] ?? 0] === 1;
        const byUnit = passes === 1 ? ALL : FLAG.around;
        const byMarket = isHeld ? ALL : ALL & ~FLAG.marketDay;
        const byDay = passesDay || (wantsMarket && isHeld) ? ALL : FLAG.anyDay | FLAG.marketDay;
        return byUnit & byMarket & byDay;
      }),
    ),
  );
}

/** Per run its table of `placeMasks`. */
function placeOfRuns({ runs, calendar, patternOfRun }: Segment, { calendar: wanted }: Clauses): Uint16Array {
  const places = new Uint16Array(runs.count);
  for (let run = 0; run < runs.count; run++) {
    const passesDay = wanted === 0 || (calendar.bitsOfRun[run]! & wanted) !== 0;
    places[run] = (patternOfRun[run]! << 1) | Number(passesDay);
  }
  return places;
}

/** Judges all rows, run by run, and counts the matches of every run. */
function judgeRows(
  flags: Uint8Array,
  { columns: { kind, unit }, runs: { count, rows } }: Segment,
  byKind: Uint8Array,
  tables: readonly Uint8Array[],
  tableOfRun: Uint16Array,
): Uint32Array {
  const matched = new Uint32Array(count);
  for (let run = 0; run < count; run++) {
    const byPlace = tables[tableOfRun[run]!]!;
    const end = rows[run + 1]!;
    let here = 0;
    for (let row = rows[run]!; row < end; row++) {
      const flag = byKind[kind[row]!]! & byPlace[unit[row]!]!;
      flags[row] = flag;
      here += flag & 1;
    }
    matched[run] = here;
  }
  return matched;
}

/** Takes all flags from the rows outside the lasso. */
function dropOutside(flags: Uint8Array, inside: Uint8Array): void {
  for (let row = 0; row < flags.length; row++) flags[row] = flags[row]! & -inside[row]!;
}

/** Rows per run with a flag, given by its place among the bits. */
function countPerRun({ rows, count }: Segment['runs'], flags: Uint8Array, shift: number): Uint32Array {
  const counts = new Uint32Array(count);
  for (let run = 0; run < count; run++) {
    const end = rows[run + 1]!;
    let here = 0;
    for (let row = rows[run]!; row < end; row++) here += (flags[row]! >> shift) & 1;
    counts[run] = here;
  }
  return counts;
}

/** Few means at most this part of the rows: a list of them then takes no more than a byte a row of the store. */
const FEW_SHARE = 1 / 4;
const PIECE_ROWS = 1 << 12;

/** The rows with a flag, given by its place among the bits; `null` where they are more than few. */
function fewRows(flags: Uint8Array, shift: number): Uint32Array | null {
  const most = Math.floor(flags.length * FEW_SHARE);
  const rows = new Uint32Array(most + PIECE_ROWS);
  let count = 0;
  for (let from = 0; from < flags.length; from += PIECE_ROWS) {
    const end = Math.min(flags.length, from + PIECE_ROWS);
    for (let row = from; row < end; row++) {
      rows[count] = row;
      count += (flags[row]! >> shift) & 1;
    }
    if (count > most) return null;
  }
  return rows.slice(0, count);
}

/** Lists of few rows; flags that the same clauses decide share one. */
function fewOf(flags: Uint8Array, { kindMiss, unitPasses, calendar, lasso }: Clauses): Selection['few'] {
  const hasKinds = kindMiss.some((miss) => miss !== 0);
  const hasUnit = unitPasses.includes(0);
  const hasDay = calendar !== 0 || lasso !== null;
  const match = hasKinds || hasUnit || hasDay ? fewRows(flags, 0) : null;
  return {
    match,
    around: hasUnit ? (hasKinds || hasDay ? fewRows(flags, 1) : null) : match,
    anyKind: hasKinds ? (hasUnit || hasDay ? fewRows(flags, 2) : null) : match,
  };
}

/**
 * Judges every row once, without a branch that depends on it: a row keeps the flags that its kind, its place and half
 * hour, and the lasso leave it.
 */
export function selectRows(segment: Segment, clauses: Clauses): Selection {
  const { columns, runs, calendar } = segment;
  const flags = new Uint8Array(columns.length);
  const tables = placeMasks(segment, clauses).flat();
  const byRun = judgeRows(flags, segment, kindMasks(clauses), tables, placeOfRuns(segment, clauses));
  if (clauses.lasso !== null) dropOutside(flags, insideLasso(clauses.lasso, columns.x, columns.y));
  const matched = clauses.lasso === null ? byRun : countPerRun(runs, flags, 0);
  return {
    flags,
    matched,
    anyDay: clauses.calendar === 0 ? matched : countPerRun(runs, flags, 3),
    marketDay: calendar.groupCount > 1 ? countPerRun(runs, flags, 4) : new Uint32Array(0),
    few: fewOf(flags, clauses),
  };
}
