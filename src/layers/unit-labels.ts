import type { LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../themes/theme.ts';
import { FONT_BOLD, FONT_REGULAR, geojsonSource, type ScenePart } from './scene.ts';
import { DRAWN_LEVELS, unitLabels, type DrawnLevel, type UnitsByLevel } from './unit-data.ts';

const STYLE: Record<DrawnLevel, { from: number; to: number; size: [number, number]; spacing: number }> = {
  county: { from: 0, to: 12.6, size: [13, 19], spacing: 0.22 },
  township: { from: 10, to: 14.2, size: [11, 15], spacing: 0.08 },
  village: { from: 11.9, to: 17, size: [10.5, 14], spacing: 0.02 },
  finest: { from: 14, to: 24, size: [10, 13], spacing: 0 },
};

/** Names of units. They move aside for clusters and give way where there is no room. */
export function unitLabelLayers(units: UnitsByLevel, theme: Theme): ScenePart {
  const levels = [...DRAWN_LEVELS].reverse().filter((level) => units[level] !== undefined);
  const sources = Object.fromEntries(
    levels.flatMap((level) => {
      const collection = units[level];
      return collection === undefined ? [] : [[`labels-${level}`, geojsonSource(unitLabels(collection))]];
    }),
  );
  return { sources, layers: levels.map((level) => labelLayer(level, theme)) };
}

function labelLayer(level: DrawnLevel, theme: Theme): LayerSpecification {
  const { from, to, size, spacing } = STYLE[level];
  const isMajor = level === 'county' || level === 'township';
  return {
    id: `labels-${level}`,
    type: 'symbol',
    source: `labels-${level}`,
    minzoom: from,
    maxzoom: to,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': level === 'county' ? FONT_BOLD : FONT_REGULAR,
      'text-size': ['interpolate', ['linear'], ['zoom'], from, size[0], to, size[1]],
      'text-letter-spacing': spacing,
      'text-max-width': 9,
      'text-padding': 6,
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': isMajor ? 1.6 : 1.1,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: {
      'text-color': isMajor ? theme.map.label : theme.map.labelMinor,
      'text-halo-color': theme.map.labelHalo,
      'text-halo-width': level === 'county' ? 1.8 : 1.4,
      'text-halo-blur': 0.6,
    },
  };
}
