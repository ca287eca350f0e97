import { THEMES } from '../../themes/index.ts';
import type { Theme } from '../../themes/theme.ts';
import { paintSquare, type MapImage } from './canvas.ts';
import { hatchImage } from './incident-image.ts';

/**
 * The image that a layer asks for by name, `kind|theme|…`, as the layers write it. `undefined` for a name that is none of
 * ours (a base map from elsewhere has its own). The pictures of layers that are off at first are fetched when one is asked
 * for.
 */
export async function imageFor(id: string): Promise<MapImage | undefined> {
  const [kind, second = '', third = '', fourth = ''] = id.split('|');
  if (kind === 'obstacle') return paintSquare(2, () => undefined);
  if (kind === 'hatch') return hatchImage(second);
  const theme: Theme | undefined = (THEMES as Record<string, Theme>)[second];
  if (theme === undefined) return undefined;
  if (kind !== 'camera' && kind !== 'market' && kind !== 'facility') return undefined;
  const { cameraImage, facilityImage, marketImage } = await import('./symbol-images.ts');
  if (kind === 'camera') return cameraImage(theme, third, fourth);
  return kind === 'market' ? marketImage(theme, third) : facilityImage(theme, third);
}
