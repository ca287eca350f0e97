import type { EmergencyScene } from '../domain/emergency/scene.ts';
import type { ReachArea } from '../domain/emergency/reach-area.ts';
import type { Position } from '../domain/geo/positions.ts';
import type { Theme } from '../themes/theme.ts';
import { cachedBy } from './style/cached-by.ts';
import { matchValues } from './style/expressions.ts';
import { FONT_BOLD } from './style/fonts.ts';
import { collection, feature, geojsonSource, pointFeature } from './style/geojson.ts';
import type { LegendEntry } from './model/legend-entry.ts';
import type { LayerStyle } from './model/map-layer.ts';

/** Opacity of each reach area; they lie on one another, so that near ground is the strongest. */
const REACH_OPACITY = 0.13;

/** What can be reached on foot, under names and symbols. Red is kept for what is overdue and for emergencies. */
export function groundStyle(scene: EmergencyScene, theme: Theme): LayerStyle {
  const { danger, text } = theme.ui;
  const areas = cachedBy(scene.reach, 'areas', () =>
    collection(
      [...scene.reach].reverse().map(({ minutes, area }) => feature(area, { minutes, label: `${minutes}′` })),
    ),
  );
  const since = cachedBy(scene, 'since', () =>
    collection(scene.since === null ? [] : [feature(scene.since.area, {})]),
  );
  const streets = cachedBy(scene.streets, 'streets', () =>
    collection([
      feature({ type: 'MultiLineString' as const, coordinates: scene.streets.map((line) => [...line]) }, {}),
    ]),
  );
  return {
    sources: {
      'emergency-reach': geojsonSource(areas),
      'emergency-streets': geojsonSource(streets),
      'emergency-since': geojsonSource(since),
    },
    layers: [
      {
        id: 'emergency-reach',
        type: 'fill',
        source: 'emergency-reach',
        paint: { 'fill-color': danger, 'fill-opacity': REACH_OPACITY, 'fill-antialias': false },
      },
      {
        id: 'emergency-streets',
        type: 'line',
        source: 'emergency-streets',
        paint: { 'line-color': theme.map.labelMinor, 'line-width': 1, 'line-opacity': 0.45 },
      },
      {
        id: 'emergency-reach-line',
        type: 'line',
        source: 'emergency-reach',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': danger, 'line-width': 1.4, 'line-opacity': 0.85 },
      },
      {
        id: 'emergency-since',
        type: 'line',
        source: 'emergency-since',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': text, 'line-width': 2.4, 'line-dasharray': [2, 1.2] },
      },
    ],
  };
}

/** What the areas mean, and the minutes since the report while there is an area of them. */
export function groundLegend(scene: EmergencyScene, theme: Theme): LegendEntry {
  const { danger, text } = theme.ui;
  return {
    id: 'emergency',
    titleKey: 'emergency.reach.title',
    noteKey: 'emergency.reach.note',
    rows: [
      { swatch: { kind: 'line', colour: danger }, labelKey: 'emergency.reach.legend' },
      ...(scene.since === null
        ? []
        : [
            {
              swatch: { kind: 'line' as const, colour: text },
              labelKey: 'emergency.reach.since',
              values: { n: scene.since.minutes },
            },
          ]),
    ],
  };
}

/** Where an area reaches farthest in a direction, degrees from north. */
function edgeTowards(area: ReachArea['area'], bearingDeg: number): Position {
  const bearing = (bearingDeg * Math.PI) / 180;
  const corners = area.coordinates.flat(2);
  const reach = ([longitude, latitude]: Position): number =>
    longitude * Math.sin(bearing) * Math.cos((latitude * Math.PI) / 180) + latitude * Math.cos(bearing);
  return corners.reduce((far, corner) => (reach(corner) > reach(far) ? corner : far), corners[0] ?? [0, 0]);
}

/** The point, the ways to the cameras, and what the panel lists under the same signs; over all symbols. */
export function marksStyle(scene: EmergencyScene, theme: Theme): LayerStyle {
  const lines = cachedBy(scene.routes, 'routes', () =>
    collection([
      ...scene.routes.map((route) =>
        feature({ type: 'LineString' as const, coordinates: [...route] }, { role: 'route' }),
      ),
      ...(scene.water === null
        ? []
        : [
            feature(
              { type: 'LineString' as const, coordinates: [scene.point, scene.water] },
              { role: 'water' },
            ),
          ]),
    ]),
  );
  const marks = cachedBy(scene.cameras, 'marks', () => {
    const signed = (role: string, list: EmergencyScene['cameras']) =>
      list.map(({ sign, point }) => pointFeature(point, { role, sign }));
    return collection([
      ...signed('post', scene.posts),
      ...signed('camera', scene.cameras),
      pointFeature(scene.point, { role: 'point', sign: '!' }),
      ...(scene.water === null ? [] : [pointFeature(scene.water, { role: 'water', sign: '≈' })]),
    ]);
  });
  const labels = cachedBy(scene.reach, 'labels', () =>
    collection(
      scene.reach.map(({ minutes, area }, index) =>
        pointFeature(edgeTowards(area, (index * 360) / scene.reach.length), { label: `${minutes}′` }),
      ),
    ),
  );
  const colours = [
    ['point', theme.ui.danger],
    ['camera', theme.map.camera],
    ['water', theme.map.waterLabel],
  ] as const;
  return {
    sources: {
      'emergency-lines': geojsonSource(lines),
      'emergency-marks': geojsonSource(marks),
      'emergency-reach-labels': geojsonSource(labels),
    },
    layers: [
      {
        id: 'emergency-routes',
        type: 'line',
        source: 'emergency-lines',
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: {
          'line-color': ['match', ['get', 'role'], 'water', theme.map.waterLabel, theme.map.camera],
          'line-width': 2.2,
          'line-opacity': 0.9,
        },
      },
      {
        id: 'emergency-marks',
        type: 'circle',
        source: 'emergency-marks',
        paint: {
          'circle-radius': ['match', ['get', 'role'], 'point', 11, 9],
          'circle-color': matchValues(['get', 'role'], colours, theme.map.facility),
          'circle-stroke-color': theme.map.labelHalo,
          'circle-stroke-width': 2,
        },
      },
      {
        id: 'emergency-reach-label',
        type: 'symbol',
        source: 'emergency-reach-labels',
        layout: {
          'text-field': ['get', 'label'],
          'text-font': FONT_BOLD,
          'text-size': 14,
          'text-allow-overlap': true,
        },
        paint: {
          'text-color': theme.ui.text,
          'text-halo-color': theme.map.labelHalo,
          'text-halo-width': 1.6,
        },
      },
      {
        id: 'emergency-signs',
        type: 'symbol',
        source: 'emergency-marks',
        layout: {
          'text-field': ['get', 'sign'],
          'text-font': FONT_BOLD,
          'text-size': 12,
          'text-allow-overlap': true,
          'text-ignore-placement': true,
        },
        paint: { 'text-color': theme.ui.onAccent },
      },
    ],
  };
}
