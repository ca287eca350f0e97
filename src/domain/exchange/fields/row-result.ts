import type { CrsName } from '../../geo/crs-names.ts';
import type { TimeFormat } from '../times/time-format.ts';
import { findPersonalData } from './personal-data.ts';
import { cleanText } from './text-cleanup.ts';

/** A row as a file gives it: values under *our* field names, its row and line in the file, its geometry if it has one. */
export interface SourceRow {
  /** Number of the record, from 1; a CSV header is not counted. */
  row: number;
  /** Line of a text file on which the record ends; absent for GeoJSON and JSON. */
  line?: number;
  values: ReadonlyMap<string, unknown>;
  /** Fields that were found only because a column of the file has their name. */
  unmapped?: ReadonlySet<string>;
  /** How the times of its fields are written, where the manifest says so. */
  timeFormats?: ReadonlyMap<string, TimeFormat>;
  geometry?: unknown;
  /** The coordinate system of its positions, where the file says so itself. */
  crs?: CrsName;
  /** What was done to read the row at all. */
  note?: string;
}

/** A row that was not taken, and the first thing wrong with each of its fields. */
export interface Rejection {
  row: number;
  line?: number;
  field: string;
  value: string;
  reason: string;
}

/** A value that was changed on the way in. The row itself was taken. */
export interface Repair {
  row: number;
  line?: number;
  field: string;
  from: string;
  to: string;
  why: string;
}

/** Something a reader of the report has to know; it changed nothing. */
export interface Warning {
  row?: number;
  field?: string;
  message: string;
}

/** What became of one row: a record, or the reasons against it. `Row` is its type once a schema has checked it. */
export interface RowResult<Row = Record<string, unknown>> {
  record?: Row;
  rejections: Rejection[];
  repairs: Repair[];
  warnings: Warning[];
}

/** Collects what is found while one row is read. */
export class RowIssues {
  readonly rejections: Rejection[] = [];
  readonly repairs: Repair[] = [];
  readonly warnings: Warning[] = [];
  readonly #row: number;
  readonly #line: number | undefined;

  constructor(source: { row: number; line?: number; note?: string }) {
    this.#row = source.row;
    this.#line = source.line;
    if (source.note !== undefined) this.repair('', '', '', source.note);
  }

  get rejected(): boolean {
    return this.rejections.length > 0;
  }

  reject(field: string, value: unknown, reason: string): void {
    this.rejections.push({ ...this.#rowAndLine(), field, value: showValue(value), reason });
  }

  repair(field: string, from: unknown, to: unknown, why: string): void {
    this.repairs.push({ ...this.#rowAndLine(), field, from: showValue(from), to: showValue(to), why });
  }

  warn(field: string, message: string): void {
    this.warnings.push({ row: this.#row, field, message });
  }

  /** Adds what others have found. */
  take({ rejections, repairs, warnings }: RowIssues): void {
    this.rejections.push(...rejections);
    this.repairs.push(...repairs);
    this.warnings.push(...warnings);
  }

  /** The result with `record`, unless something was rejected. */
  result(record: Record<string, unknown>): RowResult {
    const { rejections, repairs, warnings } = this;
    return this.rejected ? this.rejection() : { record, rejections, repairs, warnings };
  }

  /** The result of a row that is not taken. Its repairs and warnings matter to nobody. */
  rejection(): RowResult<never> {
    return { rejections: this.rejections, repairs: [], warnings: [] };
  }

  #rowAndLine(): { row: number; line?: number } {
    return this.#line === undefined ? { row: this.#row } : { row: this.#row, line: this.#line };
  }
}

/** What a report prints instead of a value with personal data. */
export const WITHHELD = '(withheld)';

const MOST_SHOWN = 80;
/** Characters of a value that are looked at: all of most values, and of a long one what is shown and a good deal more. */
const MOST_READ = 1_024;
/** Personal data that begin before these last characters of a value that was cut end before the cut. */
const UNSURE_END = 128;

/**
 * A value as a report prints it: one line, at most 80 characters, never a control character, and never a value in
 * which personal data are found, whatever it is reported for. The work does not grow with the length of the value.
 */
export function showValue(value: unknown): string {
  const whole = typeof value === 'string' ? value : safeJson(value);
  const isCut = whole.length > MOST_READ;
  const text = isCut ? whole.slice(0, MOST_READ) : whole;
  const clean = cleanText(text).text;
  if (findPersonalData(clean) !== undefined) return WITHHELD;
  const line = text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim();
  if (!isCut) return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN - 1)}…` : line;
  // Signs without a width may fill a value, so that what is cut off belongs to what would be shown.
  if (clean.replace(/\p{Cf}/gu, '').length < MOST_SHOWN + UNSURE_END) return WITHHELD;
  return `${line.slice(0, MOST_SHOWN - 1)}…`;
}

/** A cell as text: what JSON says of it where it is an object, whose own `toString` is not to be trusted. */
export function cellText(value: unknown): string {
  return typeof value === 'string' ? value : safeJson(value);
}

function safeJson(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '…';
  }
}
