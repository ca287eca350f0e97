import { LAYERS } from '../../layers/index.ts';
import { THEMES } from '../../themes/index.ts';
import type { Theme } from '../../themes/theme.ts';
import { paintSquare, type MapImage } from './canvas.ts';

const PAINTERS = new Map(LAYERS.flatMap(({ images }) => (images === null ? [] : [[images.prefix, images]])));

/**
 * The image that a style layer asks for by its name, as `imageName` writes it. `undefined` for a name that is none of ours: a
 * base map from elsewhere has its own.
 */
export function imageFor(name: string): MapImage | undefined {
  const [prefix = '', themeId = '', ...variant] = name.split('|');
  const images = PAINTERS.get(prefix);
  const theme = (THEMES as Record<string, Theme>)[themeId];
  if (images === undefined || theme === undefined) return undefined;
  return paintSquare(images.sizePx, (context) => images.paint(context, theme, variant));
}
