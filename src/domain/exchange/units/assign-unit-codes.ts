import type { MultiPolygon, Polygon } from 'geojson';
import { NESTED_LEVELS, nearestAncestor, type NestedLevel, type UnitLevel } from '../../grids/codes.ts';
import type { Position } from '../../geo/positions.ts';
import { overlapInTime, validityText, type Validity } from '../../grids/versions/validity.ts';
import { completeCode } from '../../grids/unit-code.ts';
import { findParent } from './unit-parents.ts';
import { allotSerials } from '../../grids/unit-serials.ts';
import { recallCodes, type NamelessUnit, type RememberedUnit } from './recall-codes.ts';
import type { LocatableUnit } from './unit-locator.ts';
import { cellText, RowIssues, showValue, type SourceRow, type RowResult } from '../fields/row-result.ts';

/** A unit as it was read, with the row it came from. */
export interface UnitDraft {
  source: SourceRow;
  result: RowResult & { record: Record<string, unknown> };
}

/** Units already known: of other layers and other data sets. */
export type KnownUnits = ReadonlyMap<string, PlacedUnit>;

/**
 * `ownLayer` is set on units of the same data set; `isNew` on those of the layer at hand; `others` are further versions of the
 * same code.
 */
type PlacedUnit = LocatableUnit & {
  ownLayer?: string;
  isNew?: true;
  others?: readonly (Validity & { ownLayer?: string })[];
};

/** What is known of codes that units without one had before. */
export interface CodeMemory {
  readonly remembered: readonly RememberedUnit[];
  /** Codes that are not given to other units. */
  readonly reserved: ReadonlySet<string>;
  /** Told of each unit that got a code, with what it had in the place of one. */
  readonly onMade?: (code: string, oldCode: string | undefined) => void;
}

const NO_MEMORY: CodeMemory = { remembered: [], reserved: new Set() };

interface Row {
  draft: UnitDraft;
  issues: RowIssues;
  record: Record<string, unknown>;
  code: string | undefined;
  level: UnitLevel | undefined;
}

/**
 * Settles code, level and parent of the units of one layer. The prefix of a code tells the parent. A unit without a code
 * belongs to the coarser unit that it overlaps most, by at least half; units of the same data set go before others. Its
 * code is the one that it had before (see `recallCodes`), else the parent's with a serial from 901, counted from west to east, so
 * the same file always gives the same codes. Units without a parent are rejected. Results come in the order of drafts.
 */
export function assignUnitCodes(
  drafts: readonly UnitDraft[],
  known: KnownUnits,
  memory: CodeMemory = NO_MEMORY,
): RowResult[] {
  const rows = drafts.map((draft): Row => {
    const { record } = draft.result;
    return {
      draft,
      issues: new RowIssues(draft.source),
      record,
      code: record['code'] as string | undefined,
      level: record['level'] as UnitLevel | undefined,
    };
  });
  const units = new Map<string, PlacedUnit>(known);
  const firstRows = new Map<string, { row: number; validity: Validity }[]>();
  for (const row of rows) if (row.code !== undefined) enter(row, row.code, units, known, firstRows);
  for (const level of NESTED_LEVELS) {
    const codeless = rows.filter((row) => row.code === undefined && row.level === level);
    if (codeless.length > 0) allot(codeless, level, units, memory);
  }
  return rows.map((row) => finish(row, units));
}

/** A duplicate within the layer is told with the first row's number; one of another layer of the set with its name. */
function enter(
  row: Row,
  code: string,
  units: Map<string, PlacedUnit>,
  known: KnownUnits,
  firstRows: Map<string, { row: number; validity: Validity }[]>,
): void {
  const validity = validityOf(row.record);
  const meets = (other: Validity) => overlapInTime(validity, other);
  const seen = firstRows.get(code) ?? [];
  const first = seen.find((other) => meets(other.validity));
  const stored = known.get(code);
  const other =
    stored && [stored, ...(stored.others ?? [])].find((each) => each.ownLayer !== undefined && meets(each));
  if (first !== undefined) {
    const isDated =
      seen.length > 1 || [first.validity, validity].some((each) => each.validFrom ?? each.validTo);
    if (isDated)
      row.issues.reject(
        'validFrom',
        validityText(validity),
        `overlaps in time with row ${first.row}, which has the same code, ${validityText(first.validity)} (V-03)`,
      );
    else row.issues.reject('code', code, `is the code of row ${first.row} already`);
  } else if (other !== undefined)
    row.issues.reject('code', code, `is in the layer ${other.ownLayer} already`);
  else {
    firstRows.set(code, [...seen, { row: row.draft.source.row, validity }]);
    const unit = locatable(row.record, code, row.level!);
    // What lies in it and beside it is looked at against its last version.
    const before = units.get(code);
    if (before?.isNew !== true || (before.validFrom ?? '') <= (unit.validFrom ?? '')) units.set(code, unit);
  }
}

function validityOf(record: Record<string, unknown>): Validity {
  return {
    validFrom: record['validFrom'] as string | undefined,
    validTo: record['validTo'] as string | undefined,
  };
}

