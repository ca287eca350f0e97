import { MarkCanvas } from './mark-canvas.ts';
import type { Painter } from './painter.ts';

/** The painter for machines without a graphics card: marks and density on one canvas, no WebGL at all. */
export function createCpuPainter(host: HTMLElement, isSoftware: boolean): Painter {
  const canvas = new MarkCanvas(host, isSoftware);
  return {
    kind: 'cpu',
    paint: (painting, view) => canvas.paint(painting, view),
    move: (view) => canvas.move(view),
    pick: (point, reachPx) => canvas.pick(point, reachPx),
    remove: () => canvas.remove(),
  };
}
