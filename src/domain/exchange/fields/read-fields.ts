import { formatIso } from '../../time/zone.ts';
import type { FieldSpec, Vocabulary } from './field-spec.ts';
import { nearestNames } from './nearest-names.ts';
import { parseNumber } from './parse-number.ts';
import type { TimePrecision } from '../../time/precision.ts';
import { parseTime } from '../times/parse-time.ts';
import type { TimeFormat } from '../times/time-format.ts';
import { maskPersonalData } from '../privacy/mask-personal-data.ts';
import { sayMasked } from './personal-data.ts';
import { cleanText, cleanValue } from './text-cleanup.ts';
import { cellText, RowIssues, WITHHELD, type SourceRow } from './row-result.ts';

/** Values of a row by our field names, each of the type its spec names. Times are epoch ms. */
export class FieldValues extends Map<string, unknown> {
  /** How exactly its times were written. */
  readonly precisions = new Map<string, TimePrecision>();
}

/** Reads every field of `specs` from a row; what cannot be read is rejected in `issues`, all fields of the row at once. */
export function readFields(source: SourceRow, specs: readonly FieldSpec[], issues: RowIssues): FieldValues {
  const values = new FieldValues();
  for (const spec of specs) {
    if (spec.isReadApart) continue;
    const raw = source.values.get(spec.field);
    if (raw === undefined) {
      if (spec.required) issues.reject(spec.field, '', 'is required and blank');
      continue;
    }
    const value = readValue(source, raw, spec, issues);
    if (value instanceof ReadTime) {
      values.set(spec.field, value.ms);
      values.precisions.set(spec.field, value.precision);
    } else if (value !== undefined) values.set(spec.field, value);
  }
  return values;
}

/** A time with its precision, epoch ms. */
class ReadTime {
  constructor(
    readonly ms: number,
    readonly precision: TimePrecision,
  ) {}
}

/**
 * The value of a field. Where nobody has mapped it and it may be absent, a cell that cannot be read costs the value alone: the
 * column has our name and another meaning.
 */
function readValue(source: SourceRow, raw: unknown, spec: FieldSpec, issues: RowIssues): unknown {
  const { field, required, isFreeText } = spec;
  const isGuess = source.unmapped?.has(field) === true && required !== true && isFreeText !== true;
  const format = source.timeFormats?.get(field);
  if (!isGuess) return readOne(raw, spec, issues, format);
  const { row, line } = source;
  const own = new RowIssues(line === undefined ? { row } : { row, line });
  const value = readOne(raw, spec, own, format);
  const [fault] = own.rejections;
  if (fault === undefined) {
    issues.take(own);
    return value;
  }
  issues.repair(field, raw, '', `${fault.reason}; left out, since the column is not mapped`);
  return undefined;
}

function readOne(raw: unknown, spec: FieldSpec, issues: RowIssues, format?: TimeFormat): unknown {
  const value = READERS[spec.kind](raw, spec, issues, format);
  // A row that is not taken is stored nowhere.
  if (!spec.isFreeText || issues.rejected) return value;
  const text = withoutPersonalData(value, spec, issues);
  // Not before: half of a number of a person would not be known as one.
  return typeof text === 'string' ? shortened(text, spec, issues) : text;
}

/** A free text as long as its field holds: what is too long costs its end and not the row. */
function shortened(text: string, { field, maxLength = Infinity }: FieldSpec, issues: RowIssues): string {
  const characters = [...text];
  if (characters.length <= maxLength) return text;
  const why = `longer than the ${maxLength} characters that are kept; the rest is left out`;
  issues.repair(field, `${characters.length} characters`, `${maxLength} characters`, why);
  return `${characters.slice(0, maxLength - 1).join('')}…`;
}

type Reader = (raw: unknown, spec: FieldSpec, issues: RowIssues, format?: TimeFormat) => unknown;

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
  time: (raw, spec, issues, format) => {
    const time = parseTime(raw, format);
    if ('reason' in time) {
      issues.reject(spec.field, raw, time.reason);
      return undefined;
    }
    const { ms, precision, repaired } = time;
    if (repaired) issues.repair(spec.field, raw, formatIso(ms), repaired);
    return new ReadTime(ms, precision);
  },
  date: (raw, spec, issues, format) => {
    const time = parseTime(raw, format);
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
  if (spec.maxLength !== undefined && spec.isFreeText !== true && length > spec.maxLength)
    issues.reject(spec.field, raw, `has ${length} characters; at most ${spec.maxLength} are taken`);
  return text.text;
}

/** Every text of a value as it is taken (V-12). What was masked is told, and never shown. */
function withoutPersonalData(value: unknown, spec: FieldSpec, issues: RowIssues): unknown {
  if (typeof value === 'string') {
    const { text, masked } = maskPersonalData(value);
    for (const { why, masks } of sayMasked(masked)) issues.repair(spec.field, WITHHELD, masks, why);
    return text;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withoutPersonalData(item, spec, issues));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withoutPersonalData(item, spec, issues)]),
  );
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

/** The items of a list, or of a text that names several. */
export function listOf(raw: unknown): unknown[] {
  if (Array.isArray(raw)) return raw;
  return cellText(raw)
    .split(/[;；、|，,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
