import { parseColour } from '../../../themes/colour.ts';

const SHADES = 48;

/** A scale of colours as many even shades; the first is kept for a true zero. */
export function weekShades(scale: readonly string[]): string[] {
  return Array.from({ length: SHADES + 1 }, (_, shade) => mixColours(scale, shade / SHADES));
}

/** Shade of a count: 0 only for none, the last for the most. */
export function weekShade(count: number, most: number): number {
  return count === 0 || most === 0 ? 0 : Math.max(4, Math.round((count / most) * SHADES));
}

/** The colour at a share 0–1 of a scale, straight between its neighbouring colours; `rgb(…)`. */
function mixColours(scale: readonly string[], share: number): string {
  const at = Math.min(1, Math.max(0, share)) * (scale.length - 1);
  const below = Math.min(Math.max(0, scale.length - 2), Math.floor(at));
  const from = parseColour(scale[below] ?? '#000');
  const to = parseColour(scale[below + 1] ?? scale[below] ?? '#000');
  const part = at - below;
  return `rgb(${from.map((channel, index) => Math.round(channel + ((to[index] ?? channel) - channel) * part)).join(',')})`;
}
