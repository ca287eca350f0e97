import type { Map as MapLibreMap } from 'maplibre-gl';
import * as styles from './canvases.module.css';

/**
 * Draws the map as it stands onto a canvas of its own, at once: what is printed is laid out in the same task, and the
 * buffer of a GL canvas is empty afterwards. All of its canvases, in the order in which they lie over each other.
 */
export function copyMap(map: MapLibreMap, target: HTMLCanvasElement, background: string): void {
  map.redraw();
  const gl = map.getCanvas();
  const edge = gl.getBoundingClientRect();
  const ratio = gl.width / (edge.width || 1);
  target.width = gl.width;
  target.height = gl.height;
  const context = target.getContext('2d');
  if (context === null) return;
  context.fillStyle = background;
  context.fillRect(0, 0, target.width, target.height);
  const isBelow = (canvas: Element): boolean => canvas.className === styles.unitFill;
  const canvases = [...map.getContainer().querySelectorAll('canvas')].filter((canvas) =>
    canvas.checkVisibility(),
  );
  for (const canvas of canvases.sort((a, b) => Number(isBelow(b)) - Number(isBelow(a)))) {
    const box = canvas.getBoundingClientRect();
    if (canvas.width === 0 || canvas.height === 0) continue;
    context.drawImage(
      canvas,
      (box.left - edge.left) * ratio,
      (box.top - edge.top) * ratio,
      box.width * ratio,
      box.height * ratio,
    );
  }
}

/** Circumference of the earth at the equator by Web Mercator, m, and px of the world at zoom 0. */
const EQUATOR_M = 40_075_016.686;
const WORLD_PX = 512;

/** A round length of the map, m, and which share of its width it takes: the largest that takes at most a fifth. */
export function scaleBar(map: MapLibreMap): { metres: number; share: number } {
  const metresPerPx =
    (EQUATOR_M * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (WORLD_PX * 2 ** map.getZoom());
  const widthM = map.getContainer().clientWidth * metresPerPx;
  const power = 10 ** Math.floor(Math.log10(widthM / 5));
  const metres = ([5, 2, 1].find((digit) => digit * power <= widthM / 5) ?? 1) * power;
  return { metres, share: metres / widthM };
}
