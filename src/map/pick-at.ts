import type { Map as MapLibreMap, Point, PointLike } from 'maplibre-gl';
import type { Selection } from '../domain/view/map-view.ts';
import { LAYERS } from '../layers/index.ts';
import type { LayerPick, PickedHotspot } from '../layers/model/map-layer.ts';

/** What lies at a point of the map: something that can be selected, a cluster of incidents, or a hotspot. */
export type Picked = Selection | PickedCluster | PickedHotspot;

/** A cluster under the pointer; `id` is the engine's. */
export interface PickedCluster {
  readonly kind: 'cluster';
  readonly id: number;
  readonly position: readonly [number, number];
}

/** What picking needs of a MapLibre map; a test stands in for it. */
type PickableMap = Pick<MapLibreMap, 'getLayer' | 'queryRenderedFeatures'>;

/** What layers say about clicks, the ones that are drawn on top first. */
const PICKS = LAYERS.flatMap(({ pick }) => pick ?? []).reverse();
const picksAs = (kind: LayerPick['as']): readonly LayerPick[] => PICKS.filter((pick) => pick.as === kind);
const BESIDE = [...picksAs('point'), ...picksAs('label')];
const GROUND = picksAs('ground');

/** Half the side of the square that a finger covers, and that a mouse covers, CSS px. */
const FINGER_PX = 12;
const MOUSE_PX = 3;

/** How far beside a thing a click still means it, CSS px. */
export function reachOf(isTouch: boolean): number {
  return isTouch ? FINGER_PX : MOUSE_PX;
}

/** The thing of the map itself at a point of the screen; `undefined` on empty ground. */
export function pickAt(
  map: PickableMap,
  { x, y }: Point,
  reach: number,
): Selection | PickedHotspot | undefined {
  const around: PointLike = [x, y];
  const square: [PointLike, PointLike] = [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ];
  return firstHit(map, square, BESIDE) ?? firstHit(map, around, GROUND);
}

/** What the first of `picks` with a feature in an area means. */
function firstHit(
  map: PickableMap,
  area: PointLike | [PointLike, PointLike],
  picks: readonly LayerPick[],
): Selection | PickedHotspot | undefined {
  const layers = picks
    .flatMap(({ styleLayers }) => styleLayers)
    .filter((id) => map.getLayer(id) !== undefined);
  const hits = map.queryRenderedFeatures(area, { layers });
  for (const { styleLayers, selection } of picks) {
    const hit = hits.find(({ layer }) => styleLayers.includes(layer.id));
    if (hit !== undefined) return selection(hit.properties);
  }
  return undefined;
}
