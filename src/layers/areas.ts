import type { Theme } from '../themes/theme.ts';
import { FONT_REGULAR, geojsonSource, type ScenePart } from './scene.ts';
import { stripUnits, unitLabels, type UnitCollection } from './unit-data.ts';

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
          'text-size': 13,
          'text-max-width': 6,
          'text-line-height': 1.1,
          'text-padding': 1,
          'text-variable-anchor': [
            'center',
            'top',
            'bottom',
            'left',
            'right',
            'top-left',
            'top-right',
            'bottom-left',
            'bottom-right',
          ],
          'text-radial-offset': 0.9,
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
