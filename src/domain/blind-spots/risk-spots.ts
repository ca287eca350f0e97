import { UNKNOWN_CODE, type CaseColumns } from '../cases/case-columns.ts';
import { CASE_MOMENTS, PLACE_TYPES } from '../cases/case-terms.ts';
import type { BoundingBox, Position } from '../geo/positions.ts';
import { metresFrom, positionAt } from '../geo/local-plane.ts';
import type { PlanePoint } from '../geo/rings.ts';
import type { PlanePoints } from '../hotspots/plane/plane-points.ts';
import { aoristicWeight } from '../time/aoristic.ts';
import type { TimeRange } from '../time/ranges.ts';
import { WEEK_MS } from '../time/zone.ts';

/** What risk is counted from. */
export type RiskCases = Pick<
  CaseColumns,
  'count' | 'from' | 'to' | 'longitude' | 'latitude' | 'placeType' | 'moment'
>;

/** Weeks that risk is counted in, and that it is given for. */
export const RISK_WEEKS = 52;
/** A cell is looked at in so many places a side. */
const SPOTS_A_SIDE = 5;

const ON_BUS = PLACE_TYPES.indexOf('ON_BUS');
const AT_THE_DOOR = [CASE_MOMENTS.indexOf('BOARDING'), CASE_MOMENTS.indexOf('ALIGHTING')];

/** A square cell in which something happened. */
export interface RiskCell {
  readonly box: BoundingBox;
  /** Thefts to expect in 52 weeks. */
  readonly perYear: number;
}

/** Thefts to expect, spread evenly over cells and there over a raster of spots. */
export interface RiskSpots {
  readonly window: TimeRange;
  readonly cells: readonly RiskCell[];
  readonly positions: readonly Position[];
  /** The spots on a plane around the first case, m; true distances are at most `stretch` times shorter. */
  readonly points: PlanePoints;
  readonly stretch: number;
  /** The cell of each spot, and the thefts to expect there in 52 weeks. */
  readonly cellOf: Int32Array;
  readonly perYear: Float64Array;
  /** Any position on the plane of the spots. */
  readonly planeOf: (position: Position) => PlanePoint;
  /** Rows of the cases that were counted, and how many inside a bus were not: no camera of the street sees them. */
  readonly rows: readonly number[];
  readonly insideBus: number;
}

/**
 * Counts the cases of the last 52 weeks before `untilMs` in square cells, each with the share of its interval that lies
 * in them (aoristic weight): the counts model, the baseline of the forecast. Where the data begins later, its rate is
 * taken for 52 weeks. A theft inside a bus, neither at boarding nor at alighting, is left out.
 */
export function riskSpots(cases: RiskCases, untilMs: number, cellM: number): RiskSpots {
  const window = windowOf(cases, untilMs);
  const origin: Position = [cases.longitude[0] ?? 0, cases.latitude[0] ?? 0];
  const squeeze = Math.cos((origin[1] * Math.PI) / 180);
  const byCell = new Map<string, { column: number; row: number; weight: number }>();
  const rows: number[] = [];
  let insideBus = 0;
  for (let at = 0; at < cases.count; at++) {
    const weight = aoristicWeight({ from: cases.from[at]!, to: cases.to[at]! }, window);
    if (weight === 0) continue;
    if (isInsideBus(cases, at)) {
      insideBus++;
      continue;
    }
    rows.push(at);
    const [x, y] = planeOf([cases.longitude[at]!, cases.latitude[at]!]);
    const [column, row] = [Math.floor(x / cellM), Math.floor(y / cellM)];
    const key = `${column},${row}`;
    const cell = byCell.get(key) ?? { column, row, weight: 0 };
    byCell.set(key, { column, row, weight: cell.weight + weight });
  }
  const scale = (RISK_WEEKS * WEEK_MS) / Math.max(1, window.to - window.from);
  const sorted = [...byCell.values()].sort((a, b) => a.row - b.row || a.column - b.column);
  const cells = sorted.map(({ column, row, weight }) => {
    const southWest = positionOf(column * cellM, row * cellM);
    const northEast = positionOf((column + 1) * cellM, (row + 1) * cellM);
    return { box: [...southWest, ...northEast] as const, perYear: weight * scale };
  });
  const spots = sorted.flatMap(({ column, row }, cell) =>
    Array.from({ length: SPOTS_A_SIDE ** 2 }, (_, spot) => ({
      cell,
      x: (column + ((spot % SPOTS_A_SIDE) + 0.5) / SPOTS_A_SIDE) * cellM,
      y: (row + (Math.floor(spot / SPOTS_A_SIDE) + 0.5) / SPOTS_A_SIDE) * cellM,
    })),
  );
  const positions = spots.map(({ x, y }) => positionOf(x, y));
  const farthest = positions.reduce((most, [, latitude]) => Math.max(most, Math.abs(latitude)), 0);
  return {
    window,
    cells,
    positions,
    points: { x: Float64Array.from(spots, ({ x }) => x), y: Float64Array.from(spots, ({ y }) => y) },
    stretch: Math.max(1, squeeze / Math.cos((farthest * Math.PI) / 180)),
    cellOf: Int32Array.from(spots, ({ cell }) => cell),
    perYear: Float64Array.from(spots, ({ cell }) => cells[cell]!.perYear / SPOTS_A_SIDE ** 2),
    planeOf,
    rows,
    insideBus,
  };

  /** Equal degrees are equal metres on this plane, so that cells lie side by side. */
  function planeOf([longitude, latitude]: Position): PlanePoint {
    const [east] = metresFrom(origin, [longitude, origin[1]]);
    const [, north] = metresFrom(origin, [origin[0], latitude]);
    return [east, north];
  }
  function positionOf(x: number, y: number): Position {
    return [positionAt(origin, [x, 0])[0], positionAt(origin, [0, y])[1]];
  }
}

function isInsideBus({ placeType, moment }: RiskCases, row: number): boolean {
  return placeType[row] === ON_BUS && !AT_THE_DOOR.includes(moment[row] ?? UNKNOWN_CODE);
}

function windowOf({ count, from }: RiskCases, untilMs: number): TimeRange {
  const earliest = untilMs - RISK_WEEKS * WEEK_MS;
  let first = Infinity;
  for (let row = 0; row < count; row++) first = Math.min(first, from[row]!);
  return { from: Math.min(untilMs, Math.max(earliest, first)), to: untilMs };
}
