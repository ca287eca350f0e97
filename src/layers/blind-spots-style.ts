import type { Polygon } from 'geojson';
import type { SceneBlindSpots } from '../domain/desk/scene.ts';
import type { BoundingBox } from '../domain/geo/positions.ts';
import type { Theme } from '../themes/theme.ts';
import { cachedBy } from './style/cached-by.ts';
import { circle } from './style/circle.ts';
import { FONT_BOLD } from './style/fonts.ts';
import { collection, feature, geojsonSource, pointFeature } from './style/geojson.ts';
import type { LegendEntry } from './model/legend-entry.ts';
import type { LayerStyle } from './model/map-layer.ts';

/** From here on cells are squares; farther away they would be smaller than a dot. */
const CELL_ZOOM = 12.5;

function square([west, south, east, north]: BoundingBox): Polygon {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

/** The unseen cells: the stronger the colour, the more is to be expected there, by its square root: a few have most. */
export function unseenStyle({ cells }: SceneBlindSpots, theme: Theme): LayerStyle {
  const most = cells.reduce((high, { unseenPerYear }) => Math.max(high, unseenPerYear), 0) || 1;
  const shareOf = (unseenPerYear: number): number => Math.sqrt(unseenPerYear / most);
  const squares = cachedBy(cells, 'squares', () =>
    collection(
      cells.map(({ box, unseenPerYear }) => feature(square(box), { share: shareOf(unseenPerYear) })),
    ),
  );
  const dots = cachedBy(cells, 'dots', () =>
    collection(
      cells.map(({ box: [west, south, east, north], unseenPerYear }) =>
        pointFeature([(west + east) / 2, (south + north) / 2], { share: shareOf(unseenPerYear) }),
      ),
    ),
  );
  return {
    sources: { 'blind-cells': geojsonSource(squares), 'blind-dots': geojsonSource(dots) },
    layers: [
      {
        id: 'blind-dots',
        type: 'circle',
        source: 'blind-dots',
        maxzoom: CELL_ZOOM,
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 1.2, 12, 4],
          'circle-color': theme.map.area,
          'circle-opacity': ['interpolate', ['linear'], ['get', 'share'], 0, 0.25, 1, 0.95],
        },
      },
      {
        id: 'blind-cells',
        type: 'fill',
        source: 'blind-cells',
        minzoom: CELL_ZOOM,
        paint: {
          'fill-color': theme.map.area,
          'fill-opacity': ['interpolate', ['linear'], ['get', 'share'], 0, 0.16, 1, 0.7],
        },
      },
    ],
  };
}

/** What the colour means, with n. */
export function unseenLegend({ cells, cases, proposals }: SceneBlindSpots, theme: Theme): LegendEntry {
  const unseen = cells.reduce((sum, { unseenPerYear }) => sum + unseenPerYear, 0);
  return {
    id: 'blind-spots',
    titleKey: 'blindSpots.legend',
    noteKey: 'blindSpots.legendNote',
    noteValues: { n: cases, unseen: Math.round(unseen) },
    inline: true,
    rows: [
      { swatch: { kind: 'fill', colour: theme.map.area }, labelKey: 'blindSpots.legendCell' },
      {
        swatch: { kind: 'shape', shape: 'circle', colour: theme.map.camera },
        labelKey: 'blindSpots.legendProposal',
        values: { n: proposals.length },
      },
    ],
  };
}

/** The proposed positions with what they would see. */
export function proposalStyle({ proposals, viewRadiusM }: SceneBlindSpots, theme: Theme): LayerStyle {
  const views = cachedBy(proposals, 'views', () =>
    collection(proposals.map(({ position }) => feature(circle(position, viewRadiusM), {}))),
  );
  const marks = cachedBy(proposals, 'marks', () =>
    collection(
      proposals.map(({ position, order }) => pointFeature(position, { order: String(order), rank: -order })),
    ),
  );
  return {
    sources: { 'blind-views': geojsonSource(views), 'blind-marks': geojsonSource(marks) },
    layers: [
      {
        id: 'blind-views',
        type: 'line',
        source: 'blind-views',
        minzoom: CELL_ZOOM,
        paint: { 'line-color': theme.map.camera, 'line-width': 1.6, 'line-dasharray': [2, 1.4] },
      },
      {
        id: 'blind-marks',
        type: 'circle',
        source: 'blind-marks',
        layout: { 'circle-sort-key': ['get', 'rank'] },
        paint: {
          'circle-radius': 9.5,
          'circle-color': theme.map.cameraRim,
          'circle-stroke-color': theme.map.camera,
          'circle-stroke-width': 2.2,
        },
      },
      {
        id: 'blind-signs',
        type: 'symbol',
        source: 'blind-marks',
        layout: {
          'symbol-sort-key': ['get', 'rank'],
          'text-field': ['get', 'order'],
          'text-font': FONT_BOLD,
          'text-size': 12,
          'text-allow-overlap': true,
          'text-ignore-placement': true,
        },
        paint: { 'text-color': theme.map.camera },
      },
    ],
  };
}
