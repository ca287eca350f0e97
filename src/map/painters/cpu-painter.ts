import { GroundCanvas } from './ground-canvas.ts';
import { MarkCanvas } from './mark-canvas.ts';
import type { Painter, Painting } from './painter.ts';

/**
 * The painter for machines without a graphics card: land and coloured units on a canvas under the map, marks and density
 * on one over it, no WebGL at all.
 */
export function createCpuPainter(host: HTMLElement, isSoftware: boolean): Painter {
  const ground = new GroundCanvas(host);
  const marks = new MarkCanvas(host, isSoftware);
  let last: Painting | undefined;
  return {
    kind: 'cpu',
    paint: (painting, view) => {
      last = painting;
      ground.draw(painting.ground, painting.theme, view);
      marks.paint(painting, view);
    },
    move: (view) => {
      if (last !== undefined) ground.draw(last.ground, last.theme, view);
      marks.move(view);
    },
    pick: (point, reachPx) => marks.pick(point, reachPx),
    remove: () => {
      ground.remove();
      marks.remove();
    },
  };
}
