/** How the fields of a layer are found in its file. */
export interface ColumnMapping {
  /** Our field → the name in the file. A name with dots also reaches into nested objects. */
  columns: Readonly<Record<string, string>>;
  /** Our field → a value for rows that carry none. */
  constants: Readonly<Record<string, unknown>>;
}

type Properties = ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>;

/**
 * Values of the wanted fields under our names. A field is read from its mapped column, else from the column of its
 * own name; where the cell is blank, from the constants. Blank cells are left out: unknown is not empty text.
 * Only own properties are read, so a column called `__proto__` is a column like any other.
 */
export function mapColumns(
  properties: Properties,
  fields: Iterable<string>,
  mapping: ColumnMapping,
): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const field of fields) {
    const cell = readPath(properties, ownString(mapping.columns, field) ?? field);
    const value = isBlank(cell) ? readPath(mapping.constants, field) : cell;
    if (!isBlank(value)) values.set(field, value);
  }
  return values;
}

/** Value at `path`: the property of exactly that name, else the nested one along its dots. */
export function readPath(properties: unknown, path: string): unknown {
  const own = ownValue(properties, path);
  if (own !== undefined || !path.includes('.')) return own;
  return path.split('.').reduce<unknown>((value, step) => ownValue(value, step), properties);
}

/** Whether a cell says nothing: absent, null, white space, or a database export's mark for null. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'string' && /^(\s*|NULL|\\N)$/.test(value);
}

function ownValue(holder: unknown, key: string): unknown {
  if (holder instanceof Map) return holder.get(key);
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return undefined;
  return (holder as Record<string, unknown>)[key];
}

function ownString(holder: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(holder, key) ? holder[key] : undefined;
}
