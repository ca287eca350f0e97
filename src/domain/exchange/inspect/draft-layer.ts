import type { FieldSpec } from '../fields/field-spec.ts';
import type { Vocabularies } from '../rows/read-context.ts';
import { doubt, type Doubt } from './doubts.ts';
import { NEEDED, type GuessedKind } from './field-names.ts';
import { guessCrs, type CrsGuess } from './guess-crs.ts';
import { guessKind, type KindGuess } from './guess-kind.ts';
import type { LevelGuess } from './guess-level.ts';
import { columnOf, guessMapping, type ColumnGuesses } from './guess-mapping.ts';
import { guessTimeFormat } from './guess-time-format.ts';
import { guessValues } from './guess-values.ts';
import { crsDoubts, stateDoubts, tableDoubts, unitDoubts } from './layer-doubts.ts';
import type { TableFinding } from './table-finding.ts';
import { extentOf } from './table-extent.ts';

/** A layer of dataset.json to begin with, and what is doubtful about it. */
export interface LayerDraft {
  finding: TableFinding;
  kind: KindGuess;
  level?: LevelGuess;
  crs?: CrsGuess;
  columns: ColumnGuesses;
  constants: Readonly<Record<string, string>>;
  values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  timeFormat: Readonly<Record<string, string>>;
  ignore: readonly string[];
  doubts: readonly Doubt[];
}

/** What the draft of a layer is made with. */
export interface DraftContext {
  vocabularies: Vocabularies;
  /** Fields of a kind of layer. */
  fieldsOf(kind: GuessedKind): readonly FieldSpec[];
  /** Whether a coordinate system can be read. */
  isReadable(crs: string): boolean;
  /** The level of a file of units. */
  levelOf?(finding: TableFinding): LevelGuess | undefined;
  /** Whether a value is the code of a unit that is at hand. */
  isUnitCode?(value: string): boolean;
}

/** Fields whose words are of no use where most are unknown: then a constant stands for all rows. */
const CONSTANT_WHERE_UNKNOWN = new Set(['tier', 'urgency', 'pointClass']);

/** The likely layer of a table; `undefined` where it is of no kind that is known. */
export function draftLayer(finding: TableFinding, context: DraftContext): LayerDraft | undefined {
  const kind = guessKind(finding.columns, finding.geometry, context.vocabularies);
  if (kind === undefined) return undefined;
  const hasGeometry = finding.geometry.none < finding.rows;
  const columns = new Map(guessMapping(kind.kind, finding.columns, hasGeometry, context.isUnitCode));
  const undated = letGoOfQuantities(columns);
  const specs = context.fieldsOf(kind.kind);
  const { values, doubts: words } = valuesOf(columns, finding, specs);
  const times = timesOf(columns, finding);
  const extent = extentOf(finding, columns);
  const crs = extent === undefined ? undefined : guessCrs(extent, finding.declaredCrs);
  const level = kind.kind === 'units' ? context.levelOf?.(finding) : undefined;
  const constants = constantsOf(kind.kind, columns);
  return {
    finding,
    kind,
    ...(level === undefined ? {} : { level }),
    ...(crs === undefined ? {} : { crs }),
    columns,
    constants: constants.values,
    values,
    timeFormat: times.formats,
    ignore: ignoredOf(columns, finding, specs),
    doubts: [
      ...(kind.isSure ? [] : [doubt('kindUnsure', kind.kind)]),
      ...(kind.kind === 'units' && level === undefined ? [doubt('levelUnknown')] : []),
      ...constants.doubts,
      ...tableDoubts(finding, columns),
      ...unitDoubts(kind.kind, finding, columns),
      ...undated,
      ...crsDoubts(crs, extent !== undefined, context.isReadable),
      ...times.doubts,
      ...words,
      ...stateDoubts(kind.kind, columns, values),
    ],
  };
}

