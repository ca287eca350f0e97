import type { Vocabularies } from '../rows/read-context.ts';
import { plainName } from '../fields/known-columns.ts';
import type { ColumnContent } from './column-kind.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { GuessedKind } from './field-names.ts';

/** A column with what it is likely to hold. */
export interface ColumnFinding {
  profile: ColumnProfile;
  kind: ColumnContent;
}

/** How many rows have a geometry of each shape; a line that is as short as a point counts as one. */
export interface GeometryCounts {
  points: number;
  lines: number;
  polygons: number;
  none: number;
}

/** The likely kind of a layer, and whether something speaks for it besides its place. */
export interface KindGuess {
  kind: GuessedKind;
  isSure: boolean;
}

const CASES = /案发|发案|扒窃|被盗|失窃|盗窃|作案/;
const LEAST_SHARE = 0.5;

/** The likely kind of a layer by its geometries and columns; `undefined` where nothing speaks for any. */
export function guessKind(
  columns: readonly ColumnFinding[],
  { points, lines, polygons, none }: GeometryCounts,
  vocabularies: Pick<Vocabularies, 'facilityType' | 'placeKind'>,
): KindGuess | undefined {
  const kinds = new Set(columns.map(({ kind }) => kind));
  const rows = points + lines + polygons + none;
  if (kinds.has('camera code')) return { kind: 'cameras', isSure: true };
  if (columns.some(({ profile }) => CASES.test(plainName(profile.name))) && kinds.has('time'))
    return { kind: 'cases', isSure: true };
  const hasTimes = kinds.has('time');
  if (polygons > rows / 2 && !(hasTimes && kinds.has('state'))) return { kind: 'units', isSure: true };
  if (lines > rows / 2) return { kind: 'lines', isSure: true };
  const isPlaced =
    points > 0 ||
    kinds.has('longitude') ||
    kinds.has('position') ||
    kinds.has('east') ||
    kinds.has('unit code');
  const hasWords = ['name', 'text', 'category', 'state'].some((kind) => kinds.has(kind as ColumnContent));
  if (hasTimes && hasWords) return { kind: 'incidents', isSure: isPlaced };
  if (shareOf(columns, vocabularies.facilityType.labels) >= LEAST_SHARE)
    return { kind: 'facilities', isSure: true };
  if (shareOf(columns, vocabularies.placeKind.labels) >= LEAST_SHARE) return { kind: 'places', isSure: true };
  return isPlaced && hasWords ? { kind: 'places', isSure: false } : undefined;
}

/** The largest share of cells of a column that are in a list. */
function shareOf(columns: readonly ColumnFinding[], labels: ReadonlyMap<string, string>): number {
  return Math.max(
    0,
    ...columns.map(({ profile: { values } }) => {
      const all = [...values.values()].reduce((sum, count) => sum + count, 0);
      const known = [...values].filter(([value]) => labels.has(value.normalize('NFKC').toLowerCase()));
      return all === 0 ? 0 : known.reduce((sum, [, count]) => sum + count, 0) / all;
    }),
  );
}
