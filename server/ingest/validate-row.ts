import type { z } from 'zod';
import { plainIdentifier } from '../../src/domain/exchange/fields/plain-identifier.ts';
import { sayMasked } from '../../src/domain/exchange/fields/personal-data.ts';
import { WITHHELD, type RowIssues } from '../../src/domain/exchange/fields/row-result.ts';
import { maskPersonalData } from '../../src/domain/exchange/privacy/mask-personal-data.ts';
import { CLOCK_GRACE_MS } from '../../src/domain/time/zone.ts';
import type { TokenGrant } from '../repositories/tokens.ts';
import { MOST_ROW_BYTES, OversizeRow } from './parse-batch.ts';
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
/** Faults of one row that are told: the sender has to look at the row after the first. */
const MOST_ISSUES = 20;
const MOST_FIELD_SIGNS = 200;
const NO_TEXT = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;

/** The row by its schema, or `undefined` with the reasons in `issues`. */
export function parseRow<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
  issues: RowIssues,
): z.output<Schema> | undefined {
  if (raw instanceof OversizeRow) {
    issues.reject('', `${raw.text}…`, `has ${raw.bytes} bytes, more than the ${MOST_ROW_BYTES} of one row`);
    return undefined;
  }
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  for (const issue of read.error.issues.slice(0, MOST_ISSUES)) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const field = [...issue.path, ...names.slice(0, MOST_ISSUES)]
      .map(String)
      .join('.')
      .slice(0, MOST_FIELD_SIGNS);
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

/** Rejects the same in the key of a source, signs that nobody sees, and what a program made of a number that was too long for it. */
export function checkKey(field: string, text: string, issues: RowIssues): void {
  checkText(field, text, issues);
  const plain = plainIdentifier(text);
  if ('reason' in plain) issues.reject(field, text, plain.reason);
  else if (/\p{Cf}/u.test(text)) issues.reject(field, text, 'holds invisible signs');
}

/** As `checkText`; answers the text with personal data masked in it, which is told (rule V-12). */
export function takeFreeText<Text extends string | undefined>(
  field: string,
  text: Text,
  issues: RowIssues,
): Text {
  if (text === undefined) return text;
  checkText(field, text, issues);
  const { text: taken, masked } = maskPersonalData(text);
  for (const { why, masks } of sayMasked(masked)) issues.repair(field, WITHHELD, masks, why);
  return taken as Text;
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

/** How exactly a time is written that the schema has passed: to the second or, without one, to the minute. */
export function precisionOfTime(text: string | undefined): 'minute' | 'second' {
  return text !== undefined && /T\d\d:\d\d(?!:)/.test(text) ? 'minute' : 'second';
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
