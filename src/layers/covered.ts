import { obstacleStyle } from './marks/obstacles.ts';
import { defineLayer, NO_CODE } from './model/map-layer.ts';
import { cachedBy } from './style/cached-by.ts';
import { collection, pointFeature } from './style/geojson.ts';

/**
 * What the panels of a wall cover, as invisible squares: a name moves aside for them or is not drawn, so that none is cut
 * by a panel.
 */
export const covered = defineLayer({
  id: 'covered',
  shownWith: ['unitLabels'],
  needs: [],
  wants: [],
  code: NO_CODE,
  data: (_, input) => input.covered,
  style: (squares, theme) => {
    const points = cachedBy(squares, 'covered', () =>
      collection(squares.map(({ position, halfPx }) => pointFeature(position, { reach: halfPx }))),
    );
    return obstacleStyle('covered', points, theme);
  },
  legend: null,
  pick: null,
  images: null,
});
