import { CALENDAR_CLASSES } from '../../time/calendar-classes.ts';
import type { Clauses } from '../filter/clauses.ts';
import type { IncidentColumns } from '../columns/columns.ts';
import { insideLasso } from '../filter/lasso.ts';
import type { Segment } from '../store/segment.ts';

/** What a row passes, the range and the week clock aside. */
export const FLAG = {
  /** Every clause. */
  match: 1,
  /** Every clause but the unit. */
  withoutUnit: 2,
  /** Every clause but those on category, channel, tier and progress. */
  anyKind: 4,
  /** Every clause but the calendar. */
  anyDay: 8,
  /** As `anyDay`, and a market of its township is held. */
  marketDay: 16,
} as const;

/** One judgement of all rows of a segment; it stays true whatever the range and the week clock say. */
export interface MatchFlags {
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

const ALL = FLAG.match | FLAG.withoutUnit | FLAG.anyKind | FLAG.anyDay | FLAG.marketDay;

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
        const byUnit = passes === 1 ? ALL : FLAG.withoutUnit;
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

/** Few means at most this part of the rows: a list of them then takes no more than a byte a row of the store. */
const FEW_SHARE = 1 / 4;
const PIECE_ROWS = 1 << 12;

/** Judges the rows `[from, to)`, which share a table of places. */
function judge(
  flags: Uint8Array,
  { kind, unit }: IncidentColumns,
  byKind: Uint8Array,
  byPlace: Uint8Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) flags[row] = byKind[kind[row]!]! & byPlace[unit[row]!]!;
}

/** `judge`, and writes the matches to `list` from place `count` on; returns the place after the last one. */
function judgeAndList(
  flags: Uint8Array,
  { kind, unit }: IncidentColumns,
  byKind: Uint8Array,
  byPlace: Uint8Array,
  from: number,
  to: number,
  list: Uint32Array,
  count: number,
): number {
  let place = count;
  for (let row = from; row < to; row++) {
    const flag = byKind[kind[row]!]! & byPlace[unit[row]!]!;
    flags[row] = flag;
    list[place] = row;
    place += flag & FLAG.match;
  }
  return place;
}

/** Judges all rows; returns the matches where they are few and `isListed`, `null` otherwise. */
function judgeRows(
  flags: Uint8Array,
  { columns, runs: { count, rows } }: Segment,
  byKind: Uint8Array,
  tables: readonly Uint8Array[],
  tableOfRun: Uint16Array,
  isListed: boolean,
): Uint32Array | null {
  const most = isListed ? Math.floor(flags.length * FEW_SHARE) : -1;
  const list = new Uint32Array(most + PIECE_ROWS);
  let listed = 0;
  for (let run = 0; run < count;) {
    const table = tableOfRun[run]!;
    let from = rows[run]!;
    while (run < count && tableOfRun[run] === table) run++;
    const end = rows[run]!;
    const byPlace = tables[table]!;
    for (; from < end && listed <= most; from += PIECE_ROWS) {
      const to = Math.min(end, from + PIECE_ROWS);
      listed = judgeAndList(flags, columns, byKind, byPlace, from, to, list, listed);
    }
    if (from < end) judge(flags, columns, byKind, byPlace, from, end);
  }
  return listed > most ? null : list.slice(0, listed);
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

/** Listed rows per run. */
function listedPerRun({ rows, count }: Segment['runs'], list: Uint32Array): Uint32Array {
  const counts = new Uint32Array(count);
  let run = 0;
  for (let place = 0; place < list.length; place++) {
    while (rows[run + 1]! <= list[place]!) run++;
    counts[run] = counts[run]! + 1;
  }
  return counts;
}

/**
 * Judges every row once, without a branch that depends on it: a row keeps the flags that its kind, its place and half
 * hour, and the lasso leave it.
 */
export function matchRows(segment: Segment, clauses: Clauses): MatchFlags {
  const { columns, runs, calendar } = segment;
  const { lasso } = clauses;
  const flags = new Uint8Array(columns.length);
  const tables = placeMasks(segment, clauses).flat();
  const hasKinds = clauses.kindMiss.some((miss) => miss !== 0);
  const hasUnit = clauses.unitPasses.includes(0);
  const hasDay = clauses.calendar !== 0 || lasso !== null;
  const isListed = (hasKinds || hasUnit || hasDay) && lasso === null;
  const judged = judgeRows(
    flags,
    segment,
    kindMasks(clauses),
    tables,
    placeOfRuns(segment, clauses),
    isListed,
  );
  if (lasso !== null) dropOutside(flags, insideLasso(lasso, columns.x, columns.y));
  const match = lasso === null ? judged : fewRows(flags, 0);
  const matched = match === null ? countPerRun(runs, flags, 0) : listedPerRun(runs, match);
  return {
    flags,
    matched,
    anyDay: clauses.calendar === 0 ? matched : countPerRun(runs, flags, 3),
    marketDay: calendar.groupCount > 1 ? countPerRun(runs, flags, 4) : new Uint32Array(0),
    few: {
      match,
      // Where no clause tells two flags apart they have the same rows.
      around: !hasUnit ? match : hasKinds || hasDay ? fewRows(flags, 1) : null,
      anyKind: !hasKinds ? match : hasUnit || hasDay ? fewRows(flags, 2) : null,
    },
  };
}
