import type { ExpressionSpecification } from 'maplibre-gl';
import type { SceneSeries, SceneSeriesCase } from '../domain/desk/scene.ts';
import type { Theme } from '../themes/theme.ts';
import type { LegendEntry } from './model/legend-entry.ts';
import type { LayerStyle } from './model/map-layer.ts';
import { cachedBy } from './style/cached-by.ts';
import { FONT_BOLD } from './style/fonts.ts';
import { collection, feature, geojsonSource, pointFeature } from './style/geojson.ts';

const IS_CHOSEN: ExpressionSpecification = ['==', ['get', 'isChosen'], true];

/** Lines between linked cases, the likelier the stronger, and the cases with their numbers. */
export function seriesStyle(series: SceneSeries, theme: Theme): LayerStyle {
  const links = cachedBy(series, 'links', () =>
    collection(
      series.links.map(({ from, to, probability, isChosen }) =>
        feature({ type: 'LineString' as const, coordinates: [from, to] }, { probability, isChosen }),
      ),
    ),
  );
  const cases = cachedBy(series, 'cases', () =>
    collection(
      spotsOf(series.cases).map((spot) => {
        const [first] = spot;
        const chosen = spot.find((one) => one.isChosen);
        const isAlone = spot.length === 1;
        return pointFeature(first.position, {
          caseNo: (chosen ?? first).caseNo,
          sign: isAlone ? String(first.order) : `×${spot.length}`,
          orders: isAlone ? '' : spot.map(({ order }) => order).join(' · '),
          isChosen: chosen !== undefined,
          order: chosen ? 0 : first.order,
        });
      }),
    ),
  );
  const { accent, onAccent } = theme.ui;
  const { label, labelHalo, disc, discText } = theme.map;
  return {
    sources: { 'series-links': geojsonSource(links), 'series-cases': geojsonSource(cases) },
    layers: [
      {
        id: 'series-links-casing',
        type: 'line',
        source: 'series-links',
        layout: { 'line-cap': 'round' },
        paint: { 'line-color': labelHalo, 'line-width': ['case', IS_CHOSEN, 6, 4], 'line-opacity': 0.5 },
      },
      {
        id: 'series-links',
        type: 'line',
        source: 'series-links',
        layout: { 'line-cap': 'round' },
        paint: {
          'line-color': accent,
          'line-width': ['case', IS_CHOSEN, 3.2, 1.4],
          'line-opacity': ['case', IS_CHOSEN, 1, ['*', 0.7, ['get', 'probability']]],
        },
      },
      {
        id: 'series-cases',
        type: 'circle',
        source: 'series-cases',
        layout: { 'circle-sort-key': ['-', 0, ['get', 'order']] },
        paint: {
          'circle-radius': ['case', IS_CHOSEN, 13, 10],
          'circle-color': ['case', IS_CHOSEN, accent, disc],
          'circle-stroke-color': ['case', IS_CHOSEN, labelHalo, accent],
          'circle-stroke-width': 2,
        },
      },
      {
        id: 'series-numbers',
        type: 'symbol',
        source: 'series-cases',
        layout: {
          'text-field': ['get', 'sign'],
          'text-font': FONT_BOLD,
          'text-size': 13,
          'text-allow-overlap': true,
          'text-ignore-placement': true,
          'symbol-sort-key': ['-', 0, ['get', 'order']],
        },
        paint: { 'text-color': ['case', IS_CHOSEN, onAccent, discText] },
      },
      {
        id: 'series-orders',
        type: 'symbol',
        source: 'series-cases',
        layout: {
          'text-field': ['get', 'orders'],
          'text-font': FONT_BOLD,
          'text-size': 13,
          'text-anchor': 'bottom',
          'text-offset': [0, -1.1],
          'text-allow-overlap': true,
          'text-ignore-placement': true,
        },
        paint: { 'text-color': label, 'text-halo-color': labelHalo, 'text-halo-width': 1.6 },
      },
    ],
  };
}

/** Cases by place: several at one stop share a mark. */
function spotsOf(cases: SceneSeries['cases']): [SceneSeriesCase, ...SceneSeriesCase[]][] {
  const spots = new Map<string, [SceneSeriesCase, ...SceneSeriesCase[]]>();
  for (const one of cases) {
    const key = one.position.join();
    const spot = spots.get(key);
    if (spot === undefined) spots.set(key, [one]);
    else spot.push(one);
  }
  return [...spots.values()];
}

/** What numbers and lines mean, with the number of cases. */
export function seriesLegend({ cases }: SceneSeries, theme: Theme): LegendEntry {
  return {
    id: 'caseSeries',
    titleKey: 'patrolSeries.map.title',
    noteKey: 'patrolSeries.map.note',
    rows: [
      {
        swatch: { kind: 'line', colour: theme.ui.accent },
        labelKey: 'patrolSeries.map.link',
        values: { n: cases.length },
      },
    ],
  };
}
