import type { Theme } from '../themes/theme.ts';
import { cachedBy } from './cached-by.ts';
import type { IncidentMark } from '../domain/engine/answer.ts';
import { incidentCollection } from './incident-points.ts';
import { feature, geojsonSource, type ScenePart } from './scene.ts';

/** A cluster on one spot, opened: legs from the spot to each incident, whose marks already lie at the ends of the legs. */
export interface Spider {
  centre: readonly [number, number];
  marks: readonly IncidentMark[];
}

/**
 * Pixel offsets of `count` legs around a spot: one circle for up to nine, then a spiral of equal steps along the arc.
 */
export function spiderOffsets(count: number): [number, number][] {
  if (count <= 9) {
    const radius = count <= 4 ? 34 : 44;
    return Array.from({ length: count }, (_, index) => {
      const angle = (2 * Math.PI * index) / count - Math.PI / 2;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
  }
  let angle = 0;
  return Array.from({ length: count }, () => {
    const radius = 34 + 4.2 * angle;
    angle += 24 / radius;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/** Legs and points of an opened spot. */
export function spider(data: Spider | undefined, theme: Theme): ScenePart {
  if (data === undefined) return { sources: {}, layers: [] };
  const legs = cachedBy(data, 'legs', () => ({
    type: 'FeatureCollection' as const,
    features: data.marks.map((mark) =>
      feature(
        { type: 'LineString' as const, coordinates: [[...data.centre], [mark.longitude, mark.latitude]] },
        {},
      ),
    ),
  }));
  return {
    sources: {
      'spider-legs': geojsonSource(legs),
      'spider-points': geojsonSource(cachedBy(data, theme.id, () => incidentCollection(data.marks, theme))),
    },
    layers: [
      {
        id: 'spider-legs',
        type: 'line',
        source: 'spider-legs',
        paint: { 'line-color': theme.map.label, 'line-width': 1, 'line-opacity': 0.6 },
      },
      {
        id: 'spider-points',
        type: 'symbol',
        source: 'spider-points',
        layout: { 'icon-image': ['get', 'image'], 'icon-allow-overlap': true, 'icon-size': 1 },
      },
    ],
  };
}
