import type { TFunction } from 'i18next';
import { formatNumber } from '../../i18n/format.ts';
import type { LegendEntry } from '../../layers/model/legend-entry.ts';

/**
 * What a layer notes about itself; `undefined` where it notes nothing. Where it `isShort`, a note that has a short text
 * (`<key>_short`) is that, any other is whole.
 */
export function noteText(
  t: TFunction,
  { noteKey, noteValues }: Pick<LegendEntry, 'noteKey' | 'noteValues'>,
  isShort: boolean,
): string | undefined {
  if (noteKey === undefined) return undefined;
  return t(noteKey, { ...readable(noteValues), ...(isShort && { context: 'short' }) });
}

/** Values of a text with separators in their whole numbers: n=1,439. */
export function readable(values: Readonly<Record<string, string | number>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatNumber(value) : value,
    ]),
  );
}
