import { FONT_REGULAR } from './style/fonts.ts';
import { geojsonSource } from './style/geojson.ts';
import { linesOfKind } from './style/lines-of-kind.ts';
import { defineLayer, NO_CODE } from './model/map-layer.ts';

const ROUND = { 'line-cap': 'round', 'line-join': 'round' } as const;

/** The river: one calm stroke, wide as water from near, a line from afar, with its name along it. */
export const river = defineLayer({
  id: 'river',
  shownWith: 'always',
  needs: ['lines'],
  wants: [],
  code: NO_CODE,
  // A base map from elsewhere has a river of its own.
  data: ({ lines }, { basemap }) => (basemap === undefined ? linesOfKind(lines, 'RIVER') : undefined),
  style: (rivers, theme) => ({
    sources: { river: geojsonSource(rivers) },
    layers: [
      {
        id: 'river-bank',
        type: 'line',
        source: 'river',
        layout: ROUND,
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
        layout: ROUND,
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
  }),
  legend: null,
  pick: null,
  images: null,
});
