import type { CaseSeries } from '../../schemas/case-series.ts';

/** A series with cases around a hub. */
interface SeriesAtHub {
  readonly label: string;
  /** Of its cases, those around the hub. */
  readonly cases: number;
}

/** The proposed and confirmed series that have cases among these rows, those with the most first. */
export function seriesOfHub(
  rows: readonly number[],
  caseNos: readonly string[],
  series: readonly CaseSeries[],
): SeriesAtHub[] {
  const near = new Set(rows.map((row) => caseNos[row]));
  return series
    .filter(({ status }) => status === 'proposed' || status === 'confirmed')
    .map((one) => ({ label: one.label, cases: one.caseNos.filter((caseNo) => near.has(caseNo)).length }))
    .filter(({ cases }) => cases > 0)
    .sort((a, b) => b.cases - a.cases);
}
