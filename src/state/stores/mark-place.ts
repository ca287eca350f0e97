import type { AppState } from './app-state.ts';

/** Metres a pixel at zoom 0 on the equator, with tiles of 512 px. */
const M_PER_PX_AT_0 = 78_271.5;
/** The circle takes about so many pixels across. */
const ACROSS_PX = 420;
const [FARTHEST_ZOOM, NEAREST_ZOOM] = [9, 16];

/** A place that a sentence speaks of: its circle, and the reports in it. */
export interface SpokenPlace {
  readonly longitude: number;
  readonly latitude: number;
  readonly radiusM: number;
  readonly positions: readonly (readonly [number, number])[];
}

/** At which zoom a circle of a radius is seen whole. */
export function zoomOfCircle(radiusM: number, latitude: number): number {
  const mPerPx = (2 * Math.max(radiusM, 1)) / ACROSS_PX;
  const zoom = Math.log2((M_PER_PX_AT_0 * Math.cos((latitude * Math.PI) / 180)) / mPerPx);
  return Math.min(Math.max(zoom, FARTHEST_ZOOM), NEAREST_ZOOM);
}

/** Flies to a place, and marks its circle and its reports. It is a step: Back flies to where the map was. */
export function markPlace({ view, interface: store, trail }: AppState, place: SpokenPlace): void {
  const { longitude, latitude, radiusM, positions } = place;
  const zoom = zoomOfCircle(radiusM, latitude);
  trail.getState().requestStep();
  view.getState().change({ camera: { center: [longitude, latitude], zoom, bearing: 0, pitch: 0 } });
  store.getState().showOnMap({ marked: { centre: [longitude, latitude], radiusM, positions } });
}

/** Takes the mark away; the map stays where it is. */
export function unmarkPlace({ interface: store }: AppState): void {
  if (store.getState().deskScene.marked !== null) store.getState().showOnMap({ marked: null });
}
