import { completeCode } from '../../grids/unit-code.ts';
import { doubt, type Doubt } from './doubts.ts';
import type { GuessedKind } from './field-names.ts';
import type { CrsGuess } from './guess-crs.ts';
import type { ColumnFinding } from './guess-kind.ts';
import { columnOf, isDistinct, mostAre, type ColumnGuesses } from './guess-mapping.ts';
import type { TableFinding } from './table-finding.ts';

/** Columns that name a unit. */
const UNITS = /网格(编|代码|$)|社区(编|代码|$)|gridcode|orgcode/i;

/** What is doubtful about the table itself: persons, names and ids that repeat, rows that cannot be read, turned coordinates. */
export function tableDoubts(
  { columns, repeated, broken, rows, lookedAt }: TableFinding,
  mapped: ColumnGuesses,
): Doubt[] {
  const used = new Set([...mapped.values()].flat());
  const id = ['eventNo', 'caseNo', 'gbId', 'id']
    .map((field) => mapped.get(field))
    .find((name) => name !== undefined);
  const ids = columns.find(({ profile }) => profile.name === id);
  return [
    ...columns
      .filter(({ kind }) => kind === 'personal')
      .map(({ profile }) => doubt('personalColumn', profile.name)),
    ...columns
      .filter(
        ({ kind, profile }) => kind !== 'personal' && profile.counts.personal > 0 && used.has(profile.name),
      )
      .map(({ profile }) => doubt('personalCells', profile.name, profile.counts.personal)),
    ...repeated.map((name) => doubt('repeatedColumn', name)),
    ...(ids !== undefined && !isDistinctWhole(ids) ? [doubt('repeatedIds', ids.profile.name)] : []),
    ...(broken > 0 ? [doubt('brokenRows', broken)] : []),
    ...(['longitude', 'latitude'] as const).flatMap((field) => {
      const other = field === 'longitude' ? /纬|lat|^y/i : /经|lo?ng|^x/i;
      const name = mapped.get(field);
      const isOne = name === mapped.get('longitude') && name === mapped.get('latitude');
      return typeof name === 'string' && !isOne && other.test(name) ? [doubt('turned', name, field)] : [];
    }),
    ...(lookedAt < rows ? [doubt('firstRows', lookedAt, rows)] : []),
  ];
}

const isDistinctWhole = (column: ColumnFinding): boolean =>
  isDistinct(column) &&
  column.profile.values.size >= Math.min(1000, column.profile.cells - column.profile.blank);

/** What is doubtful about the coordinate system; `isPlaced` where there are positions. */
export function crsDoubts(
  crs: CrsGuess | undefined,
  isPlaced: boolean,
  isReadable: (crs: string) => boolean,
): Doubt[] {
  if (crs === undefined) return isPlaced ? [doubt('crsUnknown')] : [];
  if (!isReadable(crs.crs)) return [doubt('crsUnread', crs.crs)];
  if (crs.by === 'degrees') return [doubt('shiftUnknown')];
  return crs.by === 'metres' && crs.crs !== 'epsg:3857' ? [doubt('zoneAssumed', crs.crs)] : [];
}

const ENDED = new Set(['closed', 'evaluated']);

/** Ended incidents want a time of closing. */
export function stateDoubts(
  kind: GuessedKind,
  columns: ColumnGuesses,
  values: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Doubt[] {
  if (kind !== 'incidents' || !columns.has('status') || columns.has('closedAt')) return [];
  const isEnded = Object.values(values['status'] ?? {}).some((value) => ENDED.has(value));
  return isEnded ? [doubt('closedAtMissing')] : [];
}

/** Codes of a city's own, and columns that name units which no file has. */
export function unitDoubts(kind: GuessedKind, finding: TableFinding, columns: ColumnGuesses): Doubt[] {
  if (kind === 'units') {
    const code = columnOf(columns, 'code', finding);
    const isOwn = code !== undefined && !mostAre(code, (value) => !('reason' in completeCode(value)));
    return isOwn ? [doubt('ownCodes', code.profile.name)] : [];
  }
  const used = new Set([...columns.values()].flat());
  return finding.columns
    .filter(
      ({ profile, kind: own }) => UNITS.test(profile.name) && !used.has(profile.name) && own !== 'personal',
    )
    .map(({ profile }) => doubt('unitsUnknown', profile.name));
}
