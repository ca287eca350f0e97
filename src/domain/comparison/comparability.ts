import { insideOf, type UnitLevel } from '../grids/codes.ts';

/** A unit as comparisons see it; a unit record fits. */
export interface ComparedUnit {
  readonly code: string;
  readonly level: UnitLevel;
  readonly memberCodes?: readonly string[] | undefined;
}

/**
 * What two units let one compare. `all`: of one level and apart. `shares`: of different levels, so that only shares and rates
 * per household or resident say anything. `none`: one lies in the other, or has a part of it, so that incidents count twice.
 */
export type Comparability = 'all' | 'shares' | 'none';

/** What may be compared of two units. */
export function comparabilityOf(first: ComparedUnit, second: ComparedUnit): Comparability {
  if (overlaps(first, second)) return 'none';
  return first.level === second.level ? 'all' : 'shares';
}

function overlaps(first: ComparedUnit, second: ComparedUnit): boolean {
  const parts = ({ code, memberCodes }: ComparedUnit): readonly string[] => memberCodes ?? [code];
  return parts(first).some((one) =>
    parts(second).some((other) => insideOf(one, undefined)(other) || insideOf(other, undefined)(one)),
  );
}
