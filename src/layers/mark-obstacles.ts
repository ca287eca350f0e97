import type { FeatureCollection, Point } from 'geojson';
import type { MapMark } from '../domain/engine/api/answer.ts';
import { cachedBy } from './cached-by.ts';
import { clusterRadius } from './clusters.ts';
import { feature, geojsonSource, type ScenePart } from './scene.ts';

/** Room that a single incident takes, CSS px from its centre. */
const INCIDENT_PX = 8;

function collection(marks: readonly MapMark[]): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: marks.map((mark) =>
      feature(
        { type: 'Point' as const, coordinates: [mark.longitude, mark.latitude] },
        { reach: mark.kind === 'cluster' ? clusterRadius(mark.count) : INCIDENT_PX },
      ),
    ),
  };
}

/**
 * Invisible things of the size of the marks, which are painted over the map: names give way to them. They follow the marks
 * at rest only, so that names stand still and the map needs no repaint while the filter moves.
 */
export function markObstacles(marks: readonly MapMark[] | undefined): ScenePart {
  if (marks === undefined) return { sources: {}, layers: [] };
  return {
    sources: { 'mark-obstacles': geojsonSource(cachedBy(marks, 'obstacles', () => collection(marks))) },
    layers: [
      {
        id: 'mark-obstacles',
        type: 'symbol',
        source: 'mark-obstacles',
        layout: {
          'icon-image': 'obstacle',
          'icon-size': ['get', 'reach'],
          'icon-allow-overlap': true,
          'icon-padding': 0,
        },
        paint: { 'icon-opacity': 0 },
      },
    ],
  };
}
