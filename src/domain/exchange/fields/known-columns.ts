import type { ColumnMapping } from './column-mapping.ts';
import type { FieldSpec } from './field-spec.ts';

/** A name of a column without what people write differently: width, case, blanks, signs between words. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.:：()-]+/g, '');

/**
 * Our field → the column that it is found in by another of its names (`DeviceID` is `gbId`). Fields that are mapped, constant,
 * ignored, or there under their own name are left out, and no column is taken for two fields.
 */
export function knownColumns(
  names: readonly string[],
  mapping: Pick<ColumnMapping, 'columns' | 'constants' | 'ignore'>,
  specs: readonly FieldSpec[],
): Record<string, string> {
  const byPlainName = new Map(names.toReversed().map((name) => [plainName(name), name]));
  const taken = new Set(Object.values(mapping.columns).flat());
  const found: Record<string, string> = {};
  for (const { field, names: others } of specs) {
    if (others === undefined || names.includes(field) || mapping.ignore?.includes(field) === true) continue;
    if (Object.hasOwn(mapping.columns, field) || Object.hasOwn(mapping.constants, field)) continue;
    const column = [field, ...others]
      .map((other) => byPlainName.get(plainName(other)))
      .find((name) => name !== undefined && !taken.has(name));
    if (column === undefined) continue;
    taken.add(column);
    found[field] = column;
  }
  return found;
}