function constantsOf(
  kind: GuessedKind,
  columns: ColumnGuesses,
): { values: Record<string, string>; doubts: Doubt[] } {
  const blank = Object.entries(NEEDED[kind]).filter(([field]) => !columns.has(field));
  const values = Object.fromEntries(
    blank.flatMap(([field, constant]) => (constant === undefined ? [] : [[field, constant]])),
  ) as Record<string, string>;
  const pairs = Object.entries(values).map(([field, value]) => `${field} "${value}"`);
  return {
    values,
    doubts: [
      ...blank
        .filter(([, constant]) => constant === undefined)
        .map(([field]) => doubt('fieldMissing', field)),
      ...(pairs.length > 0 ? [doubt('fieldConstant', pairs.join(', '))] : []),
    ],
  };
}

/** Their words for our values; what stands in a list of ours needs none. Columns whose words are unknown are let go. */
function valuesOf(
  columns: Map<string, string | readonly [string, string]>,
  finding: TableFinding,
  specs: readonly FieldSpec[],
): { values: Record<string, Record<string, string>>; doubts: Doubt[] } {
  const values: Record<string, Record<string, string>> = {};
  const doubts: Doubt[] = [];
  for (const { field, kind, vocabulary } of specs) {
    const column = columnOf(columns, field, finding);
    if (column === undefined || kind !== 'code' || vocabulary === undefined || vocabulary.values.size === 0)
      continue;
    const { known, guessed, unknown } = guessValues(column.profile.values.keys(), vocabulary);
    if (CONSTANT_WHERE_UNKNOWN.has(field) && unknown.length > known.length) {
      columns.delete(field);
      continue;
    }
    const pairs = Object.entries(guessed);
    if (pairs.length > 0) {
      values[field] = { ...guessed };
      doubts.push(
        doubt('wordsGuessed', field, pairs.map(([word, value]) => `${word} → ${value}`).join(', ')),
      );
    }
    if (unknown.length > 0)
      doubts.push(doubt('wordsUnknown', field, unknown.slice(0, 8).join(', '), unknown.length));
  }
  return { values, doubts };
}

function timesOf(
  columns: ColumnGuesses,
  finding: TableFinding,
): { formats: Record<string, string>; doubts: Doubt[] } {
  const formats: Record<string, string> = {};
  const doubts: Doubt[] = [];
  for (const [field, mapped] of columns) {
    const column = columnOf(columns, field, finding);
    if (column?.kind !== 'time') continue;
    const { name, counts, values, cells, blank } = column.profile;
    if (counts.openDate > 0 && typeof mapped === 'string') {
      const guess = guessTimeFormat([...values.keys()]);
      if (guess !== undefined) formats[field] = guess.format;
      if (guess?.isProved === false) doubts.push(doubt('monthAssumed', name, guess.format));
      if (guess !== undefined && guess.read < guess.of)
        doubts.push(doubt('mixedTimes', name, guess.read, guess.of));
    }
    if (typeof mapped === 'string' && counts.day > 0)
      doubts.push(doubt('daysOnly', name, counts.day, cells - blank));
  }
  return { formats, doubts };
}

/** Fields that a column has the name of, and no value: `level: "district"`. */
function ignoredOf(columns: ColumnGuesses, finding: TableFinding, specs: readonly FieldSpec[]): string[] {
  return specs.flatMap(({ field, vocabulary }) => {
    const column = finding.columns.find(({ profile }) => profile.name === field);
    if (column === undefined || columns.has(field) || vocabulary === undefined) return [];
    const { known } = guessValues(column.profile.values.keys(), vocabulary);
    return known.length < column.profile.values.size ? [field] : [];
  });
}

/** Quantities need a date, which no column and no guess gives: they are named, and not mapped. */
function letGoOfQuantities(columns: Map<string, string | readonly [string, string]>): Doubt[] {
  const found = [...columns].filter(([field]) => field.startsWith('quantities.'));
  for (const [field] of found) columns.delete(field);
  const pairs = found.map(([field, name]) => `"${field}": "${[name].flat().join(' ')}"`);
  return pairs.length > 0 ? [doubt('quantitiesUndated', pairs.join(', '))] : [];
}
