import type { ClusterMark, EngineQuery, LeafRow, MapMark } from '../../domain/engine/api/answer.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';

/** More legs than this are no longer told apart. */
export const MOST_LEGS = 60;
/** From here on a cluster opens in place: what still lies together would not part on the way to the nearest zoom. */
export const SPIDER_ZOOM = 17;
/** A cluster parts a little beyond the zoom at which it begins to. */
const BEYOND = 0.2;

/**
 * The zoom that opens a cluster of `count` incidents, `null` where it opens in place. `partsAt`: where it begins to
 * part, `null` where all incidents lie on one spot. The map zooms in on a cluster too large for a spider while it can:
 * it may draw coarser clusters than its zoom has.
 */
export function zoomToOpen(count: number, zoom: number, partsAt: number | null): number | null {
  if (zoom >= SPIDER_ZOOM - 0.05) return null;
  const target = partsAt === null ? null : partsAt + BEYOND;
  if (count > MOST_LEGS) return Math.max(target ?? SPIDER_ZOOM, zoom + 1);
  return target === null || target <= zoom + BEYOND + 0.05 ? null : target;
}

/** What a click on a cluster leads to. `leaves`: the newest incidents of `total`. */
export type Opening =
  | { readonly kind: 'zoom'; readonly cluster: ClusterMark; readonly zoom: number }
  | {
      readonly kind: 'spider';
      readonly cluster: ClusterMark;
      readonly question: EngineQuery;
      readonly leaves: readonly LeafRow[];
      readonly total: number;
    };

/** The marks on the map and the question that they answer. */
export interface ShownMarks {
  readonly marks: readonly MapMark[];
  readonly question: EngineQuery;
}

type Asking = Pick<EngineConnection, 'expansionZoom' | 'clusterLeaves'>;

async function openingOf(
  connection: Asking,
  cluster: ClusterMark,
  question: EngineQuery,
  zoom: number,
): Promise<Opening> {
  const next = zoomToOpen(cluster.count, zoom, await connection.expansionZoom(question, cluster.id));
  if (next !== null) return { kind: 'zoom', cluster, zoom: next };
  const { rows, total } = await connection.clusterLeaves(question, cluster.id, {
    offset: 0,
    limit: MOST_LEGS,
  });
  return { kind: 'spider', cluster, question, leaves: rows, total };
}

/**
 * Asks the engine what opens a cluster. A cluster of an earlier data version fails; then the one that replaced it is
 * opened. `undefined` where the clicked one is not on the map; rejects with the reason of the engine.
 */
export async function openCluster(
  connection: Asking,
  clicked: { readonly id: number; readonly position: readonly [number, number] },
  shown: () => ShownMarks | null,
  zoom: number,
): Promise<Opening | undefined> {
  const before = shown();
  const cluster = before?.marks.find((mark) => mark.kind === 'cluster' && mark.id === clicked.id);
  if (!before || cluster?.kind !== 'cluster') return undefined;
  try {
    return await openingOf(connection, cluster, before.question, zoom);
  } catch (error) {
    const now = shown();
    const [longitude, latitude] = clicked.position;
    const successor = now?.marks.find(
      (mark) => mark.kind === 'cluster' && mark.longitude === longitude && mark.latitude === latitude,
    );
    if (!now || now.question === before.question || successor?.kind !== 'cluster') throw error;
    return openingOf(connection, successor, now.question, zoom);
  }
}
