import { cellText } from './row-result.ts';

/** How the fields of a layer are found in its file. */
export interface ColumnMapping {
  /**
   * Our field → the name in the file, or several whose cells are joined by a blank (a date and a time). A name with dots also
   * reaches into nested objects.
   */
  columns: Readonly<Record<string, string | readonly string[]>>;
  /** Our field → a value: for rows that carry none where a column is mapped, else for all. */
  constants: Readonly<Record<string, unknown>>;
  /** Columns that bear the name of a field of ours and mean something else. */
  ignore?: readonly string[] | undefined;
  /** Our field → their word → our value. */
  values?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  /** Marks for nothing besides the usual ones. */
  blanks?: readonly string[] | undefined;
}

type Properties = ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>;

/** The fields of a row, and those that were found only because a column has their name. */
export interface MappedRow {
  readonly values: Map<string, unknown>;
  readonly unmapped: ReadonlySet<string>;
}

/**
 * Values of the wanted fields under our names. A field is read from its mapped columns; where there are none, it is its
 * constant, else what stands in the column of its own name. Blank cells are left out: unknown is not empty text.
 * Only own properties are read, so a column called `__proto__` is a column like any other.
 */
export function mapColumns(
  properties: Properties,
  fields: Iterable<string>,
  mapping: ColumnMapping,
): MappedRow {
  const values = new Map<string, unknown>();
  const unmapped = new Set<string>();
  const ignored = new Set(mapping.ignore);
  const blanks = new Set(mapping.blanks);
  const cellOf = (name: string): unknown => {
    const cell = readPath(properties, name);
    return isBlank(cell) || (typeof cell === 'string' && blanks.has(cell.trim())) ? undefined : cell;
  };
  for (const field of fields) {
    const names = Object.hasOwn(mapping.columns, field) ? mapping.columns[field] : undefined;
    const constant = readPath(mapping.constants, field);
    let value: unknown;
    if (names !== undefined) value = typeof names === 'string' ? cellOf(names) : joined(names.map(cellOf));
    else if (isBlank(constant) && !ignored.has(field)) {
      value = cellOf(field);
      if (value !== undefined) unmapped.add(field);
    }
    value = translated(value, mapping.values?.[field]) ?? (isBlank(constant) ? undefined : constant);
    if (value !== undefined) values.set(field, value);
  }
  return { values, unmapped };
}

/** Cells that belong together as one text; `undefined` where all are blank. */
function joined(cells: readonly unknown[]): unknown {
  const given = cells.filter((cell) => cell !== undefined);
  return given.length === 0 ? undefined : given.map(cellText).join(' ');
}

/** Our value for a word of theirs, where there is one. Narrow and full-width letters are the same. */
function translated(value: unknown, words: Readonly<Record<string, unknown>> | undefined): unknown {
  if (words === undefined || value === undefined || typeof value === 'object') return value;
  const word = plainWord(cellText(value));
  const known = Object.keys(words).find((theirs) => plainWord(theirs) === word);
  return known === undefined ? value : words[known];
}

const plainWord = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Value at `path`: the property of exactly that name, else the nested one along its dots. */
export function readPath(properties: unknown, path: string): unknown {
  const own = ownValue(properties, path);
  if (own !== undefined || !path.includes('.')) return own;
  return path.split('.').reduce<unknown>((value, step) => ownValue(value, step), properties);
}

/** What is written where there is nothing: by databases, spreadsheets and people. */
const BLANK = /^(\s*|null|none|nil|nan|n\/?a|#n\/a|\\n|[-–—_/]+|无|暂无|空)$/i;

/** Whether a cell says nothing: absent, null, white space, or one of the usual marks. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'string' && value.length < 100 ? BLANK.test(value.trim()) : isWhite(value);
}

const isWhite = (value: unknown): boolean => typeof value === 'string' && !/\S/.test(value);

function ownValue(holder: unknown, key: string): unknown {
  if (holder instanceof Map) return holder.get(key);
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return undefined;
  return (holder as Record<string, unknown>)[key];
}
