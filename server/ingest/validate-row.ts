import type { z } from 'zod';
import { findPersonalData } from '../../src/domain/exchange/fields/personal-data.ts';
import type { RowIssues } from '../../src/domain/exchange/fields/row-result.ts';
import { CLOCK_GRACE_MS } from '../../src/domain/time/zone.ts';
import type { TokenGrant } from '../repositories/tokens.ts';
import { parseTimestamp } from './parse-timestamp.ts';

/** What a row is validated against, apart from the reference data. */
export interface IngestContext {
  readonly grant: TokenGrant;
  /** Time of receipt, epoch ms. */
  readonly now: number;
}

/** Earlier times are mistyped; no source has them. */
const FIRST_TIME = Date.UTC(1950, 0, 1);
/** Later limits are mistyped: such an incident would never be late. */
const FAR_FUTURE = Date.UTC(2200, 0, 1);
const NO_TEXT = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;

/** The row by its schema, or `undefined` with the reasons in `issues`. */
export function parseRow<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
  issues: RowIssues,
): z.output<Schema> | undefined {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const field = [...issue.path, ...names].map(String).join('.');
    issues.reject(field, valueAt(raw, [...issue.path, ...names.slice(0, 1)]), issue.message);
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

/** A limit as epoch ms; one in no sensible year is rejected. */
export function parseLimit(field: string, text: string, issues: RowIssues): number {
  const time = parseTimestamp(text) ?? Date.parse(text);
  if (time > FAR_FUTURE) issues.reject(field, text, 'is in no sensible year');
  return time;
}

/** Rejects characters that no database column holds. */
export function checkText(field: string, text: string | undefined, issues: RowIssues): void {
  if (text !== undefined && NO_TEXT.test(text))
    issues.reject(field, text, 'holds characters that are no text');
}

/** The same, and personal data (rule V-12). */
export function checkFreeText(field: string, text: string | undefined, issues: RowIssues): void {
  if (text === undefined) return;
  checkText(field, text, issues);
  const found = findPersonalData(text);
  if (found) issues.reject(field, text, `holds ${found} (V-12)`);
}

/** A time as epoch ms; one of no sensible year, or more than five minutes ahead of the clock, is rejected. */
export function parseTimeField(
  field: string,
  text: string,
  { now }: IngestContext,
  issues: RowIssues,
): number {
  const time = parseTimestamp(text) ?? Date.parse(text);
  if (!(time >= FIRST_TIME)) issues.reject(field, text, 'is in no sensible year');
  else if (time > now + CLOCK_GRACE_MS) issues.reject(field, text, 'lies more than 5 minutes in the future');
  return time;
}

/** Rejects a county that the token does not cover. */
export function checkCounty(
  field: string,
  county: string,
  { grant }: IngestContext,
  issues: RowIssues,
): void {
  if (grant.counties.length > 0 && !grant.counties.includes(county))
    issues.reject(field, county, `lies in ${county}, which this token does not cover`);
}
