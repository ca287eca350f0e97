import type { PaddingOptions } from 'maplibre-gl';

/** Root font size at 1080p, px. */
const USUAL_REM_PX = 16;

/**
 * CSS px per px of the map: 1 up to 1080p. On larger screens it grows with the root font, so that names and marks stay
 * as legible as the panels.
 */
export function mapScale(): number {
  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.max(1, remPx / USUAL_REM_PX || 1);
}

/** Device px of one px of the map. */
export function mapRatio(): number {
  return (globalThis.devicePixelRatio || 1) * mapScale();
}

/** Gives the map's element the size, in px of the map, that covers its part of the page. */
export function scaleElement(element: HTMLElement): void {
  const scale = mapScale();
  const isUsual = scale === 1;
  Object.assign(element.style, {
    width: isUsual ? '' : `${100 / scale}%`,
    height: isUsual ? '' : `${100 / scale}%`,
    transform: isUsual ? '' : `scale(${scale})`,
    transformOrigin: isUsual ? '' : '0 0',
  });
}

/** CSS px around something → px of the map. */
export function scalePadding({ top = 0, bottom = 0, left = 0, right = 0 }: PaddingOptions): PaddingOptions {
  const scale = mapScale();
  return { top: top / scale, bottom: bottom / scale, left: left / scale, right: right / scale };
}
