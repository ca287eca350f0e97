import type { Map as MapLibreMap } from 'maplibre-gl';
import type { PointColumns } from '../../domain/engine/api/answer.ts';
import type { AllPoints } from './all-points.ts';
import { MarkCanvas } from './mark-canvas.ts';
import type { Painter, Painting } from './painter.ts';

/**
 * The painter for machines with a graphics card. Marks go to the same canvas as without one; deck.gl draws every
 * incident as a point. It is fetched when points are first drawn. `onError` gets the error when that fails; the next
 * points try again.
 */
export function createGpuPainter(
  map: MapLibreMap,
  isSoftware: boolean,
  onError: (error: Error) => void,
): Painter {
  const canvas = new MarkCanvas(map.getContainer(), isSoftware);
  let points: AllPoints | undefined;
  /** The points for which deck.gl was asked for. */
  let askedFor: PointColumns | undefined;
  let isComing = false;
  let isRemoved = false;
  let last: Painting | undefined;

  function drawPoints(painting: Painting): void {
    if (points !== undefined) points.draw(painting.points, painting.theme, painting.range);
    else if (painting.points !== undefined && !isComing && painting.points !== askedFor) {
      askedFor = painting.points;
      isComing = true;
      import('./all-points.ts')
        .then(({ AllPoints }) => {
          if (isRemoved) return;
          points = new AllPoints(map);
          if (last !== undefined) drawPoints(last);
        })
        .catch((error: unknown) => {
          if (!isRemoved) onError(error instanceof Error ? error : new Error(String(error)));
        })
        .finally(() => (isComing = false));
    }
  }

  return {
    kind: 'gpu',
    paint: (painting, view) => {
      last = painting;
      canvas.paint({ ...painting, density: undefined }, view);
      drawPoints(painting);
    },
    move: (view) => canvas.move(view),
    pick: (point, reachPx) => canvas.pick(point, reachPx),
    remove: () => {
      isRemoved = true;
      points?.remove();
      canvas.remove();
    },
  };
}
