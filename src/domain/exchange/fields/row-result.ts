import { findPersonalData } from './personal-data.ts';
import { cleanText } from './text-cleanup.ts';

/** A row as a file gives it: values under *our* field names, its row and line in the file, its geometry if it has one. */
export interface SourceRow {
  /** Number of the record, from 1; a CSV header is not counted. */
  row: number;
  /** Line of a text file on which the record ends; absent for GeoJSON and JSON. */
  line?: number;
  values: ReadonlyMap<string, unknown>;
  geometry?: unknown;
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

  constructor(source: { row: number; line?: number }) {
    this.#row = source.row;
    this.#line = source.line;
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

/**
 * A value as a report prints it: one line, at most 80 characters, never a control character, and never a value in
 * which personal data are found, whatever it is reported for.
 */
export function showValue(value: unknown): string {
  const text = typeof value === 'string' ? value : safeJson(value);
  if (findPersonalData(cleanText(text).text) !== undefined) return WITHHELD;
  const line = text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
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