function allot(rows: Row[], level: NestedLevel, units: Map<string, PlacedUnit>, memory: CodeMemory): void {
  const placed: Placed[] = [];
  for (const row of rows) {
    const raw = row.draft.source.values.get('code');
    if (level === 'county') {
      const completed = completeCode(raw);
      const why = 'reason' in completed && raw !== undefined ? `${completed.reason}; ` : '';
      row.issues.reject('code', raw, `${why}a county needs its official code of 6 digits`);
      continue;
    }
    const geometry = row.record['geometry'] as Polygon | MultiPolygon;
    const validity = validityOf(row.record);
    const living = [...units.values()].filter((unit) => overlapInTime(unit, validity));
    const parent = findParent(geometry, level, living.filter(isOwn)) ?? findParent(geometry, level, living);
    if (parent) placed.push({ row, parent, at: row.record['labelPoint'] as Position });
    else row.issues.reject('code', raw, `is no usable code, and no coarser unit contains this ${level}`);
  }
  const free = memory.remembered.filter(({ code }) => !units.has(code));
  const recalled = recallCodes(
    placed.map(({ row, parent }) => nameless(row, level, parent)),
    free,
  );
  const unknown: Placed[] = [];
  for (const [index, item] of placed.entries()) {
    const known = recalled[index];
    if (known === undefined) unknown.push(item);
    else
      take(
        item,
        level,
        units,
        memory,
        known.code,
        `no usable code; it had this one, known by its ${known.by}`,
      );
  }
  for (const { item, code } of allotFree(unknown, level, units, memory.reserved)) {
    const { row, parent } = item;
    if (code !== undefined)
      take(item, level, units, memory, code, `no usable code; made from ${parent.code}, which contains it`);
    else
      row.issues.reject(
        'code',
        row.draft.source.values.get('code'),
        `unit ${parent.code} has no serials left`,
      );
  }
}

interface Placed {
  row: Row;
  parent: LocatableUnit;
  at: Position;
}

/** Serials that no unit has or had; where these run out, those of units that are gone. */
function allotFree(
  placed: readonly Placed[],
  level: NestedLevel,
  units: ReadonlyMap<string, PlacedUnit>,
  reserved: ReadonlySet<string>,
): { item: Placed; code?: string }[] {
  const allotted = allotSerials(placed, level, { has: (code) => units.has(code) || reserved.has(code) });
  const left = allotted.flatMap(({ item, code }) => (code === undefined ? [item] : []));
  if (left.length === 0) return allotted;
  const given = new Set(allotted.map(({ code }) => code));
  const second = allotSerials(left, level, { has: (code) => units.has(code) || given.has(code) });
  return [...allotted.filter(({ code }) => code !== undefined), ...second];
}

function take(
  { row }: Placed,
  level: NestedLevel,
  units: Map<string, PlacedUnit>,
  memory: CodeMemory,
  code: string,
  why: string,
): void {
  const raw = row.draft.source.values.get('code');
  row.code = code;
  row.issues.repair('code', raw, code, why);
  keepOldCode(row.record, raw);
  units.set(code, locatable(row.record, code, level));
  memory.onMade?.(code, oldCodeOf(raw));
}

function nameless({ record, draft }: Row, level: NestedLevel, parent: LocatableUnit): NamelessUnit {
  return {
    level,
    parentCode: parent.code,
    name: record['name'] as string,
    oldCode: oldCodeOf(draft.source.values.get('code')),
    labelPoint: record['labelPoint'] as Position,
    geometry: record['geometry'] as Polygon | MultiPolygon,
  };
}

/** The code of the city's own scheme that a row has in the place of an official one. */
export function oldCodeOf(raw: unknown): string | undefined {
  return typeof raw === 'string' || typeof raw === 'number' ? String(raw).slice(0, 100) : undefined;
}

function keepOldCode(record: Record<string, unknown>, raw: unknown): void {
  const aliases = record['aliases'] as string[];
  const old = oldCodeOf(raw);
  if (old !== undefined && !aliases.includes(old)) record['aliases'] = [...aliases, old];
}

function finish(row: Row, units: ReadonlyMap<string, PlacedUnit>): RowResult {
  const { issues, record, code, level, draft } = row;
  if (!issues.rejected && (code === undefined || level === undefined))
    issues.reject(
      'code',
      draft.source.values.get('code'),
      level === 'area' ? 'an area needs an id like HT-PQ-01' : 'neither a usable code nor a level is given',
    );
  if (issues.rejected) return issues.result({});
  const settled = issues.result({ ...record, code, level });
  const parent = nearestAncestor(code!, units);
  if (parent !== undefined && level !== 'area') settled.record!['parentCode'] = parent;
  const given = draft.source.values.get('parentCode');
  if (given !== undefined && parent !== undefined && !parent.startsWith(cellText(given).trim()))
    settled.repairs.push({
      row: draft.source.row,
      field: 'parentCode',
      from: showValue(given),
      to: parent,
      why: 'the parent follows from the code',
    });
  if (parent === undefined && level !== 'county' && level !== 'area')
    settled.warnings.push({ field: 'parentCode', message: 'no unit above it is loaded' });
  settled.repairs.unshift(...draft.result.repairs);
  settled.warnings.unshift(...draft.result.warnings);
  return settled;
}

const isOwn = (unit: PlacedUnit) => unit.ownLayer !== undefined || unit.isNew === true;

function locatable(record: Record<string, unknown>, code: string, level: UnitLevel): PlacedUnit {
  return {
    isNew: true,
    ...validityOf(record),
    code,
    level,
    areaM2: record['areaM2'] as number,
    labelPoint: record['labelPoint'] as Position,
    geometry: record['geometry'] as Polygon | MultiPolygon,
  };
}
