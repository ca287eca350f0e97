import type { SceneAudit } from '../domain/desk/scene.ts';
import type { Theme } from '../themes/theme.ts';
import type { LegendEntry } from './model/legend-entry.ts';
import type { LayerStyle } from './model/map-layer.ts';
import { cachedBy } from './style/cached-by.ts';
import { FONT_BOLD } from './style/fonts.ts';
import { collection, feature, geojsonSource, pointFeature } from './style/geojson.ts';

/** From here on findings carry their numbers. */
const NUMBER_ZOOM = 12.5;

/** The findings as numbered marks; of the chosen one its units and its ground, as they are or as a repair leaves them. */
export function auditStyle(scene: SceneAudit, theme: Theme): LayerStyle {
  const { findings, chosen } = scene;
  const marks = cachedBy(findings, 'marks', () =>
    collection(findings.map(({ number, position }) => pointFeature(position, { number: String(number) }))),
  );
  const units = cachedBy(scene, 'units', () =>
    collection((chosen?.units ?? []).map(({ geometry, isMended }) => feature(geometry, { isMended }))),
  );
  const ground = cachedBy(scene, 'ground', () =>
    collection(chosen?.ground === undefined ? [] : [feature(chosen.ground, {})]),
  );
  const tone = chosen?.isAfter === true ? theme.ui.good : theme.ui.warning;
  return {
    sources: {
      'audit-marks': geojsonSource(marks),
      'audit-units': geojsonSource(units, { tolerance: 0, maxzoom: 20 }),
      'audit-ground': geojsonSource(ground, { tolerance: 0, maxzoom: 20 }),
    },
    layers: [
      {
        id: 'audit-ground',
        type: 'fill',
        source: 'audit-ground',
        paint: { 'fill-color': tone, 'fill-opacity': chosen?.isAfter === true ? 0.3 : 0.6 },
      },
      {
        id: 'audit-units',
        type: 'line',
        source: 'audit-units',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': ['case', ['get', 'isMended'], theme.ui.good, theme.ui.accent],
          'line-width': ['case', ['get', 'isMended'], 3, 1.8],
        },
      },
      {
        id: 'audit-ground-line',
        type: 'line',
        source: 'audit-ground',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': tone, 'line-width': 1.6, 'line-dasharray': [2, 1.4] },
      },
      {
        id: 'audit-marks',
        type: 'circle',
        source: 'audit-marks',
        filter: ['!=', ['get', 'number'], String(chosen?.number ?? '')],
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 3.5, 13, 9],
          'circle-color': theme.map.cameraRim,
          'circle-stroke-color': theme.ui.warning,
          'circle-stroke-width': 2,
        },
      },
      {
        id: 'audit-numbers',
        type: 'symbol',
        source: 'audit-marks',
        minzoom: NUMBER_ZOOM,
        filter: ['!=', ['get', 'number'], String(chosen?.number ?? '')],
        layout: { 'text-field': ['get', 'number'], 'text-font': FONT_BOLD, 'text-size': 11 },
        paint: { 'text-color': theme.ui.warning },
      },
    ],
  };
}

/** What the marks and the borders mean, with n. */
export function auditLegend({ findings, chosen }: SceneAudit, theme: Theme): LegendEntry {
  return {
    id: 'audit',
    titleKey: 'audit.legend.title',
    noteKey: 'audit.legend.note',
    noteValues: { n: findings.length },
    inline: true,
    rows: [
      {
        swatch: { kind: 'shape', shape: 'ring', colour: theme.ui.warning },
        labelKey: 'audit.legend.finding',
      },
      ...(chosen === null
        ? []
        : [
            { swatch: { kind: 'line', colour: theme.ui.accent }, labelKey: 'audit.legend.unit' } as const,
            chosen.isAfter
              ? ({ swatch: { kind: 'line', colour: theme.ui.good }, labelKey: 'audit.legend.after' } as const)
              : ({
                  swatch: { kind: 'fill', colour: theme.ui.warning },
                  labelKey: 'audit.legend.before',
                } as const),
          ]),
    ],
  };
}
