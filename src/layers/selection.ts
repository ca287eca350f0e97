import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { cachedBy } from './style/cached-by.ts';
import { collection, feature, geojsonSource } from './style/geojson.ts';
import type { UnitOutlines } from './model/layer-input.ts';
import { defineLayer, NO_CODE } from './model/map-layer.ts';

function outlineShapes({
  selected,
  hovered,
  otherDays = [],
  lit = [],
}: UnitOutlines): FeatureCollection<Polygon | MultiPolygon> {
  return collection([
    ...lit.map((unit) => feature(unit, { role: 'lit' })),
    ...(hovered === undefined ? [] : [feature(hovered, { role: 'hover' })]),
    ...(selected === undefined ? [] : [feature(selected, { role: 'unit' })]),
    ...otherDays.map((unit) => feature(unit, { role: 'otherDay' })),
  ]);
}

/**
 * The selected unit, the one under the pointer, those that a tour speaks of, and outlines of other days dashed; the ring of a selected point is painted over the map. One accent colour,
 * nothing else uses it on the map.
 */
export const selection = defineLayer({
  id: 'selection',
  shownWith: 'always',
  needs: [],
  wants: [],
  code: NO_CODE,
  data: (_, { outlines }) => cachedBy(outlines, 'shapes', () => outlineShapes(outlines)),
  style: (shapes, theme) => ({
    sources: { selection: geojsonSource(shapes) },
    layers: [
      {
        id: 'selection-lit',
        type: 'line',
        source: 'selection',
        filter: ['==', ['get', 'role'], 'lit'],
        layout: { 'line-join': 'round' },
        paint: { 'line-color': theme.ui.accent, 'line-width': 4.5, 'line-opacity': 0.6 },
      },
      {
        id: 'selection-hover',
        type: 'line',
        source: 'selection',
        filter: ['==', ['get', 'role'], 'hover'],
        paint: { 'line-color': theme.map.hover, 'line-width': 1.4, 'line-opacity': 0.8 },
      },
      {
        id: 'selection-casing',
        type: 'line',
        source: 'selection',
        filter: ['==', ['get', 'role'], 'unit'],
        layout: { 'line-join': 'round' },
        paint: { 'line-color': theme.map.labelHalo, 'line-width': 5, 'line-opacity': 0.55 },
      },
      {
        id: 'selection-unit',
        type: 'line',
        source: 'selection',
        filter: ['==', ['get', 'role'], 'unit'],
        layout: { 'line-join': 'round' },
        paint: { 'line-color': theme.ui.accent, 'line-width': 2.4 },
      },
      {
        id: 'selection-other-day',
        type: 'line',
        source: 'selection',
        filter: ['==', ['get', 'role'], 'otherDay'],
        paint: { 'line-color': theme.ui.text, 'line-width': 1.8, 'line-dasharray': [3, 2] },
      },
    ],
  }),
  legend: null,
  pick: null,
  images: null,
});
