/** A closed list of values, with the names that are understood for each. */
export interface Vocabulary {
  /** What the list is called in a message: `channel`, `unit code`. */
  name: string;
  values: ReadonlySet<string>;
  /** Names in Chinese or English → value; a cell may hold either. */
  labels: ReadonlyMap<string, string>;
}

export type FieldKind =
  'text' | 'texts' | 'number' | 'integer' | 'boolean' | 'time' | 'date' | 'code' | 'codes' | 'object';

/** What one of our fields wants. `field` is dotted where it lies inside an object (`transit.lineId`). */
export interface FieldSpec {
  field: string;
  kind: FieldKind;
  required?: boolean;
  min?: number;
  max?: number;
  maxLength?: number;
  /** Other names by which files know it, best first. */
  names?: readonly string[];
  /** For `code` and `codes`. */
  vocabulary?: Vocabulary;
  /** An id or a code of somebody's scheme: text from the file to the screen (`plainRow`). */
  isIdentifier?: boolean;
  /** Free text, in which personal data are masked (rule V-12). */
  isFreeText?: boolean;
  /** Read by a function of its own (positions, unit codes), not by `readFields`. */
  isReadApart?: boolean;
  /** What to do where nothing is given and a column is wanted: printed after "column … is missing". */
  hint?: string;
}

/** A vocabulary from its values and, where there are some, `[label, value]` pairs. */
export function vocabulary(
  name: string,
  values: Iterable<string>,
  labels: Iterable<readonly [string, string]> = [],
): Vocabulary {
  const known = new Set(values);
  const byLabel = new Map([...known].map((value) => [value.toLowerCase(), value]));
  for (const [label, value] of labels)
    if (known.has(value)) byLabel.set(label.normalize('NFKC').trim().toLowerCase(), value);
  return { name, values: known, labels: byLabel };
}
