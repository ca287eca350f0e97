import type { DensityRaster } from '../../domain/engine/api/answer.ts';
import type { Theme } from '../../themes/theme.ts';

/** Steps of the colour table. */
const STEPS = 256;
/** An empty raster and one with single incidents use the same scale, so that a lone incident is not painted as the peak. */
const LEAST_TOP = 8;
/** What exists at all is seen over any colour of the units, 0–255. */
const LEAST_ALPHA = 170;

/** Red, green, blue and alpha 0–255 of `rgba(…)` as the heat colours of a theme are written. Throws for anything else. */
function parseRgba(text: string): readonly [number, number, number, number] {
  const parts = /^rgba\(([^)]+)\)$/.exec(text)?.[1]?.split(',').map(Number) ?? [];
  const [red, green, blue, alpha] = parts;
  if (red === undefined || green === undefined || blue === undefined || alpha === undefined)
    throw new Error(`not an rgba colour: ${text}`);
  return [red, green, blue, Math.round(alpha * 255)];
}

/** The heat colours of a theme as `STEPS` pixels, little-endian RGBA, from the faintest that is still seen to the densest. */
export function heatTable(theme: Theme): Uint32Array {
  const stops = theme.map.heat.map(parseRgba).slice(1);
  const table = new Uint32Array(STEPS);
  for (let step = 0; step < STEPS; step++) {
    const at = (step / (STEPS - 1)) * (stops.length - 1);
    const lower = stops[Math.floor(at)] ?? [0, 0, 0, 0];
    const upper = stops[Math.ceil(at)] ?? lower;
    const share = at - Math.floor(at);
    const mix = (channel: 0 | 1 | 2 | 3): number =>
      Math.round(lower[channel] + (upper[channel] - lower[channel]) * share);
    table[step] = ((Math.max(LEAST_ALPHA, mix(3)) << 24) | (mix(2) << 16) | (mix(1) << 8) | mix(0)) >>> 0;
  }
  return table;
}

/** The count that takes the densest colour: the largest one rounded up to a power of two, so that colours stay calm. */
export function topOfScale(most: number): number {
  return Math.max(LEAST_TOP, 2 ** Math.ceil(Math.log2(Math.max(1, most))));
}

/**
 * Colours the cells of a raster into `pixels` (one each, RGBA): nothing where there is no incident, else
 * log(1 + count) ÷ log(1 + top) of the way through `table`.
 */
export function colourDensity(raster: DensityRaster, table: Uint32Array, pixels: Uint32Array): void {
  const { counts, most } = raster;
  const top = topOfScale(most);
  const colours = new Uint32Array(Math.min(top, 4095) + 1);
  const colourOf = (count: number): number =>
    table[Math.round((Math.log1p(count) / Math.log1p(top)) * (STEPS - 1))] ?? 0;
  for (let count = 1; count < colours.length; count++) colours[count] = colourOf(count);
  for (let cell = 0; cell < pixels.length; cell++) {
    const count = counts[cell] ?? 0;
    pixels[cell] = count < colours.length ? (colours[count] ?? 0) : colourOf(count);
  }
}
