import type { FeatureCollection, Point } from 'geojson';
import type { MapMark } from '../domain/engine/api/answer.ts';
import { PROGRESSES, type Progress } from '../domain/incidents/life-cycle.ts';
import type { ShapeName } from '../themes/shapes.ts';
import { clusterRadius } from './marks/cluster-disc.ts';
import { obstacleStyle } from './marks/obstacles.ts';
import { cachedBy } from './style/cached-by.ts';
import { collection, pointFeature } from './style/geojson.ts';
import { defineLayer, NO_CODE, NO_STYLE } from './model/map-layer.ts';

/** Room that a single incident takes, CSS px from its centre. */
const INCIDENT_PX = 8;

function obstacles(marks: readonly MapMark[]): FeatureCollection<Point> {
  return collection(
    marks.map((mark) =>
      pointFeature([mark.longitude, mark.latitude], {
        reach: mark.kind === 'cluster' ? clusterRadius(mark.count) : INCIDENT_PX,
      }),
    ),
  );
}

const SHAPES: Readonly<Record<Progress, ShapeName>> = {
  done: 'ring',
  inHand: 'circle',
  nearDeadline: 'triangle',
  overdue: 'square',
};

/**
 * Incidents and clusters move with the filter, so they are painted over the map. Here are invisible things of their size,
 * which names give way to: those of the marks at rest, so that names stand still and the map needs no repaint while the
 * filter moves.
 */
export const incidents = defineLayer({
  id: 'incidents',
  shownWith: ['incidents'],
  needs: [],
  wants: [],
  code: NO_CODE,
  data: (_, { marks }) => ({ obstacles: marks && cachedBy(marks, 'obstacles', () => obstacles(marks)) }),
  style: (data, theme) =>
    data.obstacles === undefined ? NO_STYLE : obstacleStyle('mark-obstacles', data.obstacles, theme),
  legend: (_, theme) => ({
    id: 'progress',
    titleKey: 'layer.incidents',
    inline: true,
    rows: PROGRESSES.map((progress) => ({
      swatch: { kind: 'shape', shape: SHAPES[progress], colour: theme.progress[progress] },
      labelKey: `progress.${progress}`,
      ...(progress === 'done' && { hintKey: 'progressNote.done' }),
    })),
  }),
  // The painters answer for what they paint.
  pick: null,
  images: { prefix: 'obstacle', sizePx: 2, paint: () => undefined },
});
