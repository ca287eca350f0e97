import { LAYER_IDS } from '../../domain/view/layer-ids.ts';
import type { PlaceRecord } from '../../schemas/places.ts';
import type { AppState } from '../../state/stores/app-state.ts';

/** One market fills the middle of the map so; several are looked at from further off. */
const ONE_ZOOM = 13.6;
const MANY_ZOOM = 9.2;

/** Goes to the map with markets and cameras on it: one market is chosen, several are looked at together. */
export function showMarkets(app: AppState, places: readonly PlaceRecord[]): void {
  const { view, change } = app.view.getState();
  const [first] = places;
  if (first === undefined) return;
  const isOne = new Set(places.map(({ id }) => id)).size === 1;
  const middle = (axis: 0 | 1): number => {
    const values = places.map(({ point }) => point[axis]);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  const wanted = isOne ? ['markets', 'cameras'] : ['markets'];
  change({
    page: 'map',
    layers: LAYER_IDS.filter((id) => view.layers.includes(id) || wanted.includes(id)),
    selection: isOne ? { kind: 'place', id: first.id } : null,
    camera: { center: [middle(0), middle(1)], zoom: isOne ? ONE_ZOOM : MANY_ZOOM, bearing: 0, pitch: 0 },
  });
}
