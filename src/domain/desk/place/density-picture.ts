import { areasUpTo } from '../../emergency/contour.ts';
import { cityPlane, type CityPlane } from '../../geo/city-plane.ts';
import type { Position } from '../../geo/positions.ts';
import { kernelDensity, type DensityGrid } from '../../hotspots/density/kernel-density.ts';
import { planeBounds, type PlanePoints } from '../../hotspots/plane/plane-points.ts';
import { createPointIndex } from '../../hotspots/plane/point-index.ts';
import type { Task } from '../../tasks/task.ts';
import type { PictureFacts, PlaceInput } from './place-question.ts';
import { readableSteps } from './readable-steps.ts';
import { weighCases } from './weigh-cases.ts';

export interface DensityInput extends PlaceInput {
  readonly bandwidthM: number;
}

/** A place where the density is higher than all around. */
export interface DensityPeak {
  readonly position: Position;
  /** Cases per km². */
  readonly density: number;
  /** Sum of weights and cases within the bandwidth. */
  readonly weight: number;
  readonly cases: number;
}

/** The density of cases as areas above rising limits. */
export interface DensityPicture {
  readonly kind: 'density';
  readonly facts: PictureFacts;
  readonly bandwidthM: number;
  readonly cellM: number;
  /** Ascending; polygons of everything above `from` (cases per km²). */
  readonly bands: readonly { readonly from: number; readonly polygons: readonly Position[][][] }[];
  readonly peaks: readonly DensityPeak[];
}

/** Limits of the classes as shares of the highest density. */
const CLASS_SHARES = [0.1, 0.25, 0.5, 0.75];
/** More cells than this are not needed for lines that are read on a screen. */
const MOST_CELLS = 120_000;
const MOST_PEAKS = 10;
const M2_PER_KM2 = 1e6;

/** Kernel density (quartic) with its classes and its highest places. */
export function* densityPicture(input: DensityInput): Task<DensityPicture> {
  const { bandwidthM } = input;
  const { rows, weights, facts } = weighCases(input);
  const { cases } = input;
  const plane = cityPlane([cases.longitude[rows[0] ?? 0] ?? 0, cases.latitude[rows[0] ?? 0] ?? 0]);
  const points = plane.toPlane(
    Float64Array.from(rows, (row) => cases.longitude[row]!),
    Float64Array.from(rows, (row) => cases.latitude[row]!),
  );
  const box = planeBounds(points);
  const nothing = {
    kind: 'density',
    facts,
    bandwidthM,
    cellM: bandwidthM / 4,
    bands: [],
    peaks: [],
  } as const;
  if (box === undefined) return nothing;
  yield;
  const [width, height] = [box.maxX - box.minX + 3 * bandwidthM, box.maxY - box.minY + 3 * bandwidthM];
  const cellM = Math.max(Math.round(bandwidthM / 5), Math.ceil(Math.sqrt((width * height) / MOST_CELLS)));
  // Around it a margin in which the density is 0, so that every line closes.
  const margin = bandwidthM + 2 * cellM;
  const grid = kernelDensity(points, weights, {
    bandwidthM,
    cellM,
    kernel: 'quartic',
    bounds: {
      minX: box.minX - margin,
      minY: box.minY - margin,
      maxX: box.maxX + margin,
      maxY: box.maxY + margin,
    },
  });
  yield;
  const highest = grid.values.reduce((most, value) => Math.max(most, value), 0) * M2_PER_KM2;
  const lattice = { width: grid.columns, height: grid.rows, values: grid.values.map((value) => -value) };
  const bands = [];
  for (const from of readableSteps(highest, CLASS_SHARES)) {
    const polygons = areasUpTo(lattice, -from / M2_PER_KM2, 1).map((polygon) =>
      polygon.map((ring) =>
        ring.map(([column, row]) =>
          plane.toPosition(grid.x0 + (column + 0.5) * cellM, grid.y0 + (row + 0.5) * cellM),
        ),
      ),
    );
    bands.push({ from, polygons });
    yield;
  }
  return { ...nothing, cellM, bands, peaks: peaksOf(grid, plane, points, weights, bandwidthM) };
}

/** The highest cells, each at least two bandwidths from a higher one. */
function peaksOf(
  grid: DensityGrid,
  plane: CityPlane,
  points: PlanePoints,
  weights: Float64Array,
  bandwidthM: number,
): DensityPeak[] {
  const { values, columns, cellM } = grid;
  const index = createPointIndex(points, bandwidthM);
  const least = values.reduce((most, value) => Math.max(most, value), 0) * CLASS_SHARES[0]!;
  const order = Array.from(values.keys())
    .filter((cell) => values[cell]! > least)
    .sort((a, b) => values[b]! - values[a]!);
  const found: { readonly x: number; readonly y: number; readonly cell: number }[] = [];
  for (const cell of order) {
    const x = grid.x0 + ((cell % columns) + 0.5) * cellM;
    const y = grid.y0 + (Math.floor(cell / columns) + 0.5) * cellM;
    if (found.some((peak) => Math.hypot(peak.x - x, peak.y - y) < 2 * bandwidthM)) continue;
    found.push({ x, y, cell });
    if (found.length === MOST_PEAKS) break;
  }
  return found.map(({ x, y, cell }) => {
    let [weight, cases] = [0, 0];
    index.forEachWithin(x, y, bandwidthM, (point) => {
      weight += weights[point]!;
      cases += 1;
    });
    return { position: plane.toPosition(x, y), density: values[cell]! * M2_PER_KM2, weight, cases };
  });
}
