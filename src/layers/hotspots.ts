import type { ExpressionSpecification } from 'maplibre-gl';
import type { Theme } from '../themes/theme.ts';
import { cachedBy } from './model/cached-by.ts';
import { feature, geojsonSource, type ScenePart } from './scene.ts';

/** Pickpocket cases of the time range: `[longitude, latitude, weight]`, weight = share of the interval inside it. */
export interface CasePoints {
  points: readonly (readonly [number, number, number])[];
  /** Sum of the weights. */
  weight: number;
  /** Cases of the data set, whatever the range. */
  all: number;
}

/** Density of pickpocket cases as a smooth surface: a picture for the eye, not a test; the legend states n. */
export function hotspotDensity(data: CasePoints | undefined, theme: Theme): ScenePart {
  if (data === undefined) return { sources: {}, layers: [] };
  const collection = cachedBy(data, 'points', () => ({
    type: 'FeatureCollection' as const,
    features: data.points.map(([longitude, latitude, weight]) =>
      feature({ type: 'Point' as const, coordinates: [longitude, latitude] }, { weight }),
    ),
  }));
  const stops = theme.map.heat.flatMap((colour, index) => [index / (theme.map.heat.length - 1), colour]);
  const perPoint = Math.min(0.8, 1.5 / Math.sqrt(Math.max(1, data.points.length)));
  return {
    sources: { hotspots: geojsonSource(collection) },
    layers: [
      {
        id: 'hotspots',
        type: 'heatmap',
        source: 'hotspots',
        maxzoom: 17,
        paint: {
          'heatmap-weight': ['get', 'weight'],
          'heatmap-intensity': ['interpolate', ['linear'], ['zoom'], 8, perPoint * 0.8, 14, perPoint * 2.4],
          'heatmap-radius': ['interpolate', ['exponential', 1.6], ['zoom'], 8, 14, 12, 34, 15, 70],
          'heatmap-color': [
            'interpolate',
            ['linear'],
            ['heatmap-density'],
            ...stops,
          ] as unknown as ExpressionSpecification,
          'heatmap-opacity': ['interpolate', ['linear'], ['zoom'], 14, 0.9, 17, 0.45],
        },
      },
    ],
    legend: {
      id: 'hotspots',
      titleKey: 'layer.hotspots',
      noteKey: 'legend.hotspotNote',
      noteValues: { n: Math.round(data.weight), cases: data.points.length, all: data.all },
      inline: true,
      rows: [{ swatch: { kind: 'ramp', colours: theme.map.heat.slice(1) }, labelKey: 'legend.lowToHigh' }],
    },
  };
}
