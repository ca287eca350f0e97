import { groupBy } from '../../arrays/group-by.ts';
import { outlives } from '../../grids/versions/foreign-versions.ts';
import { overlapInTime, validityText, type Validity } from '../../grids/versions/validity.ts';
import { RowIssues, type RowResult, type SourceRow } from '../fields/row-result.ts';

/**
 * Rejects rows that end before a version of their code does that another layer has, where no further row goes on: an archive
 * would else end what counts today. @param others versions of other layers
 */
export function refuseCuts(
  results: readonly RowResult[],
  sources: readonly SourceRow[],
  others: readonly (Validity & { readonly code: string })[],
): RowResult[] {
  const rowsOf = groupBy(
    results.flatMap(({ record }) => (record ? [record] : [])),
    ({ code }) => code,
  );
  const outliving = groupBy(
    others.filter((other) => outlives(other, (rowsOf.get(other.code) ?? []) as Validity[])),
    ({ code }) => code,
  );
  return results.map((result, index) => {
    const { record } = result;
    const row = record as (Validity & { code: string }) | undefined;
    const cut = row && outliving.get(row.code)?.find((other) => overlapInTime(other, row));
    if (cut === undefined) return result;
    const issues = new RowIssues(sources[index]!);
    const reason = `would cut off the rest of a version that another layer has, ${validityText(cut)} (V-03)`;
    issues.reject('validTo', row?.validTo, reason);
    return issues.rejection();
  });
}
