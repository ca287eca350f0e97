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
  readonly marketDay: Uint32Array;
}

const MARKET_BIT = 1 << CALENDAR_CLASSES.indexOf('marketDay');

/** Per unit: bit 0 = inside the chosen unit, bit 1 = a market of its township is held; one table per pattern of days. */
function unitTables({ calendar, patterns }: Segment, { unitPasses }: Clauses): Uint8Array[] {
  return patterns.map((pattern) =>
    unitPasses.map((passes, unit) => passes | (pattern[calendar.groupOfUnit[unit] ?? 0]! << 1)),
  );
}

/**
 * Judges every row once, without a branch per row: kinds and units by table, calendar classes per half hour, the lasso
 * by its own column.
 */
export function selectRows(segment: Segment, clauses: Clauses): Selection {
  const { columns, runs, calendar, patternOfRun } = segment;
  const { length, kind, unit, x, y } = columns;
  const tables = unitTables(segment, clauses);
  const inside = clauses.lasso === null ? null : insideLasso(clauses.lasso, x, y);
  const kindPasses = clauses.kindMiss.map((miss) => Number(miss === 0));
  const flags = new Uint8Array(length);
  const matched = new Uint32Array(runs.count);
  const anyDay = new Uint32Array(runs.count);
  const marketDay = new Uint32Array(runs.count);
  const wantsMarket = Number((clauses.calendar & MARKET_BIT) !== 0);
  for (let run = 0; run < runs.count; run++) {
    const bits = calendar.bitsOf(run, 0) & ~MARKET_BIT;
    const passesDay = Number(clauses.calendar === 0 || (bits & clauses.calendar) !== 0);
    const unitTable = tables[patternOfRun[run]!]!;
    const end = runs.rows[run + 1]!;
    let matchedHere = 0;
    let anyDayHere = 0;
    let marketHere = 0;
    for (let row = runs.rows[run]!; row < end; row++) {
      const place = unitTable[unit[row]!]!;
      const isIn = place & 1;
      const isHeld = place >> 1;
      const passesKind = kindPasses[kind[row]!]!;
      const passesLasso = inside === null ? 1 : inside[row]!;
      const day = passesDay | (wantsMarket & isHeld);
      const bare = passesLasso & passesKind & isIn;
      const bareHeld = bare & isHeld;
      const match = bare & day;
      const open = passesLasso & day;
      flags[row] = match | ((open & passesKind) << 1) | ((open & isIn) << 2) | (bare << 3) | (bareHeld << 4);
      matchedHere += match;
      anyDayHere += bare;
      marketHere += bareHeld;
    }
    matched[run] = matchedHere;
    anyDay[run] = anyDayHere;
    marketDay[run] = marketHere;
  }
  return { flags, matched, anyDay, marketDay };
}
