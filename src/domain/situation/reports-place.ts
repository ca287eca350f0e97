import { codePrefix, fullCode } from '../grids/codes.ts';
import { metresBetween, type PointOnGround } from './neighbours.ts';

/** The place of several reports is where this part of them lies. */
const MOST = 0.8;
/** Digits of the units that are asked, fine to coarse: community, township, county. */
const PREFIX_LENGTHS = [12, 9, 6] as const;

/** Where most of several reports lie. */
export interface ReportsPlace extends PointOnGround {
  /** Around the point, metres; four in five reports lie within. */
  readonly radiusM: number;
  /** The finest unit, down to the community, that holds four in five of them. */
  readonly unitCode: string;
}

/** The middle of reports (the median of each coordinate, so that one far away does not move it), and how far most of them lie. */
export function placeOfReports(
  reports: readonly (PointOnGround & { readonly unitCode: string })[],
): ReportsPlace {
  const middle = {
    longitude: medianOf(reports.map(({ longitude }) => longitude)),
    latitude: medianOf(reports.map(({ latitude }) => latitude)),
  };
  const distances = reports.map((report) => metresBetween(middle, report)).sort((a, b) => a - b);
  const radiusM = distances[Math.max(Math.ceil(MOST * distances.length) - 1, 0)] ?? 0;
  return { ...middle, radiusM, unitCode: unitOfMost(reports.map(({ unitCode }) => unitCode)) };
}

function medianOf(values: number[]): number {
  values.sort((a, b) => a - b);
  const [below, above] = [values[(values.length - 1) >> 1], values[values.length >> 1]];
  return ((below ?? Number.NaN) + (above ?? Number.NaN)) / 2;
}

function unitOfMost(unitCodes: readonly string[]): string {
  for (const length of PREFIX_LENGTHS) {
    const counts = new Map<string, number>();
    for (const code of unitCodes) {
      const prefix = codePrefix(code).slice(0, length);
      if (prefix.length === length) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
    }
    for (const [prefix, count] of counts) if (count >= MOST * unitCodes.length) return fullCode(prefix);
  }
  return fullCode((unitCodes[0] ?? '').slice(0, 6));
}
