import { UnitFillCanvas } from './unit-fill-canvas.ts';
import { MarkCanvas } from './mark-canvas.ts';
import type { Painter, Painting } from './painter.ts';

/**
 * The painter for machines without a graphics card: land and coloured units on a canvas under the map, marks and density
 * on one over it, no WebGL at all.
 */
export function createCpuPainter(host: HTMLElement, isSoftware: boolean): Painter {
  const unitFill = new UnitFillCanvas(host);
  const marks = new MarkCanvas(host, isSoftware);
  let last: Painting | undefined;
  return {
    kind: 'cpu',
    paint: (painting, view) => {
      last = painting;
      unitFill.draw(painting.unitFill, painting.theme, view);
      marks.paint(painting, view);
    },
    move: (view) => {
      if (last !== undefined) unitFill.draw(last.unitFill, last.theme, view);
      marks.move(view);
    },
    pick: (point, reachPx) => marks.pick(point, reachPx),
    remove: () => {
      unitFill.remove();
      marks.remove();
    },
  };
}
