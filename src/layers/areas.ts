import type { VariableAnchorOffsetCollectionSpecification } from 'maplibre-gl';
import type { UnitCollection } from '../schemas/units.ts';
import type { Theme } from '../themes/theme.ts';
import { FONT_REGULAR, geojsonSource, type ScenePart } from './scene.ts';
import { stripUnits, unitLabels } from './units/unit-data.ts';

/** Governance areas (片区): an overlay that crosses communities, so it is a line of its own colour and never a fill. */
export function areasOverlay(areas: UnitCollection | undefined, theme: Theme): ScenePart {
  if (areas === undefined) return { sources: {}, layers: [] };
  return {
    sources: {
      areas: geojsonSource(stripUnits(areas), { promoteId: 'code' }),
    },
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
    legend: {
      id: 'areas',
      titleKey: 'layer.areas',
      rows: [{ swatch: { kind: 'line', colour: theme.map.area }, labelKey: 'layer.areas' }],
      inline: true,
    },
  };
}

/** Where a name may stand about its point, in em, the best place first; clusters in the middle push it out. */
const PLACES: VariableAnchorOffsetCollectionSpecification = (
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

/** Names of the areas: drawn over the names of units, so that they are placed first and keep their place. */
export function areaLabels(areas: UnitCollection | undefined, theme: Theme): ScenePart {
  if (areas === undefined) return { sources: {}, layers: [] };
  return {
    sources: { 'areas-labels': geojsonSource(unitLabels(areas)) },
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
          'text-variable-anchor-offset': PLACES,
        },
        paint: {
          'text-color': theme.map.area,
          'text-halo-color': theme.map.labelHalo,
          'text-halo-width': 1.6,
        },
      },
    ],
  };
}
