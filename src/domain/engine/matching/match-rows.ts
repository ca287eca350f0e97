import { CALENDAR_CLASSES } from '../../time/calendar-classes.ts';
import type { Clauses } from '../filter/clauses.ts';
import type { IncidentColumns } from '../columns/columns.ts';
import { insideLasso } from '../filter/lasso.ts';
import type { Segment } from '../store/segment.ts';

/** What a row passes, the range and the week clock aside: the number of its bit among the flags. */
export const FLAG_BIT = {
  /** Every clause. */
  match: 0,
  /** Every clause but the unit. */
  withoutUnit: 1,
  /** Every clause but those on category, channel, tier and progress. */
  anyKind: 2,
  /** Every clause but the calendar. */
  anyDay: 3,
  /** As `anyDay`, and a market of its township is held. */
  marketDay: 4,
} as const;

/** The same as a mask. */
export const FLAG = {
  match: 1 << FLAG_BIT.match,
  withoutUnit: 1 << FLAG_BIT.withoutUnit,
  anyKind: 1 << FLAG_BIT.anyKind,
  anyDay: 1 << FLAG_BIT.anyDay,
  marketDay: 1 << FLAG_BIT.marketDay,
} as const;

/** One pass over of all rows of a segment; it stays true whatever the range and the week clock say. */
export interface MatchFlags {
  /** Per row the bits of `FLAG`. */
  readonly flags: Uint8Array;
  /** Per half hour the rows with that flag. */
  readonly matched: Uint32Array;
  readonly anyDay: Uint32Array;
  /** Empty where no market is known. */
  readonly marketDay: Uint32Array;
  /** Rows with a flag, ascending, where they are few enough that counting them alone is quicker than passing over all. */
  readonly sparse: Readonly<Record<'match' | 'withoutUnit' | 'anyKind', Uint32Array | null>>;
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
function unitMasks({ calendar, patterns }: Segment, clauses: Clauses): readonly (readonly Uint8Array[])[] {
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

/** Per half hour its table of `unitMasks`. */
function maskOfHalfHours(
  { halfHours, calendar, patternOfHalfHour }: Segment,
  { calendar: wanted }: Clauses,
): Uint16Array {
  const masks = new Uint16Array(halfHours.count);
  for (let halfHour = 0; halfHour < halfHours.count; halfHour++) {
    const passesDay = wanted === 0 || (calendar.bitsOfHalfHour[halfHour]! & wanted) !== 0;
    masks[halfHour] = (patternOfHalfHour[halfHour]! << 1) | Number(passesDay);
  }
  return masks;
}

/** Few means at most this part of the rows: a list of them then takes no more than a byte a row of the store. */
const SPARSE_SHARE = 1 / 4;
const PIECE_ROWS = 1 << 12;

/** Flags the rows `[from, to)`, which share a table of masks. */
function writeFlags(
  flags: Uint8Array,
  { kind, unit }: IncidentColumns,
  byKind: Uint8Array,
  byUnit: Uint8Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) flags[row] = byKind[kind[row]!]! & byUnit[unit[row]!]!;
}

/** `writeFlags`, and writes the matches to `list` from index `count` on; returns the index after the last one. */
function writeFlagsAndList(
  flags: Uint8Array,
  { kind, unit }: IncidentColumns,
  byKind: Uint8Array,
  byUnit: Uint8Array,
  from: number,
  to: number,
  list: Uint32Array,
  count: number,
): number {
  let index = count;
  for (let row = from; row < to; row++) {
    const flag = byKind[kind[row]!]! & byUnit[unit[row]!]!;
    flags[row] = flag;
    list[index] = row;
    index += flag & FLAG.match;
  }
  return index;
}

/** Flags all rows; returns the matches where they are few and `isListed`, `null` otherwise. */
function flagRows(
  flags: Uint8Array,
  { columns, halfHours: { count, rows } }: Segment,
  byKind: Uint8Array,
  tables: readonly Uint8Array[],
  tableOfHalfHour: Uint16Array,
  isListed: boolean,
): Uint32Array | null {
  const most = isListed ? Math.floor(flags.length * SPARSE_SHARE) : -1;
  const list = new Uint32Array(most + PIECE_ROWS);
  let listed = 0;
  for (let halfHour = 0; halfHour < count;) {
    const table = tableOfHalfHour[halfHour]!;
    let from = rows[halfHour]!;
    while (halfHour < count && tableOfHalfHour[halfHour] === table) halfHour++;
    const end = rows[halfHour]!;
    const byUnit = tables[table]!;
    for (; from < end && listed <= most; from += PIECE_ROWS) {
      const to = Math.min(end, from + PIECE_ROWS);
      listed = writeFlagsAndList(flags, columns, byKind, byUnit, from, to, list, listed);
    }
    if (from < end) writeFlags(flags, columns, byKind, byUnit, from, end);
  }
  return listed > most ? null : list.slice(0, listed);
}

/** Takes all flags from the rows outside the lasso. */
function dropOutside(flags: Uint8Array, inside: Uint8Array): void {
  for (let row = 0; row < flags.length; row++) flags[row] = flags[row]! & -inside[row]!;
}

/** Rows per half hour with a flag, given by the number of its bit. */
function countPerHalfHour(
  { rows, count }: Segment['halfHours'],
  flags: Uint8Array,
  bit: number,
): Uint32Array {
  const counts = new Uint32Array(count);
  for (let halfHour = 0; halfHour < count; halfHour++) {
    const end = rows[halfHour + 1]!;
    let here = 0;
    for (let row = rows[halfHour]!; row < end; row++) here += (flags[row]! >> bit) & 1;
    counts[halfHour] = here;
  }
  return counts;
}

/** The rows with a flag, given by the number of its bit; `null` where they are more than few. */
function sparseRows(flags: Uint8Array, bit: number): Uint32Array | null {
  const most = Math.floor(flags.length * SPARSE_SHARE);
  const rows = new Uint32Array(most + PIECE_ROWS);
  let count = 0;
  for (let from = 0; from < flags.length; from += PIECE_ROWS) {
    const end = Math.min(flags.length, from + PIECE_ROWS);
    for (let row = from; row < end; row++) {
      rows[count] = row;
      count += (flags[row]! >> bit) & 1;
    }
    if (count > most) return null;
  }
  return rows.slice(0, count);
}

/** Listed rows per half hour. */
function listedPerHalfHour({ rows, count }: Segment['halfHours'], list: Uint32Array): Uint32Array {
  const counts = new Uint32Array(count);
  let halfHour = 0;
  for (let index = 0; index < list.length; index++) {
    while (rows[halfHour + 1]! <= list[index]!) halfHour++;
    counts[halfHour] = counts[halfHour]! + 1;
  }
  return counts;
}

/**
 * Flags every row once, without a branch that depends on it: a row keeps the flags that its kind, its unit, its
 * half hour and the lasso leave it.
 */
export function matchRows(segment: Segment, clauses: Clauses): MatchFlags {
  const { columns, halfHours, calendar } = segment;
  const { lasso } = clauses;
  const flags = new Uint8Array(columns.length);
  const tables = unitMasks(segment, clauses).flat();
  const hasKinds = clauses.kindMiss.some((miss) => miss !== 0);
  const hasUnit = clauses.unitPasses.includes(0);
  const hasDay = clauses.calendar !== 0 || lasso !== null;
  const isListed = (hasKinds || hasUnit || hasDay) && lasso === null;
  const flagged = flagRows(
    flags,
    segment,
    kindMasks(clauses),
    tables,
    maskOfHalfHours(segment, clauses),
    isListed,
  );
  if (lasso !== null) dropOutside(flags, insideLasso(lasso, columns.x, columns.y));
  const match = lasso === null ? flagged : sparseRows(flags, FLAG_BIT.match);
  const matched =
    match === null ? countPerHalfHour(halfHours, flags, FLAG_BIT.match) : listedPerHalfHour(halfHours, match);
  return {
    flags,
    matched,
    anyDay: clauses.calendar === 0 ? matched : countPerHalfHour(halfHours, flags, FLAG_BIT.anyDay),
    marketDay:
      calendar.groupCount > 1 ? countPerHalfHour(halfHours, flags, FLAG_BIT.marketDay) : new Uint32Array(0),
    sparse: {
      match,
      // Where no clause tells two flags apart they have the same rows.
      withoutUnit: !hasUnit ? match : hasKinds || hasDay ? sparseRows(flags, FLAG_BIT.withoutUnit) : null,
      anyKind: !hasKinds ? match : hasUnit || hasDay ? sparseRows(flags, FLAG_BIT.anyKind) : null,
    },
  };
}
