import type { LineCollection } from '../schemas/places.ts';
import type { Theme } from '../themes/theme.ts';
import { linesOfKind } from './model/lines-of-kind.ts';
import { FONT_REGULAR, geojsonSource, type ScenePart } from './scene.ts';

/** The river: one calm stroke, wide as water from near, a line from afar, with its name along it. */
export function river(lines: LineCollection | undefined, theme: Theme): ScenePart {
  if (lines === undefined) return { sources: {}, layers: [] };
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return {
    sources: { river: geojsonSource(linesOfKind(lines, 'RIVER')) },
    layers: [
      {
        id: 'river-bank',
        type: 'line',
        source: 'river',
        layout: round,
        paint: {
          'line-color': theme.map.water,
          'line-width': ['interpolate', ['exponential', 2], ['zoom'], 8, 3, 11, 9, 13, 28, 15, 100, 17, 380],
          'line-opacity': 0.95,
        },
      },
      {
        id: 'river-core',
        type: 'line',
        source: 'river',
        layout: round,
        paint: {
          'line-color': theme.map.waterCore,
          'line-width': [
            'interpolate',
            ['exponential', 2],
            ['zoom'],
            8,
            1.8,
            11,
            5.5,
            13,
            18,
            15,
            76,
            17,
            310,
          ],
          'line-opacity': 0.85,
        },
      },
      {
        id: 'river-label',
        type: 'symbol',
        source: 'river',
        minzoom: 10.5,
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 420,
          'text-field': ['get', 'name'],
          'text-font': FONT_REGULAR,
          'text-size': ['interpolate', ['linear'], ['zoom'], 10, 11, 14, 17],
          'text-letter-spacing': 0.5,
          'text-max-angle': 40,
        },
        paint: {
          'text-color': theme.map.waterLabel,
          'text-halo-color': theme.map.water,
          'text-halo-width': 1,
        },
      },
    ],
  };
}
