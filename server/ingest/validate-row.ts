import type { z } from 'zod';
import { findPersonalData } from '../../src/domain/exchange/fields/personal-data.ts';
import type { RowIssues } from '../../src/domain/exchange/fields/row-result.ts';
import type { TokenGrant } from '../repositories/tokens.ts';
import { parseTimestamp } from './parse-timestamp.ts';

/** What a row is judged against, apart from the directory. */
export interface IngestContext {
  readonly grant: TokenGrant;
  /** Moment of receipt, epoch ms. */
  readonly now: number;
}

const GRACE_MS = 5 * 60_000;
/** Moments before are mistyped; no source has them. */
const FIRST_MOMENT = Date.UTC(1950, 0, 1);
/** Limits beyond are mistyped: such an incident would never be late. */
const FAR_FUTURE = Date.UTC(2200, 0, 1);
const NO_TEXT = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;

/** The row by its schema, or `undefined` with the reasons noted. */
export function parseRow<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
  notes: RowIssues,
): z.output<Schema> | undefined {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const field = [...issue.path, ...names].map(String).join('.');
    notes.reject(field, valueAt(raw, [...issue.path, ...names.slice(0, 1)]), issue.message);
  }
  return undefined;
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

/** A limit as epoch ms; one in no sensible year is noted. */
export function parseLimit(field: string, text: string, notes: RowIssues): number {
  const moment = parseTimestamp(text) ?? Date.parse(text);
  if (moment > FAR_FUTURE) notes.reject(field, text, 'is in no sensible year');
  return moment;
}

/** Notes characters that no database column holds. */
export function checkText(field: string, text: string | undefined, notes: RowIssues): void {
  if (text !== undefined && NO_TEXT.test(text))
    notes.reject(field, text, 'holds characters that are no text');
}

/** The same, and personal data (rule V-12). */
export function checkFreeText(field: string, text: string | undefined, notes: RowIssues): void {
  if (text === undefined) return;
  checkText(field, text, notes);
  const found = findPersonalData(text);
  if (found) notes.reject(field, text, `holds ${found} (V-12)`);
}

/** A moment in epoch ms; one of no sensible year, or more than five minutes ahead of the clock, is noted. */
export function parseTimeField(field: string, text: string, { now }: IngestContext, notes: RowIssues): number {
  const moment = parseTimestamp(text) ?? Date.parse(text);
  if (!(moment >= FIRST_MOMENT)) notes.reject(field, text, 'is in no sensible year');
  else if (moment > now + GRACE_MS) notes.reject(field, text, 'lies more than 5 minutes in the future');
  return moment;
}

/** Notes a county that the token does not cover. */
export function checkCounty(field: string, county: string, { grant }: IngestContext, notes: RowIssues): void {
  if (grant.counties.length > 0 && !grant.counties.includes(county))
    notes.reject(field, county, `lies in ${county}, which this token does not cover`);
}
