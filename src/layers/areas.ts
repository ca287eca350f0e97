import type { VariableAnchorOffsetCollectionSpecification } from 'maplibre-gl';
import { FONT_REGULAR } from './style/fonts.ts';
import { geojsonSource } from './style/geojson.ts';
import { defineLayer, NO_CODE } from './model/map-layer.ts';
import { labelPoints, stripUnits } from './units/unit-data.ts';

/** Governance areas (片区): an overlay that crosses communities, so it is a line of its own colour and never a fill. */
export const areas = defineLayer({
  id: 'areas',
  shownWith: ['areas'],
  needs: ['areas'],
  wants: [],
  code: NO_CODE,
  data: ({ areas: units }) => units,
  style: (units, theme) => ({
    sources: { areas: geojsonSource(stripUnits(units), { promoteId: 'code' }) },
    layers: [
      {
        id: 'areas-line',
        type: 'line',
        source: 'areas',
        minzoom: 11,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': theme.map.area,
          'line-width': ['interpolate', ['linear'], ['zoom'], 11, 1, 15, 2.6],
          'line-opacity': 0.9,
        },
      },
    ],
  }),
  legend: (_, theme) => ({
    id: 'areas',
    titleKey: 'layer.areas',
    rows: [{ swatch: { kind: 'line', colour: theme.map.area }, labelKey: 'layer.areas' }],
    inline: true,
  }),
  pick: null,
  images: null,
});

/** Where a name may stand about its point, in em, the best first; clusters in the middle push it out. */
const ANCHORS: VariableAnchorOffsetCollectionSpecification = (
  [
    ['center', 0, 0],
    ['top', 0, 0.9],
    ['bottom', 0, -0.9],
    ['left', 1, 0],
    ['right', -1, 0],
    ['top', 0, 2],
    ['bottom', 0, -2],
    ['left', 2, 0],
    ['right', -2, 0],
    ['top-left', 1, 1],
    ['top-right', -1, 1],
    ['bottom-left', 1, -1],
    ['bottom-right', -1, -1],
  ] as const
).flatMap(([anchor, right, down]): VariableAnchorOffsetCollectionSpecification => [anchor, [right, down]]);

/** Names of the areas: drawn over the names of units, so that they find room first and keep it. */
export const areaLabels = defineLayer({
  id: 'areaLabels',
  shownWith: ['areas'],
  needs: ['areas'],
  wants: [],
  code: NO_CODE,
  data: ({ areas: units }) => units,
  style: (units, theme) => ({
    sources: { 'areas-labels': geojsonSource(labelPoints(units)) },
    layers: [
      {
        id: 'areas-label',
        type: 'symbol',
        source: 'areas-labels',
        minzoom: 13.2,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': FONT_REGULAR,
          'text-size': 12,
          'text-max-width': 6,
          'text-line-height': 1.1,
          'text-padding': 1,
          'text-variable-anchor-offset': ANCHORS,
        },
        paint: {
          'text-color': theme.map.area,
          'text-halo-color': theme.map.labelHalo,
          'text-halo-width': 1.6,
        },
      },
    ],
  }),
  legend: null,
  pick: {
    styleLayers: ['areas-label'],
    as: 'label',
    selection: ({ code }) => ({ kind: 'unit', id: String(code) }),
  },
  images: null,
});
