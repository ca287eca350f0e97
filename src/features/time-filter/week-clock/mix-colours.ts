import { parseColour } from '../../../themes/colour.ts';

/** The colour at a place 0–1 of a scale, straight between its neighbouring colours; `rgb(…)`. */
export function mixColours(scale: readonly string[], place: number): string {
  const position = Math.min(1, Math.max(0, place)) * (scale.length - 1);
  const below = Math.min(Math.max(0, scale.length - 2), Math.floor(position));
  const from = parseColour(scale[below] ?? '#000');
  const to = parseColour(scale[below + 1] ?? scale[below] ?? '#000');
  const share = position - below;
  return `rgb(${from.map((channel, index) => Math.round(channel + ((to[index] ?? channel) - channel) * share)).join(',')})`;
}
