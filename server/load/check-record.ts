import type { z } from 'zod';
import { RowIssues, type SourceRow, type RowResult } from '../../src/domain/exchange/fields/row-result.ts';

/** Holds an accepted record against the schema of its kind; what does not fit is rejected field by field. */
export function checkRecord<Row>(
  schema: z.ZodType<Row>,
  source: SourceRow,
  { record, ...rest }: RowResult,
): RowResult<Row> {
  if (!record) return rest;
  const checked = schema.safeParse(record);
  if (checked.success) return { ...rest, record: checked.data };
  const issues = new RowIssues(source);
  for (const { path, message } of checked.error.issues)
    issues.reject(path.join('.'), valueAt(record, path), message);
  return issues.rejection();
}

function valueAt(record: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : '',
    record,
  );
}
