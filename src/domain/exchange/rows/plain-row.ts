import { isBlank } from '../fields/column-mapping.ts';
import type { FieldSpec } from '../fields/field-spec.ts';
import { plainIdentifier, withoutGuard } from '../fields/plain-identifier.ts';
import { listOf } from '../fields/read-fields.ts';
import { RowIssues, type RowResult, type SourceRow } from '../fields/row-result.ts';

/** A row whose ids and codes are as they were meant, and what had to be undone or refused for it. */
export interface PlainRow {
  readonly source: SourceRow;
  readonly issues: RowIssues;
}

/**
 * Undoes in a row what spreadsheets and copying did to its ids and codes, and the guards around all its other values. A value
 * that has lost digits is rejected and stays as it is written.
 */
export function plainRow(source: SourceRow, fields: readonly FieldSpec[]): PlainRow {
  const { row, line } = source;
  const issues = new RowIssues(line === undefined ? { row } : { row, line });
  const values = new Map(source.values);
  for (const spec of fields) {
    const raw = values.get(spec.field);
    if (raw === undefined) continue;
    const plain =
      spec.isIdentifier === true
        ? identifiers(raw, spec, issues)
        : valueOf(raw, spec, issues, line !== undefined);
    if (plain === raw) continue;
    // Nothing was there but guards, signs that nobody sees, and marks for nothing.
    if (isBlank(plain)) values.delete(spec.field);
    else values.set(spec.field, plain);
  }
  return { source: { ...source, values }, issues };
}

/** What a reader made of a plain row, together with what was undone or refused before. */
export function withIssues(result: RowResult, issues: RowIssues): RowResult {
  const { rejections, repairs } = issues;
  if (rejections.length === 0)
    return repairs.length === 0 || result.record === undefined
      ? result
      : { ...result, repairs: [...repairs, ...result.repairs] };
  const known = new Set(rejections.map(({ field }) => field));
  const others = result.rejections.filter(({ field }) => !known.has(field));
  return { rejections: [...rejections, ...others], repairs: [], warnings: [] };
}

function identifiers(raw: unknown, spec: FieldSpec, issues: RowIssues): unknown {
  if (spec.kind !== 'texts') return identifier(raw, spec, issues);
  return listOf(raw).map((item) => identifier(item, spec, issues));
}

function identifier(raw: unknown, { field }: FieldSpec, issues: RowIssues): unknown {
  if (typeof raw !== 'string' && typeof raw !== 'number') return raw;
  const plain = plainIdentifier(raw);
  if ('reason' in plain) {
    issues.reject(field, raw, plain.reason);
    return raw;
  }
  if (plain.repaired === undefined) return raw;
  issues.repair(field, raw, plain.text, plain.repaired);
  return plain.text;
}

/**
 * Free text may begin with an apostrophe, which is a guard before signs of formulas in a table only (`isTable`); numbers and
 * times do not.
 */
function valueOf(
  raw: unknown,
  { field, kind, vocabulary }: FieldSpec,
  issues: RowIssues,
  isTable: boolean,
): unknown {
  if (typeof raw !== 'string') return raw;
  if (kind === 'code') {
    const known = vocabulary?.values.has(raw) === true || vocabulary?.labels.has(raw.trim().toLowerCase());
    const plain = known === true ? { text: raw } : plainIdentifier(raw);
    if ('reason' in plain || plain.repaired === undefined) return raw;
    issues.repair(field, raw, plain.text, plain.repaired);
    return plain.text;
  }
  const written = raw.trim();
  const isFree = kind === 'text' || kind === 'texts' || kind === 'object' || kind === 'codes';
  if (isFree && !isTable) return raw;
  const isGuarded = isFree ? /^=\s*(T\()?"|^'+[=+\-@\t\r＝＋－＠]/i.test(written) : /^[='`]/.test(written);
  if (!isGuarded) return raw;
  const text = isFree && written.startsWith("'") ? written.slice(1) : withoutGuard(written);
  if (text === written || (isFree && isBlank(text))) return raw;
  issues.repair(field, raw, text, 'guard of a spreadsheet removed');
  return text;
}
