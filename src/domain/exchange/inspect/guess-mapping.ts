import { plainName } from '../fields/known-columns.ts';
import type { ColumnContent } from './column-kind.ts';
import { FIELD_NAMES, type FieldNames, type GuessedKind } from './field-names.ts';
import type { ColumnFinding } from './guess-kind.ts';

/** Our field → the column that it is likely to be read from, or two whose cells belong together. */
export type ColumnGuesses = ReadonlyMap<string, string | readonly [string, string]>;

const IDS = new Set(['eventNo', 'caseNo', 'gbId', 'id']);
/** Columns that no name points to are taken by what they hold. */
const BY_KIND: Readonly<Record<string, readonly ColumnContent[]>> = {
  gbId: ['camera code'],
  longitude: ['longitude', 'position', 'east'],
  latitude: ['latitude', 'position', 'north'],
  eventNo: ['id'],
  caseNo: ['id'],
  id: ['id'],
  code: ['unit code', 'id'],
  reportedAt: ['time'],
  occurredFrom: ['time'],
  title: ['name', 'text'],
  name: ['name'],
  status: ['state'],
};

/**
 * The columns that the fields of a kind are likely to be read from: first by their names, whole and then contained, then by what
 * they hold. A column of persons is taken for nothing, and a column for one field only, but for both halves of a position.
 * `isUnitCode` says whether a value is the code of a unit that is at hand.
 */
export function guessMapping(
  kind: GuessedKind,
  columns: readonly ColumnFinding[],
  hasGeometry: boolean,
  isUnitCode: (value: string) => boolean = () => false,
): ColumnGuesses {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  const usable = columns.filter(
    ({ kind: own, profile }) => own !== 'personal' && profile.blank < profile.cells,
  );
  const fields = FIELD_NAMES[kind].filter(
    ({ field }) => !(hasGeometry && (field === 'longitude' || field === 'latitude')),
  );
  const take = (field: string, column: ColumnFinding | undefined): void => {
    if (column === undefined || found.has(field)) return;
    found.set(field, column.profile.name);
    if (column.kind !== 'position') taken.add(column.profile.name);
  };
  const free = () => usable.filter(({ profile }) => !taken.has(profile.name));
  const fits = (names: FieldNames, column: ColumnFinding) =>
    (names.kinds.includes(column.kind) || column.kind === 'blank') &&
    (!IDS.has(names.field) || isDistinct(column)) &&
    (names.field !== 'unitCode' || column.kind === 'unit code' || mostAre(column, isUnitCode));
  for (const rank of [wholeRank, containedRank])
    for (const names of fields)
      take(
        names.field,
        best(
          free().filter((column) => fits(names, column)),
          (column) => rank(names, plainName(column.profile.name)),
        ),
      );
  for (const { field } of fields)
    for (const wanted of BY_KIND[field] ?? [])
      take(
        field,
        free().find((column) => column.kind === wanted && (!IDS.has(field) || isDistinct(column))),
      );
  return withClock(found, columns);
}

/** A date and the time of day that stands in the column behind it. */
function withClock(found: ReadonlyMap<string, string>, columns: readonly ColumnFinding[]): ColumnGuesses {
  const clocks = columns.filter(({ kind }) => kind === 'clock');
  return new Map(
    [...found].map(([field, name]) => {
      const at = columns.findIndex(({ profile }) => profile.name === name);
      const { kind, profile } = columns[at]!;
      const isDate = kind === 'time' && profile.counts.day > (profile.cells - profile.blank) / 2;
      const clock = isDate ? clocks.find((column) => columns.indexOf(column) === at + 1) : undefined;
      return [field, clock === undefined ? name : ([name, clock.profile.name] as const)];
    }),
  );
}

/** Place of a name in the list of a field, from 0; `undefined` where it is not in it. */
function wholeRank({ field, names }: FieldNames, name: string): number | undefined {
  const rank = [field, ...names].findIndex((known) => plainName(known) === name);
  return rank < 0 ? undefined : rank;
}

function containedRank({ names }: FieldNames, name: string): number | undefined {
  const rank = names.findIndex((known) => {
    const part = plainName(known);
    return part.length >= (/\p{Script=Han}/u.test(part) ? 2 : 4) && name.includes(part);
  });
  return rank < 0 ? undefined : rank;
}

function best<Item>(items: readonly Item[], rank: (item: Item) => number | undefined): Item | undefined {
  let [chosen, lowest]: [Item | undefined, number] = [undefined, Infinity];
  for (const item of items) {
    const own = rank(item) ?? Infinity;
    if (own < lowest) [chosen, lowest] = [item, own];
  }
  return chosen;
}

/** Whether the values of a column differ, but for a few slips. */
export function isDistinct({ profile: { values, cells, blank } }: ColumnFinding): boolean {
  const filled = cells - blank;
  return values.size >= Math.min(1000, filled * 0.9);
}

/** Whether most of the different values of a column pass a test. */
export function mostAre({ profile: { values } }: ColumnFinding, test: (value: string) => boolean): boolean {
  return values.size > 0 && [...values.keys()].filter(test).length >= values.size * 0.8;
}

/** The column that a field is read from; of two the first. */
export function columnOf(
  columns: ColumnGuesses,
  field: string,
  { columns: all }: { readonly columns: readonly ColumnFinding[] },
): ColumnFinding | undefined {
  const mapped = columns.get(field);
  const name = typeof mapped === 'string' ? mapped : mapped?.[0];
  return all.find(({ profile }) => profile.name === name);
}
