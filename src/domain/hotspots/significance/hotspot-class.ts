import { falseDiscoveryThreshold } from '../../statistics/false-discovery.ts';
import type { GetisOrdScores } from './getis-ord.ts';

/** What a place is, when all places are tested at once. */
export type HotspotClass = 'hot' | 'cold' | 'not-significant';

/**
 * Class of every place, in its order: significant where the false discovery rate over all places is held at `level`
 * (Benjamini and Hochberg 1995; for Gi* Caldas de Castro and Singer, Geographical Analysis 38, 2006, 180–208), hot or cold
 * by the sign of z. Places without a score are not significant and count for no test. Throws RangeError for a level
 * outside (0, 1).
 */
export function hotspotClasses({ z, p }: GetisOrdScores, level: number): HotspotClass[] {
  if (!(level > 0 && level < 1))
    throw new RangeError(`a false discovery rate lies between 0 and 1, got ${level}`);
  const threshold = falseDiscoveryThreshold(
    [...p].filter((value) => !Number.isNaN(value)),
    level,
  );
  const isFound = (place: number): boolean => p[place]! <= threshold;
  return Array.from(z, (score, place) => (!isFound(place) ? 'not-significant' : score > 0 ? 'hot' : 'cold'));
}
