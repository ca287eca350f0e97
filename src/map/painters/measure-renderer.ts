import type { Map as MapLibreMap } from 'maplibre-gl';
import { MEASURED_FRAMES } from './choose-painter.ts';

/** The name that the browser gives to what draws a canvas with WebGL 2; empty where it tells none. */
export function rendererOf(canvas: HTMLCanvasElement): string {
  const gl = canvas.getContext('webgl2');
  if (gl === null) return '';
  const unmasked = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl.getParameter(unmasked?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  return typeof name === 'string' ? name : '';
}

/** Lets a loaded map draw some frames in a row and tells how long each took, ms. Ends early when the map goes away. */
export function measureFrames(
  map: MapLibreMap,
  onMeasured: (framesMs: readonly number[]) => void,
): () => void {
  const framesMs: number[] = [];
  let before: number | undefined;
  const stop = (): void => void map.off('render', take);
  function take(): void {
    const now = performance.now();
    if (before !== undefined) framesMs.push(now - before);
    before = now;
    if (framesMs.length < MEASURED_FRAMES) map.triggerRepaint();
    else {
      stop();
      onMeasured(framesMs);
    }
  }
  map.on('render', take);
  map.triggerRepaint();
  return stop;
}
