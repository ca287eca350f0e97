import type { RowReader } from '../../src/domain/exchange/rows/read-context.ts';
import { nearestNames } from '../../src/domain/exchange/fields/nearest-names.ts';
import { showValue } from '../../src/domain/exchange/fields/row-result.ts';
import type { Layer } from '../../src/schemas/dataset.ts';

/**
 * What a header lacks, as one sentence that lists what it has; `undefined` where nothing is missing. Wanted are every
 * column that the manifest maps, and every required field that neither a column nor a constant gives.
 */
export function missingColumns(
  names: readonly string[],
  layer: Layer,
  reader: RowReader,
  hasGeometry: boolean,
): string | undefined {
  const present = new Set(names.flatMap((name) => [name, name.split('.')[0] ?? name]));
  const has = (name: string) => present.has(name) || present.has(name.split('.')[0] ?? name);
  const isGiven = (field: string) =>
    namesOf(layer, field).every(has) ||
    Object.hasOwn(layer.constants, field) ||
    Object.hasOwn(layer.constants, field.split('.')[0] ?? field);
  const wanted = reader.fields.filter(({ field, required }) => required === true && !isGiven(field));
  const missing = [
    ...Object.keys(layer.columns).flatMap((ours) =>
      namesOf(layer, ours)
        .filter((theirs) => !has(theirs))
        .map((theirs) => `column "${theirs}" for ${ours} is missing${nearest(theirs, names)}`),
    ),
    ...wanted
      .filter(({ field }) => !Object.hasOwn(layer.columns, field))
      .map(
        ({ field, hint }) =>
          `column "${field}" is missing${nearest(field, names)}${hint ? ` – ${hint}` : ''}`,
      ),
  ];
  const isPlaced = hasGeometry || isGiven('unitCode') || (isGiven('longitude') && isGiven('latitude'));
  if (reader.needsPlace && !isPlaced && missing.length === 0)
    missing.push('neither longitude and latitude nor unitCode has a column');
  if (missing.length === 0) return undefined;
  return `wrong header: ${missing.join('; ')}. The file has: ${names.slice(0, 40).map(showValue).join(', ') || 'no column at all'}`;
}

/** The columns that a field is read from: those that are mapped, else the one of its own name. */
export function namesOf({ columns }: Pick<Layer, 'columns'>, field: string): readonly string[] {
  const mapped = Object.hasOwn(columns, field) ? columns[field] : undefined;
  return mapped === undefined ? [field] : typeof mapped === 'string' ? [mapped] : mapped;
}

/** Whether a header has all columns that a field is mapped to. */
export function hasColumns(layer: Layer, field: string, names: readonly string[]): boolean {
  return namesOf(layer, field).every(
    (name) => names.includes(name) || names.includes(name.split('.')[0] ?? name),
  );
}

/** A sentence where a column that is read stands in the header twice: nobody knows which one counts. */
export function repeatedColumn(
  names: readonly string[],
  layer: Layer,
  fields: readonly string[],
): string | undefined {
  const read = new Set(fields.flatMap((field) => namesOf(layer, field)));
  const twice = names.find((name, index) => read.has(name) && names.indexOf(name) !== index);
  return twice === undefined ? undefined : `the header has the column "${showValue(twice)}" twice`;
}

function nearest(name: string, names: readonly string[]): string {
  const [near] = nearestNames(name, names, 1);
  return near === undefined ? '' : ` (nearest: "${showValue(near)}")`;
}
