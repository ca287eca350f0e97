import type { SceneMarked } from '../domain/desk/scene.ts';
import type { Theme } from '../themes/theme.ts';
import type { LayerStyle } from './model/map-layer.ts';
import { cachedBy } from './style/cached-by.ts';
import { circle } from './style/circle.ts';
import { collection, feature, geojsonSource, pointFeature } from './style/geojson.ts';

/** A smaller circle would be hidden by its own reports. */
const LEAST_RADIUS_M = 60;

/** The circle dashed over everything, each report of it as a ring: their shapes stay to be seen inside. */
export function markedStyle(marked: SceneMarked, theme: Theme): LayerStyle {
  const ground = cachedBy(marked, 'ground', () =>
    collection([feature(circle(marked.centre, Math.max(marked.radiusM, LEAST_RADIUS_M)), {})]),
  );
  const reports = cachedBy(marked, 'reports', () =>
    collection(marked.positions.map(([longitude, latitude]) => pointFeature([longitude, latitude], {}))),
  );
  return {
    sources: { 'marked-ground': geojsonSource(ground), 'marked-reports': geojsonSource(reports) },
    layers: [
      {
        id: 'marked-fill',
        type: 'fill',
        source: 'marked-ground',
        paint: { 'fill-color': theme.ui.warning, 'fill-opacity': 0.12 },
      },
      {
        id: 'marked-casing',
        type: 'line',
        source: 'marked-ground',
        paint: { 'line-color': theme.map.labelHalo, 'line-width': 6, 'line-opacity': 0.6 },
      },
      {
        id: 'marked-line',
        type: 'line',
        source: 'marked-ground',
        paint: { 'line-color': theme.ui.warning, 'line-width': 3, 'line-dasharray': [3, 2] },
      },
      {
        id: 'marked-reports',
        type: 'circle',
        source: 'marked-reports',
        paint: {
          'circle-radius': 5,
          'circle-opacity': 0,
          'circle-stroke-color': theme.ui.warning,
          'circle-stroke-width': 2,
        },
      },
    ],
  };
}
