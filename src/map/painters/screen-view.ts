import { latitudeOf, longitudeOf, mercatorX, mercatorY } from '../../domain/geo/mercator.ts';

/** What a view is read from: the part of a MapLibre map that is needed. */
export interface ViewedMap {
  getCenter(): { readonly lng: number; readonly lat: number };
  getZoom(): number;
  getPitch(): number;
  project(position: [number, number]): { readonly x: number; readonly y: number };
}

/** Size of the map's element, CSS px, and device px to one of them. */
export interface ScreenSize {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly ratio: number;
}

/** Where positions lie on the screen just now. */
export interface ScreenView extends ScreenSize {
  readonly zoom: number;
  /** Position in degrees → CSS px. */
  toScreen(longitude: number, latitude: number): readonly [number, number];
  /** Web Mercator as `mercatorX` and `mercatorY` give it → CSS px. */
  fromMercator(x: number, y: number): readonly [number, number];
  /** The same text means the same view. */
  readonly key: string;
}

/** Length that the scale of a view is measured with, px. */
const MEASURE_PX = 512;
const TILE_PX = 512;

/**
 * The view of a map. Without pitch, Web Mercator maps to the screen by a rotation, a scale and a shift. Two projected
 * positions give them, which saves a projection for every mark. With pitch, every position is projected.
 */
export function screenViewOf(map: ViewedMap, { widthPx, heightPx, ratio }: ScreenSize): ScreenView {
  const { lng, lat } = map.getCenter();
  const zoom = map.getZoom();
  const step = MEASURE_PX / (TILE_PX * 2 ** zoom);
  const at = map.project([lng, lat]);
  const beside = map.project([lng + step * 360, lat]);
  const a = (beside.x - at.x) / step;
  const b = (beside.y - at.y) / step;
  const [x0, y0] = [mercatorX(lng), mercatorY(lat)];
  const isFlat = map.getPitch() === 0;
  const flat = (x: number, y: number): [number, number] => [
    at.x + a * (x - x0) - b * (y - y0),
    at.y + b * (x - x0) + a * (y - y0),
  ];
  const project = (longitude: number, latitude: number): [number, number] => {
    const { x, y } = map.project([longitude, latitude]);
    return [x, y];
  };
  return {
    widthPx,
    heightPx,
    zoom,
    ratio,
    key: [widthPx, heightPx, ratio, zoom, map.getPitch(), lng, lat, at.x, at.y, a, b].join(' '),
    toScreen: (longitude, latitude) =>
      isFlat ? flat(mercatorX(longitude), mercatorY(latitude)) : project(longitude, latitude),
    fromMercator: (x, y) => (isFlat ? flat(x, y) : project(longitudeOf(x), latitudeOf(y))),
  };
}
