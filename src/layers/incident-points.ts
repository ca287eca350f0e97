import type { FeatureCollection, Point } from 'geojson';
import type { IncidentMark } from '../domain/engine/answer.ts';
import { PROGRESSES } from '../domain/incidents/life-cycle.ts';
import type { Theme } from '../themes/theme.ts';
import { cachedBy } from './cached-by.ts';
import { feature, geojsonSource, type LegendEntry, type ScenePart } from './scene.ts';

/** Features of incident marks, as points and spider both use them. */
export function incidentCollection(marks: readonly IncidentMark[], theme: Theme): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: marks.map((mark) =>
      feature(
        { type: 'Point' as const, coordinates: [mark.longitude, mark.latitude] },
        { eventNo: mark.eventNo, image: `incident|${theme.id}|${mark.progress}`, dim: mark.matched ? 0 : 1 },
      ),
    ),
  };
}

/** Single incidents in the four shapes ○ ● ▲ ■ with the colour of their progress. */
export function incidentPoints(marks: readonly IncidentMark[], theme: Theme): ScenePart {
  return {
    sources: {
      'incident-points': geojsonSource(cachedBy(marks, theme.id, () => incidentCollection(marks, theme))),
    },
    layers: [
      {
        id: 'incident-points',
        type: 'symbol',
        source: 'incident-points',
        layout: {
          'icon-image': ['get', 'image'],
          'icon-allow-overlap': true,
          'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.62, 14, 0.9, 17, 1.1],
        },
        paint: { 'icon-opacity': ['case', ['==', ['get', 'dim'], 1], 0.22, 1] },
      },
    ],
  };
}

/** What the dots of every incident mean: their colour alone says the progress. */
export function allPointsLegend(theme: Theme): LegendEntry {
  return {
    id: 'all-points',
    titleKey: 'layer.allPoints',
    noteKey: 'legend.allPointsNote',
    inline: true,
    rows: PROGRESSES.map((progress) => ({
      swatch: { kind: 'shape', shape: 'circle', colour: theme.progress[progress] },
      labelKey: `progress.${progress}`,
      ...(progress === 'done' && { hintKey: 'progressNote.done' }),
    })),
  };
}
