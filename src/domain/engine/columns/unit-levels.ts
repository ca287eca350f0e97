import { ancestorCode, codePrefix, isWithin, NESTED_LEVELS } from '../../grids/codes.ts';
import type { CountArray, CountLevel } from '../api/answer.ts';

/** How the finest units of the data roll up to one level. */
export interface LevelIndex {
  /** Full codes of the units of this level that hold a finest unit, ascending. */
  readonly codes: readonly string[];
  /** Finest unit → position in `codes`, −1 where the finest unit is coarser than the level. */
  readonly positions: Int32Array;
}

function indexLevel(units: readonly string[], codeOf: (unit: string) => string | undefined): LevelIndex {
  const above = units.map(codeOf);
  const codes = [...new Set(above.filter((code) => code !== undefined))].sort();
  const indexOfCode = new Map(codes.map((code, index) => [code, index]));
  return { codes, positions: Int32Array.from(above, (code) => indexOfCode.get(code ?? '') ?? -1) };
}

/** The roll-up of the finest units to every level, by code prefix. */
export function indexLevels(units: readonly string[]): Readonly<Record<CountLevel, LevelIndex>> {
  const nested = NESTED_LEVELS.map((level) => [
    level,
    indexLevel(units, (code) => ancestorCode(code, level)),
  ]);
  return Object.fromEntries([...nested, ['finest', indexLevel(units, (code) => code)]]) as Record<
    CountLevel,
    LevelIndex
  >;
}

/** Sums counts per finest unit to the units of a level; `elsewhere` is what belongs to none of them. */
export function rollUp<T extends CountArray>(counts: T, level: LevelIndex): { counts: T; elsewhere: number } {
  const sums = new (counts.constructor as new (length: number) => T)(level.codes.length);
  let elsewhere = 0;
  for (let unit = 0; unit < counts.length; unit++) {
    const index = level.positions[unit] ?? -1;
    const count = counts[unit] ?? 0;
    if (index < 0) elsewhere += count;
    else sums[index] = (sums[index] ?? 0) + count;
  }
  return { counts: sums, elsewhere };
}

/**
 * For each finest unit whether it lies in `unitCode`. An area (片区) is no prefix of its parts: it is the union of
 * `areaMembers[unitCode]`, and holds nothing where its members are unknown.
 */
export function unitsWithin(
  units: readonly string[],
  unitCode: string,
  areaMembers: Readonly<Record<string, readonly string[]>>,
): boolean[] {
  const isArea = !/^\d+$/.test(codePrefix(unitCode));
  const ancestors = isArea ? (areaMembers[unitCode] ?? []) : [unitCode];
  return units.map((unit) => ancestors.some((ancestor) => isWithin(unit, ancestor)));
}
