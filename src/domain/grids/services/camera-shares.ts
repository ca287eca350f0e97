import { hasViewSector, type CameraView, type KnownView } from '../../cameras/camera-view.ts';
import { seesPoint } from '../../cameras/sees.ts';
import type { Share } from './served-share.ts';
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
  readonly area: Share;
}

/** Side of a cell, m. */
const CELL_M = 4;
const M_PER_DEGREE = 111_195;
/** A cell is its column and its row in one number. */
const ROWS = 2 ** 25;
const EQUATOR = ROWS / 2;
/** Below this part of known sectors an area says little of the cameras (DOMAIN §3.8). */
export const LEAST_KNOWN_SHARE = 0.8;

/**
 * The union of the view sectors of cameras of one class in every unit, by the middles of cells of 4 m. Nothing hides
 * anything: walls are not known. A camera without a known sector adds nothing, and none is invented.
 */
export function cameraShares(
  tree: UnitTree,
  units: readonly ServedUnit[],
  cameras: readonly ClassedCamera[],
): Map<string, CameraShare> {
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
  const seen = seenAreas(
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
function seenAreas(tree: UnitTree, cameras: readonly KnownView[]) {
  const latitude = cameras[0]?.point[1] ?? 0;
  const stepLat = CELL_M / M_PER_DEGREE;
  const stepLng = stepLat / Math.cos((latitude * Math.PI) / 180);
  const cells = new Set<number>();
  for (const camera of cameras) {
    const reachLat = camera.rangeM / M_PER_DEGREE;
    const reachLng = reachLat / Math.cos((camera.point[1] * Math.PI) / 180);
    const [lng, lat] = camera.point;
    for (let x = Math.ceil((lng - reachLng) / stepLng); x * stepLng <= lng + reachLng; x++)
      for (let y = Math.ceil((lat - reachLat) / stepLat); y * stepLat <= lat + reachLat; y++)
        if (seesPoint(camera, [x * stepLng, y * stepLat])) cells.add(x * ROWS + y + EQUATOR);
  }
  const seen = new Map<string, { area: number; edges: number }>();
  for (const cell of cells) {
    const x = Math.floor(cell / ROWS);
    const y = cell - x * ROWS - EQUATOR;
    const isEdge = [cell - 1, cell + 1, cell - ROWS, cell + ROWS].some((beside) => !cells.has(beside));
    const narrowed = Math.cos((y * stepLat * Math.PI) / 180) / Math.cos((latitude * Math.PI) / 180);
    const area = CELL_M * CELL_M * narrowed;
    for (const { code } of tree.holding([x * stepLng, y * stepLat])) {
      const before = seen.get(code) ?? { area: 0, edges: 0 };
      seen.set(code, { area: before.area + area, edges: before.edges + (isEdge ? 1 : 0) });
    }
  }
  return seen;
}
