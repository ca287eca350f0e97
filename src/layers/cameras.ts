import type { FeatureCollection, Point } from 'geojson';
import type { CameraRecord } from '../schemas/cameras.ts';
import type { Theme } from '../themes/theme.ts';
import { cachedBy } from './model/cached-by.ts';
import { feature, geojsonSource, type LegendEntry, type ScenePart } from './scene.ts';

/** Zoom from which a camera is a symbol; farther away it is a grain of dust. */
export const CAMERA_SYMBOL_ZOOM = 12.4;

export type CameraState = 'on' | 'off' | 'gone';

/** What the map says of a status: working, not working, or taken down. */
export function cameraState(status: CameraRecord['status']): CameraState {
  if (status === 'online') return 'on';
  return status === 'removed' ? 'gone' : 'off';
}

function collection(cameras: readonly CameraRecord[]): FeatureCollection<Point> {
  return cachedBy(cameras, 'points', () => ({
    type: 'FeatureCollection' as const,
    features: cameras.flatMap((camera) =>
      camera.point === undefined
        ? []
        : [
            feature(
              { type: 'Point' as const, coordinates: camera.point },
              { camera: camera.gbId, pointClass: camera.pointClass, state: cameraState(camera.status) },
            ),
          ],
    ),
  }));
}

/** Video points: size and shape by class, colour and a cross by status; thinned to dust from afar. */
export function cameras(records: readonly CameraRecord[] | undefined, theme: Theme): ScenePart {
  if (records === undefined) return { sources: {}, layers: [] };
  return {
    sources: { cameras: geojsonSource(collection(records)) },
    layers: [
      {
        id: 'cameras-dust',
        type: 'circle',
        source: 'cameras',
        maxzoom: CAMERA_SYMBOL_ZOOM,
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 0.8, 12, 1.9],
          'circle-color': ['match', ['get', 'state'], 'on', theme.map.camera, theme.map.cameraOff],
          'circle-opacity': ['match', ['get', 'state'], 'on', 0.75, 0.9],
        },
      },
      {
        id: 'cameras',
        type: 'symbol',
        source: 'cameras',
        minzoom: CAMERA_SYMBOL_ZOOM,
        layout: {
          'icon-image': ['concat', `camera|${theme.id}|`, ['get', 'pointClass'], '|', ['get', 'state']],
          'icon-size': ['interpolate', ['linear'], ['zoom'], 12.4, 0.55, 15, 0.95, 17, 1.15],
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
        },
      },
    ],
    legend: legend(records, theme),
  };
}

function legend(records: readonly CameraRecord[], theme: Theme): LegendEntry {
  const withPoint = records.filter((camera) => camera.point !== undefined).length;
  const { camera, cameraOff } = theme.map;
  return {
    id: 'cameras',
    titleKey: 'layer.cameras',
    noteKey: 'legend.cameraNote',
    noteValues: { n: records.length, unplaced: records.length - withPoint },
    inline: true,
    rows: [
      { swatch: { kind: 'shape', shape: 'square', colour: camera }, labelKey: 'camera.class1' },
      { swatch: { kind: 'shape', shape: 'diamond', colour: camera }, labelKey: 'camera.class2' },
      { swatch: { kind: 'shape', shape: 'circle', colour: camera }, labelKey: 'camera.class3' },
      {
        swatch: { kind: 'shape', shape: 'circle', colour: cameraOff, crossed: true },
        labelKey: 'camera.off',
      },
    ],
  };
}
