import type { FeatureCollection, Geometry } from 'geojson';
import type { EmergencyScene } from '../domain/emergency/picture.ts';
import type { Theme } from '../themes/theme.ts';
import { cachedBy } from './cached-by.ts';
import { feature, FONT_BOLD, geojsonSource, type ScenePart } from './scene.ts';

function collection(features: FeatureCollection<Geometry>['features']): FeatureCollection<Geometry> {
  return { type: 'FeatureCollection', features };
}

/** Opacity of each reach area; they lie on one another, so that near ground is the strongest. */
const REACH_OPACITY = 0.13;

/** What can be reached on foot, under names and symbols. Red is kept for what is overdue and for emergencies. */
function emergencyGround(picture: EmergencyScene, theme: Theme): ScenePart {
  const { danger, text } = theme.ui;
  const areas = cachedBy(picture.reach, 'areas', () =>
    collection(
      [...picture.reach]
        .reverse()
        .map(({ minutes, area }) => feature(area, { minutes, label: `${minutes}′` })),
    ),
  );
  const since = cachedBy(picture, 'since', () =>
    collection(picture.since === null ? [] : [feature(picture.since.area, {})]),
  );
  const streets = cachedBy(picture.streets, 'streets', () =>
    collection([
      feature(
        { type: 'MultiLineString' as const, coordinates: picture.streets.map((line) => [...line]) },
        {},
      ),
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
    legend: {
      id: 'emergency',
      titleKey: 'emergency.reach.title',
      noteKey: 'emergency.reach.note',
      rows: [
        { swatch: { kind: 'line', colour: danger }, labelKey: 'emergency.reach.legend' },
        ...(picture.since === null
          ? []
          : [
              {
                swatch: { kind: 'line' as const, colour: text },
                labelKey: 'emergency.reach.since',
                values: { n: picture.since.minutes },
              },
            ]),
      ],
    },
  };
}

/** The point, the ways to the cameras, and what the panel lists under the same signs; over all symbols. */
function emergencyMarks(picture: EmergencyScene, theme: Theme): ScenePart {
  const lines = cachedBy(picture.routes, 'routes', () =>
    collection([
      ...picture.routes.map((route) =>
        feature({ type: 'LineString' as const, coordinates: [...route] }, { role: 'route' }),
      ),
      ...(picture.water === null
        ? []
        : [
            feature(
              { type: 'LineString' as const, coordinates: [picture.point, picture.water] },
              { role: 'water' },
            ),
          ]),
    ]),
  );
  const marks = cachedBy(picture.cameras, 'marks', () => {
    const signed = (role: string, list: EmergencyScene['cameras']) =>
      list.map(({ sign, point }) => feature({ type: 'Point' as const, coordinates: point }, { role, sign }));
    return collection([
      ...signed('post', picture.posts),
      ...signed('camera', picture.cameras),
      feature({ type: 'Point' as const, coordinates: picture.point }, { role: 'point', sign: '!' }),
      ...(picture.water === null
        ? []
        : [feature({ type: 'Point' as const, coordinates: picture.water }, { role: 'water', sign: '≈' })]),
    ]);
  });
  const colour = (fallback: string): ['match', ...unknown[]] => [
    'match',
    ['get', 'role'],
    'point',
    theme.ui.danger,
    'camera',
    theme.map.camera,
    'water',
    theme.map.waterLabel,
    fallback,
  ];
  return {
    sources: { 'emergency-lines': geojsonSource(lines), 'emergency-marks': geojsonSource(marks) },
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
          'circle-color': colour(theme.map.facility) as never,
          'circle-stroke-color': theme.map.labelHalo,
          'circle-stroke-width': 2,
        },
      },
      {
        id: 'emergency-reach-label',
        type: 'symbol',
        source: 'emergency-reach',
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 320,
          'text-field': ['get', 'label'],
          'text-font': FONT_BOLD,
          'text-size': 14,
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

/** What is drawn of an emergency: areas on the ground, and over the names ways, signs and the point itself. */
export function emergencyParts(
  picture: EmergencyScene,
  theme: Theme,
): { ground: ScenePart; marks: ScenePart } {
  return { ground: emergencyGround(picture, theme), marks: emergencyMarks(picture, theme) };
}
