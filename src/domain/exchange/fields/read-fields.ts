import { formatIso } from '../../time/zone.ts';
import type { FieldSpec, Vocabulary } from './field-spec.ts';
import { nearestNames } from './nearest-names.ts';
import { parseNumber } from './parse-number.ts';
import { parseTime } from './parse-time.ts';
import { findPersonalData } from './personal-data.ts';
import { cleanText, cleanValue } from './text-cleanup.ts';
import { cellText, WITHHELD, type RowIssues, type SourceRow } from './row-result.ts';

/** Values of a row by our field names, each of the type its spec names. Times are epoch ms. */
export type FieldValues = Map<string, unknown>;

/** Reads every field of `specs` from a row; what cannot be read is rejected in `issues`, all fields of the row at once. */
export function readFields(source: SourceRow, specs: readonly FieldSpec[], issues: RowIssues): FieldValues {
  const values: FieldValues = new Map();
  for (const spec of specs) {
    if (spec.isReadApart) continue;
    const raw = source.values.get(spec.field);
    if (raw === undefined) {
      if (spec.required) issues.reject(spec.field, '', 'is required and blank');
      continue;
    }
    const value = READERS[spec.kind](raw, spec, issues);
    if (value !== undefined) values.set(spec.field, value);
  }
  return values;
}

type Reader = (raw: unknown, spec: FieldSpec, issues: RowIssues) => unknown;

const READERS: Record<FieldSpec['kind'], Reader> = {
  text: readText,
  texts: (raw, spec, issues) => listOf(raw).map((item) => readText(item, spec, issues)),
  number: readNumber,
  integer: (raw, spec, issues) => {
    const value = readNumber(raw, spec, issues);
    if (value === undefined || Number.isInteger(value)) return value;
    issues.reject(spec.field, raw, 'is not a whole number');
    return undefined;
  },
  boolean: readBoolean,
  time: (raw, spec, issues) => {
    const time = parseTime(raw);
    if ('reason' in time) {
      issues.reject(spec.field, raw, time.reason);
      return undefined;
    }
    if (time.repaired) issues.repair(spec.field, raw, formatIso(time.ms), time.repaired);
    return time.ms;
  },
  date: (raw, spec, issues) => {
    const time = parseTime(raw);
    if (!('reason' in time)) return formatIso(time.ms).slice(0, 10);
    issues.reject(spec.field, raw, time.reason.replace(/time/, 'date'));
    return undefined;
  },
  code: readCode,
  codes: (raw, spec, issues) => listOf(raw).map((item) => readCode(item, spec, issues)),
  object: readObject,
};

function readText(raw: unknown, spec: FieldSpec, issues: RowIssues): string | undefined {
  if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') {
    issues.reject(spec.field, raw, 'is not text');
    return undefined;
  }
  const text = cleanText(String(raw));
  if (text.removed > 0)
    issues.repair(spec.field, raw, text.text, `${text.removed} characters that are no text removed`);
  const length = [...text.text].length;
  if (spec.maxLength !== undefined && length > spec.maxLength)
    issues.reject(spec.field, raw, `has ${length} characters; at most ${spec.maxLength} are taken`);
  const found = spec.isFreeText ? findPersonalData(text.text) : undefined;
  if (found) issues.reject(spec.field, WITHHELD, `holds ${found}; personal data are not taken (V-12)`);
  return text.text;
}

function readNumber(raw: unknown, spec: FieldSpec, issues: RowIssues): number | undefined {
  const number = parseNumber(raw);
  if ('reason' in number) {
    issues.reject(spec.field, raw, number.reason);
    return undefined;
  }
  const { value } = number;
  if ((spec.min !== undefined && value < spec.min) || (spec.max !== undefined && value > spec.max)) {
    issues.reject(spec.field, raw, `is outside ${spec.min ?? '…'} to ${spec.max ?? '…'}`);
    return undefined;
  }
  if (number.repaired) issues.repair(spec.field, raw, value, number.repaired);
  return value;
}

function readBoolean(raw: unknown, spec: FieldSpec, issues: RowIssues): boolean | undefined {
  if (typeof raw === 'boolean') return raw;
  const text = cellText(raw).normalize('NFKC').trim().toLowerCase();
  if (/^(true|yes|y|1|是)$/.test(text)) return true;
  if (/^(false|no|n|0|否)$/.test(text)) return false;
  issues.reject(spec.field, raw, 'is neither yes nor no');
  return undefined;
}

function readCode(raw: unknown, spec: FieldSpec, issues: RowIssues): string | undefined {
  const vocabulary = spec.vocabulary as Vocabulary;
  const text = typeof raw === 'number' ? String(raw) : raw;
  if (typeof text === 'string') {
    if (vocabulary.values.has(text)) return text;
    const value = vocabulary.labels.get(text.normalize('NFKC').trim().toLowerCase());
    if (value !== undefined) return value;
  }
  issues.reject(
    spec.field,
    raw,
    `is not in the ${vocabulary.name} table${suggestion(cellText(text), vocabulary)}`,
  );
  return undefined;
}

/** "; nearest: …" of a value that is in no list; the whole list where it is short and nothing is near. */
export function suggestion(text: string, { values, labels }: Vocabulary): string {
  const near = [...new Set(nearestNames(text, labels.keys()).map((label) => labels.get(label) ?? label))];
  if (near.length > 0) return `; nearest: ${near.join(', ')}`;
  if (values.size === 0) return ', which is empty';
  return values.size <= 12 ? `; it has: ${[...values].join(', ')}` : '';
}

function readObject(raw: unknown, spec: FieldSpec, issues: RowIssues): unknown {
  if (typeof raw === 'object') return cleanValue(raw);
  try {
    const value: unknown = JSON.parse(cellText(raw));
    if (typeof value === 'object' && value !== null) return cleanValue(value);
  } catch {
    // not JSON: refused below
  }
  issues.reject(spec.field, raw, 'is not a JSON object');
  return undefined;
}

function listOf(raw: unknown): unknown[] {
  if (Array.isArray(raw)) return raw;
  return cellText(raw)
    .split(/[;；、|，,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
