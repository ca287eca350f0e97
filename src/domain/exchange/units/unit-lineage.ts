import { groupBy } from '../../arrays/group-by.ts';
import { boxOf } from '../../geo/positions.ts';
import { completeCode } from '../../grids/unit-code.ts';
import { dayAfter, dayBefore, isInForce, type Validity } from '../../grids/versions/validity.ts';
import { RowIssues, type RowResult, type SourceRow } from '../fields/row-result.ts';
import { polygonsOf } from '../geometry/ring-math.ts';
import { shareOutside } from './area-shares.ts';
import type { LocatableUnit } from './unit-locator.ts';

/** A version by its code and days. */
export interface DatedCode extends Validity {
  readonly code: string;
}

/**
 * Settles who follows whom among the rows of a layer. Codes are completed; successors become predecessors of the rows they name.
 * A row is rejected where it has no day on which this happened, or where the unit that it names does not exist on the day
 * before (a predecessor) or after (a successor), neither in the rows nor in `known`.
 */
export function settleLineage(
  results: readonly RowResult[],
  sources: readonly SourceRow[],
  known: readonly DatedCode[],
): RowResult[] {
  const rows = results.flatMap(({ record }) => (record ? [datedCode(record)] : []));
  const byCode = groupBy([...known, ...rows], ({ code }) => code);
  const existsOn = (code: string, day: string) =>
    (byCode.get(code) ?? []).some((version) => isInForce(version, day));
  const inherited = new Map<string, Set<string>>();

  const checked = results.map((result, index): RowResult => {
    const { record } = result;
    if (record?.['predecessors'] === undefined && record?.['successors'] === undefined) return result;
    const { predecessors, successors, ...rest } = record;
    const { code, validFrom, validTo } = datedCode(record);
    const issues = new RowIssues(sources[index]!);
    const before = related('predecessors', predecessors, validFrom && dayBefore(validFrom), existsOn, issues);
    const after = related('successors', successors, validTo && dayAfter(validTo), existsOn, issues);
    if (issues.rejected) return issues.rejection();
    if (validTo !== undefined)
      for (const successor of after) {
        const key = `${successor} ${dayAfter(validTo)}`;
        inherited.set(key, (inherited.get(key) ?? new Set()).add(code));
      }
    return { ...result, record: { ...rest, ...(before.length > 0 && { predecessors: before }) } };
  });
  return checked.map((result) => {
    const { record } = result;
    if (record === undefined) return result;
    const { code, validFrom } = datedCode(record);
    const more = inherited.get(`${code} ${validFrom}`);
    if (more === undefined) return result;
    const own = (record['predecessors'] ?? []) as string[];
    return { ...result, record: { ...record, predecessors: [...new Set([...own, ...more])] } };
  });
}

function related(
  field: 'predecessors' | 'successors',
  raw: unknown,
  day: string | undefined,
  existsOn: (code: string, day: string) => boolean,
  issues: RowIssues,
): string[] {
  if (raw === undefined) return [];
  const end = field === 'predecessors' ? 'validFrom' : 'validTo';
  return (raw as unknown[]).flatMap((each) => {
    const completed = completeCode(each);
    if ('reason' in completed) issues.reject(field, each, completed.reason);
    else if (day === undefined) issues.reject(field, each, `is given, but ${end} is not (V-03)`);
    else if (!existsOn(completed.code, day))
      issues.reject(field, each, `is no unit that exists on ${day} (V-03)`);
    else return [completed.code];
    return [];
  });
}

function datedCode(record: Record<string, unknown>): DatedCode {
  return {
    code: record['code'] as string,
    validFrom: record['validFrom'] as string | undefined,
    validTo: record['validTo'] as string | undefined,
  };
}

/** Units that share less of the smaller one are neighbours whose borders were drawn a little apart. */
const LEAST_SHARE = 0.05;

/**
 * Versions with their predecessors. Where a version says nothing of them, they are the units of its level that end on the day
 * before it begins and share at least 5 % of the smaller area with it.
 */
export function withPredecessors<Version extends LocatableUnit & { predecessors?: string[] | undefined }>(
  versions: readonly Version[],
  others: readonly LocatableUnit[],
): Version[] {
  const ended = groupBy<LocatableUnit, string>(
    [...others, ...versions],
    ({ level, validTo }) => `${level} ${validTo}`,
  );
  return versions.map((version) => {
    const { code, level, validFrom } = version;
    if (validFrom === undefined || version.predecessors !== undefined || level === 'area') return version;
    const before = (ended.get(`${level} ${dayBefore(validFrom)}`) ?? []).filter(
      (unit) => unit.code !== code && sharesGround(unit, version),
    );
    if (before.length === 0) return version;
    return { ...version, predecessors: [...new Set(before.map((unit) => unit.code))].sort() };
  });
}

function sharesGround(a: LocatableUnit, b: LocatableUnit): boolean {
  const [small, large] = a.areaM2 <= b.areaM2 ? [a, b] : [b, a];
  const [inner, outer] = [polygonsOf(small.geometry), polygonsOf(large.geometry)];
  const [west, south, east, north] = boxOf(inner.flat(2));
  const [w, s, e, n] = boxOf(outer.flat(2));
  if (west >= e || w >= east || south >= n || s >= north) return false;
  return 1 - shareOutside(inner, outer) >= LEAST_SHARE;
}
