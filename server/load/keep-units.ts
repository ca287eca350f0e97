import type { Warning } from '../../src/domain/exchange/fields/row-result.ts';
import { overlapInTime, versionKey } from '../../src/domain/grids/versions/validity.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';

/**
 * Versions of a layer with those of units that a row names which could not be taken: they stay as they were stored, unless a row
 * that was taken says something else of their time.
 */
export function keepNamed(
  versions: readonly UnitRecord[],
  rows: readonly UnitRecord[],
  stored: readonly UnitRecord[],
  named: ReadonlySet<string>,
): { versions: UnitRecord[]; kept: string[] } {
  const taken = new Set(rows.map(({ code }) => code));
  const rest = versions.filter(({ code }) => taken.has(code) || !named.has(code));
  const kept = stored.filter(
    (unit) =>
      named.has(unit.code) && !rest.some((other) => other.code === unit.code && overlapInTime(other, unit)),
  );
  return { versions: [...rest, ...kept], kept: kept.map(versionKey) };
}

const LONGEST_LIST = 5;

/** What units were called before and are no longer. */
export function namesGivenUp(before: readonly UnitRecord[], after: readonly UnitRecord[]): Warning[] {
  const stored = new Map(before.map((unit) => [versionKey(unit), unit]));
  const renamed: string[] = [];
  const forgotten: string[] = [];
  for (const unit of after) {
    const old = stored.get(versionKey(unit));
    if (old === undefined) continue;
    if (old.name !== unit.name) renamed.push(`${unit.code} ${old.name} → ${unit.name}`);
    for (const alias of old.aliases)
      if (!unit.aliases.includes(alias) && alias !== unit.name) forgotten.push(`${unit.code} ${alias}`);
  }
  return [...told('units have another name now', renamed), ...told('aliases are given up', forgotten)];
}

function told(what: string, items: readonly string[]): Warning[] {
  if (items.length === 0) return [];
  const more = items.length > LONGEST_LIST ? ` … ${items.length - LONGEST_LIST} more` : '';
  return [{ message: `${items.length} ${what}: ${items.slice(0, LONGEST_LIST).join(', ')}${more}` }];
}
