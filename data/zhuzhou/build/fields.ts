import { distanceToSegment } from '../../../src/domain/geo/rings.ts';
import type { Position } from '../../../src/domain/geo/positions.ts';
import { CENTRES, type Centre } from './centres.ts';
import { toPlane, type Point } from './projection.ts';

/** What the terrain says at every point of the drawing plane. */
export interface Fields {
  /** Communities per km² that the place would hold, relative. */
  density(point: Point): number;
  /** Direction of the streets in radians; right angles to it are streets too. */
  direction(point: Point): number;
  /** 0 in the open country, 1 in the dense city. */
  urbanity(point: Point): number;
}

const CELL_M = 400;
const COUNTRY_DENSITY = 0.085;

/** Slow waves: about −1 … 1, wavelength about `lengthM`, different for every `phase`. */
function waves([x, y]: Point, lengthM: number, phase: number): number {
  const k = (2 * Math.PI) / lengthM;
  return (
    (Math.sin(k * (0.9 * x + 0.35 * y) + phase) +
      Math.sin(k * (-0.45 * x + 0.95 * y) + 2.1 * phase) +
      0.7 * Math.sin(k * 1.7 * (0.6 * x - 0.7 * y) + 3.3 * phase)) /
    2.7
  );
}

interface Nearest {
  distance: number;
  angle: number;
}

function nearestOnLine([x, y]: Point, line: readonly Point[]): Nearest {
  let best: Nearest = { distance: Infinity, angle: 0 };
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!;
    const b = line[i]!;
    const distance = distanceToSegment(x, y, a, b);
    if (distance < best.distance) best = { distance, angle: Math.atan2(b[1] - a[1], b[0] - a[0]) };
  }
  return best;
}

/** Computes the fields once on a lattice over the city and answers by bilinear interpolation. */
export function createFields(river: readonly Point[], towns: readonly Position[]): Fields {
  const centres = [
    ...CENTRES,
    ...towns.map((position): Centre => ({ position, peak: 0.16, reachM: 1500, streets: 0 })),
  ].map((centre) => ({ ...centre, point: toPlane(centre.position) }));
  const [west, south] = toPlane([112.9, 25.98]);
  const [east, north] = toPlane([114.18, 28.08]);
  const columns = Math.ceil((east - west) / CELL_M) + 1;
  const rows = Math.ceil((north - south) / CELL_M) + 1;
  const lattice = {
    density: new Float64Array(columns * rows),
    cos: new Float64Array(columns * rows),
    sin: new Float64Array(columns * rows),
  };
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const point: Point = [west + c * CELL_M, south + r * CELL_M];
      const bank = nearestOnLine(point, river);
      const inCity = 1 / (1 + Math.exp((toPlane([113, 27.76])[1] - point[1]) / 2500));
      let density = COUNTRY_DENSITY * (1 + 0.55 * waves(point, 26_000, 1.3));
      density += 0.22 * inCity * Math.exp(-bank.distance / 1500);
      const country = (Math.PI / 4) * waves(point, 30_000, 0.4) + 0.3;
      let [cos, sin] = [0.25 * Math.cos(4 * country), 0.25 * Math.sin(4 * country)];
      const along = 1.3 * Math.exp(-((bank.distance / 650) ** 2));
      cos += along * Math.cos(4 * bank.angle);
      sin += along * Math.sin(4 * bank.angle);
      for (const centre of centres) {
        const distance = Math.hypot(point[0] - centre.point[0], point[1] - centre.point[1]);
        density += centre.peak * Math.exp(-distance / centre.reachM);
        const pull = centre.streets * Math.exp(-((distance / (2.2 * centre.reachM)) ** 2));
        const angle = ((centre.angleDeg ?? 0) * Math.PI) / 180;
        cos += pull * Math.cos(4 * angle);
        sin += pull * Math.sin(4 * angle);
      }
      const at = r * columns + c;
      lattice.density[at] = density;
      lattice.cos[at] = cos;
      lattice.sin[at] = sin;
    }
  const sample = (values: Float64Array, [x, y]: Point): number => {
    const fx = Math.min(Math.max((x - west) / CELL_M, 0), columns - 1.001);
    const fy = Math.min(Math.max((y - south) / CELL_M, 0), rows - 1.001);
    const at = Math.floor(fy) * columns + Math.floor(fx);
    const [tx, ty] = [fx % 1, fy % 1];
    const low = values[at]! * (1 - tx) + values[at + 1]! * tx;
    const high = values[at + columns]! * (1 - tx) + values[at + columns + 1]! * tx;
    return low * (1 - ty) + high * ty;
  };
  const density = (point: Point) => sample(lattice.density, point);
  return {
    density,
    direction: (point) => Math.atan2(sample(lattice.sin, point), sample(lattice.cos, point)) / 4,
    urbanity: (point) => Math.min(1, Math.max(0, Math.log(density(point) / 0.2) / Math.log(6))),
  };
}
