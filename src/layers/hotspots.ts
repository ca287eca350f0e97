import type { FeatureCollection, Point } from 'geojson';
import type { PlaceRecord } from '../schemas/places.ts';
import { rememberLast } from './style/cached-by.ts';
import { collection, geojsonSource, pointFeature } from './style/geojson.ts';
import type { Resources, TimeClauses } from './model/layer-input.ts';
import { defineLayer, lateCode } from './model/map-layer.ts';
import { marketsInUnits } from '../domain/engine/filter/filter-context.ts';

type Aoristic = typeof import('../domain/engine/answers/aoristic-answer.ts');
type Cases = Resources['cases'];

interface WeighedCases {
  readonly points: FeatureCollection<Point>;
  /** Sum of the weights. */
  readonly weight: number;
  /** Cases of the data set, whatever the range. */
  readonly all: number;
}

/**
 * Pickpocket cases under the page's whole time filter. Victims notice late, so a case is an interval; it counts with the
 * share of it that the filter holds (aoristic weight).
 */
const weighCases = rememberLast(
  (
    cases: Cases,
    places: readonly PlaceRecord[],
    clauses: TimeClauses,
    { aoristicWeights }: Aoristic,
  ): WeighedCases => {
    const { weights, total } = aoristicWeights(cases, marketsInUnits(places), clauses);
    const points = [];
    for (let row = 0; row < cases.count; row++) {
      const weight = weights[row]!;
      if (weight > 0) points.push(pointFeature([cases.longitude[row]!, cases.latitude[row]!], { weight }));
    }
    return { points: collection(points), weight: total, all: cases.count };
  },
);

const NO_PLACES: readonly PlaceRecord[] = [];

/**
 * Density of pickpocket cases as a smooth surface: a picture for the eye, not a test; the legend states n. The patrol desk
 * has pictures of its own with classes that can be read.
 */
export const hotspots = defineLayer({
  id: 'hotspots',
  shownWith: ['hotspots'],
  needs: ['cases'],
  // Markets have their days, which the calendar clause may ask for.
  wants: ['places'],
  // The reckoning of intervals brings the calendars along.
  code: lateCode((): Promise<Aoristic> => import('../domain/engine/answers/aoristic-answer.ts')),
  data: ({ cases, places }, { timeClauses, shown }, aoristic) => {
    if (timeClauses === undefined || shown.has('patrol')) return undefined;
    if (!timeClauses.calendar.includes('marketDay'))
      return weighCases(cases, NO_PLACES, timeClauses, aoristic);
    return places && weighCases(cases, places, timeClauses, aoristic);
  },
  style: ({ points }, theme) => {
    const stops = theme.map.heat.flatMap((colour, index) => [index / (theme.map.heat.length - 1), colour]);
    const perPoint = Math.min(0.8, 1.5 / Math.sqrt(Math.max(1, points.features.length)));
    return {
      sources: { hotspots: geojsonSource(points) },
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
            'heatmap-color': ['interpolate', ['linear'], ['heatmap-density'], ...stops],
            'heatmap-opacity': ['interpolate', ['linear'], ['zoom'], 14, 0.9, 17, 0.45],
          },
        },
      ],
    };
  },
  legend: ({ points, weight, all }, theme) => ({
    id: 'hotspots',
    titleKey: 'layer.hotspots',
    noteKey: 'legend.hotspotNote',
    noteValues: { n: Math.round(weight), cases: points.features.length, all },
    inline: true,
    rows: [{ swatch: { kind: 'ramp', colours: theme.map.heat.slice(1) }, labelKey: 'legend.lowToHigh' }],
  }),
  pick: null,
  images: null,
});
