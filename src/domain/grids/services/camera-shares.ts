import { hasViewSector, type CameraView, type KnownView } from '../../cameras/camera-view.ts';
import { seesPoint } from '../../cameras/sees.ts';
import { turnedLattice } from './turned-lattice.ts';
import { runTask, type Task } from '../../tasks/task.ts';
import type { SampledShare } from './served-share.ts';
import type { ServedUnit, UnitTree } from './unit-tree.ts';

/** A camera as shares see it; a camera record fits. */
export interface ClassedCamera extends CameraView {
  readonly pointClass: number;
  readonly status: string;
}

/** What a unit has of the cameras of one class. */
export interface CameraShare {
  /** Cameras that stand in it and were not taken down. */
  readonly cameras: number;
  /** The part of them whose view sector is known; absent without cameras. */
  readonly knownShare?: number;
  /** The part of its area in the view of any, from wherever they stand: a lower bound while sectors are unknown. */
  readonly area: SampledShare;
}

/** Side of a cell, m. */
const CELL_M = 4;
/** A cell is its column and its row in one number. */
const ROWS = 2 ** 25;
const MIDDLE_ROW = ROWS / 2;
/** Cells that are given to units in one piece of work. */
const CELLS_A_PIECE = 2000;
/** Below this part of known sectors an area says little of the cameras (DOMAIN §3.8). */
export const LEAST_KNOWN_SHARE = 0.8;

/**
 * The union of the view sectors of cameras of one class in every unit, by the middles of cells of 4 m. Nothing hides
 * anything: walls are not known. A camera without a known sector adds nothing, and none is invented.
 */
export function cameraShares(...input: Parameters<typeof cameraSharesTask>): Map<string, CameraShare> {
  return runTask(cameraSharesTask(...input));
}

/** `cameraShares` in pieces, one for every camera and for some cells. */
export function* cameraSharesTask(
  tree: UnitTree,
  units: readonly ServedUnit[],
  cameras: readonly ClassedCamera[],
): Task<Map<string, CameraShare>> {
  const standing = cameras.filter(({ status }) => status !== 'removed');
  const counts = new Map<string, { cameras: number; known: number }>();
  for (const camera of standing) {
    if (camera.point === undefined) continue;
    const known = hasViewSector(camera) ? 1 : 0;
    for (const { code } of tree.holding(camera.point)) {
      const before = counts.get(code) ?? { cameras: 0, known: 0 };
      counts.set(code, { cameras: before.cameras + 1, known: before.known + known });
    }
  }
  const seen = yield* seenAreas(
    tree,
    standing.filter((camera) => hasViewSector(camera)),
  );
  return new Map(
    units.map(({ code, areaM2 }) => {
      const { cameras: own, known } = counts.get(code) ?? { cameras: 0, known: 0 };
      const { area = 0, edges = 0 } = seen.get(code) ?? {};
      return [
        code,
        {
          cameras: own,
          ...(own > 0 && { knownShare: known / own }),
          area: {
            share: Math.min(1, area / areaM2),
            error: (Math.sqrt(edges) * CELL_M * CELL_M) / areaM2,
          },
        },
      ];
    }),
  );
}

/** Seen m² and cells on the edge of what is seen, by unit. */
function* seenAreas(
  tree: UnitTree,
  cameras: readonly KnownView[],
): Task<Map<string, { area: number; edges: number }>> {
  const lattice = turnedLattice(cameras[0]?.point ?? [0, 0], CELL_M);
  const cells = new Set<number>();
  for (const camera of cameras) {
    const [x, y] = lattice.toCells(camera.point);
    // The plane of the lattice is true to 1 %.
    const reach = (camera.rangeM / CELL_M) * 1.02 + 1;
    for (let column = Math.floor(x - reach); column <= x + reach; column++)
      for (let row = Math.floor(y - reach); row <= y + reach; row++)
        if (seesPoint(camera, lattice.middleOf(column, row))) cells.add(column * ROWS + row + MIDDLE_ROW);
    yield;
  }
  const seen = new Map<string, { area: number; edges: number }>();
  let looked = 0;
  for (const cell of cells) {
    if (++looked % CELLS_A_PIECE === 0) yield;
    const column = Math.floor(cell / ROWS);
    const middle = lattice.middleOf(column, cell - column * ROWS - MIDDLE_ROW);
    const isEdge = [cell - 1, cell + 1, cell - ROWS, cell + ROWS].some((beside) => !cells.has(beside));
    const area = CELL_M * CELL_M * narrowing(middle, cameras[0]!.point);
    for (const { code } of tree.holding(middle)) {
      const before = seen.get(code) ?? { area: 0, edges: 0 };
      seen.set(code, { area: before.area + area, edges: before.edges + (isEdge ? 1 : 0) });
    }
  }
  return seen;
}

/** How much narrower the plane of a lattice truly is at a latitude than at its origin. */
const narrowing = ([, latitude]: readonly [number, number], [, origin]: readonly [number, number]) =>
  Math.cos((latitude * Math.PI) / 180) / Math.cos((origin * Math.PI) / 180);
