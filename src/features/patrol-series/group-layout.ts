import { SHANGHAI_OFFSET_MS, DAY_MS } from '../../domain/time/civil-day.ts';
import type { CaseColumns } from '../../domain/cases/case-columns.ts';
import type { Position } from '../../domain/geo/positions.ts';

/** A case of the shown group. */
export interface GroupCase {
  readonly caseNo: string;
  /** 1, 2, 3 … in the order of their times: the number on map, graph and timeline. */
  readonly order: number;
  readonly from: number;
  readonly to: number;
  readonly position: Position;
}

/** The cases of a group that the data hold, in the order of their times. */
export function groupCases(
  cases: CaseColumns,
  rowOf: ReadonlyMap<string, number>,
  caseNos: readonly string[],
): GroupCase[] {
  return caseNos
    .flatMap((caseNo) => {
      const row = rowOf.get(caseNo);
      return row === undefined ? [] : [{ caseNo, row }];
    })
    .sort((a, b) => cases.from[a.row]! - cases.from[b.row]! || (a.caseNo < b.caseNo ? -1 : 1))
    .map(({ caseNo, row }, at) => ({
      caseNo,
      order: at + 1,
      from: cases.from[row]!,
      to: cases.to[row]!,
      position: [cases.longitude[row]!, cases.latitude[row]!],
    }));
}

/** Points on an ellipse, the first at its top, then clockwise: no forces, so the same cases always lie the same way. */
export function onEllipse(
  at: number,
  count: number,
  { width, height, margin }: { width: number; height: number; margin: number },
): readonly [x: number, y: number] {
  const angle = (2 * Math.PI * at) / Math.max(1, count) - Math.PI / 2;
  return [
    width / 2 + (width / 2 - margin) * Math.cos(angle),
    height / 2 + (height / 2 - margin) * Math.sin(angle),
  ];
}

/** Hours since 00:00 in Shanghai, with their fraction. */
export function clockHours(timeMs: number): number {
  const sinceMidnight = (((timeMs + SHANGHAI_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS;
  return (sinceMidnight / DAY_MS) * 24;
}
