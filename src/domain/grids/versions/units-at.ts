import { isInForce, versionKey, type Validity } from './validity.ts';

/** A version of a unit by what it takes to put it into its level. */
export interface LevelledVersion extends Validity {
  readonly code: string;
  readonly level: string;
  readonly parentCode?: string | undefined;
}

/**
 * The versions that count on a day, each once, by code. @param versions all that are known, in any order
 */
export function versionsAt<Version extends LevelledVersion>(
  versions: Iterable<Version>,
  day: string,
): Version[] {
  const found = new Map<string, Version>();
  for (const version of versions)
    if (isInForce(version, day) && !found.has(versionKey(version))) found.set(versionKey(version), version);
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Of the units of a day, those of a level; `finest` are those that have none below them, without areas. */
export function ofLevel<Version extends LevelledVersion>(
  units: readonly Version[],
  level: string,
): Version[] {
  if (level !== 'finest') return units.filter((unit) => unit.level === level);
  const parents = new Set(units.map(({ parentCode }) => parentCode));
  return units.filter((unit) => unit.level !== 'area' && !parents.has(unit.code));
}
