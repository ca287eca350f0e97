import type { LineCollection, LineProperties } from '../../schemas/places.ts';
import { cachedBy } from './cached-by.ts';

/** The lines of one kind; the same input gives the same object back. */
export function linesOfKind(lines: LineCollection, kind: LineProperties['kind']): LineCollection {
  return cachedBy(lines, kind, () => ({
    type: 'FeatureCollection' as const,
    features: lines.features.filter((line) => line.properties.kind === kind),
  }));
}
