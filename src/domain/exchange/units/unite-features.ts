import type { MultiPolygon, Polygon } from 'geojson';
import { groupBy } from '../../arrays/group-by.ts';
import { boxOf } from '../../geo/positions.ts';
import { cellText, RowIssues, type RowResult } from '../fields/row-result.ts';
import { unitedText } from '../geometry/polygon-repair.ts';
import { polygonsAreaM2, polygonsOf, type Rings } from '../geometry/ring-math.ts';
import { geometryOf, unitePolygons } from '../geometry/unite-polygons.ts';
import { labelPointOf } from './area-shares.ts';
import type { LocatableUnit } from './unit-locator.ts';
import { findParent } from './unit-parents.ts';
import type { UnitDraft } from './assign-unit-codes.ts';

/** A row whose ground belongs to the unit of an earlier row. */
export interface FeatureOfUnit {
  /** The row of the unit. */
  readonly of: UnitDraft;
  readonly source: UnitDraft['source'];
  readonly result: UnitDraft['result'];
}

/**
 * Rows of one code, one name and the same days are one unit: its ground is the union of theirs, whatever their order. What else
 * they say is taken from the first row that says it, and a row that says something else has that told. Rows of one code
 * with different names stay apart: more likely than not one of the codes is wrong. So do rows whose code is no code of a unit
 * where they lie in different coarser units: "01" may be the first grid of each community.
 * @param known units of other layers
 * @returns the units in the order of their first rows, and the other rows with what became of them
 */
export function uniteFeatures(
  drafts: readonly UnitDraft[],
  known: ReadonlyMap<string, LocatableUnit>,
): { units: UnitDraft[]; parts: FeatureOfUnit[] } {
  const groups = [...groupBy(drafts, unitKey).values()].flatMap((group) => byParent(group, drafts, known));
  const units: UnitDraft[] = [];
  const parts: FeatureOfUnit[] = [];
  for (const group of groups) {
    const [first, ...others] = group;
    if (first === undefined) continue;
    if (others.length === 0) {
      units.push(first);
      continue;
    }
    const unit = unite(first, others);
    units.push(unit);
    for (const { source, result } of others)
      parts.push({ of: unit, source, result: partOf(first, { source, result }) });
  }
  return { units: units.toSorted((a, b) => a.source.row - b.source.row), parts };
}

/** A record of a unit as it was read, which has these fields. */
const asLocatable = (record: Record<string, unknown>): LocatableUnit =>
  record as Record<string, unknown> & LocatableUnit;

/** Rows without a usable code by the coarser unit that they lie in; others together. */
function byParent(
  group: readonly UnitDraft[],
  drafts: readonly UnitDraft[],
  known: ReadonlyMap<string, LocatableUnit>,
): UnitDraft[][] {
  if (group.length < 2 || group[0]!.result.record['code'] !== undefined) return [[...group]];
  const coded = drafts.flatMap(({ result: { record } }) =>
    record['code'] === undefined ? [] : [asLocatable(record)],
  );
  const parentOf = ({ source, result: { record } }: UnitDraft): string => {
    const { geometry, level } = asLocatable(record);
    const parent =
      level === undefined || level === 'area'
        ? undefined
        : findParent(geometry, level, [...known.values(), ...coded]);
    return `${cellText(source.values.get('parentCode') ?? '')} ${parent?.code}`;
  };
  return [...groupBy(group, parentOf).values()];
}

/** What is the same in all rows of a unit. A row without a code is a unit of its own. */
function unitKey({ source, result: { record } }: UnitDraft): string {
  const { code, level, name, validFrom, validTo } = record;
  const written = cellText(code ?? source.values.get('code') ?? '');
  const named = plain(written);
  if (named === '') return `row ${source.row}`;
  return JSON.stringify([named, level, plain(cellText(name)), validFrom, validTo]);
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** Follow from the ground, or are the same in all rows. */
const COMPUTED: ReadonlySet<string> = new Set(['geometry', 'areaM2', 'labelPoint', 'code', 'level', 'name']);

function unite(first: UnitDraft, others: readonly UnitDraft[]): UnitDraft {
  const { source, result } = first;
  const rows = [first, ...others];
  const issues = new RowIssues({ row: source.row });
  const pieces = rows.flatMap(({ result: { record } }) =>
    polygonsOf(record['geometry'] as Polygon | MultiPolygon),
  );
  const { polygons, ...tally } = unitePolygons(pieces.sort(byPlace));
  const shape = polygons.length === 1 ? 'Polygon' : `${polygons.length} polygons`;
  const why = tally.united > 0 ? `, which ${unitedText(tally)}` : ', which lie apart';
  issues.repair('geometry', `${rows.length} features`, shape, `one unit in ${rows.length} features${why}`);
  const record: Record<string, unknown> = { ...result.record };
  for (const other of others)
    for (const [field, value] of Object.entries(other.result.record)) {
      if (COMPUTED.has(field) || value === undefined) continue;
      const kept = record[field];
      if (Array.isArray(kept) && Array.isArray(value)) record[field] = distinct([...kept, ...value]);
      else if (isPlainObject(kept) && isPlainObject(value)) record[field] = { ...value, ...kept };
      else if (kept === undefined) {
        record[field] = value;
        issues.repair(field, '', value, `taken from row ${other.source.row}, a part of the same unit`);
      }
    }
  record['geometry'] = geometryOf(polygons);
  record['areaM2'] = Math.round(polygonsAreaM2(polygons));
  record['labelPoint'] = labelPointOf(polygons).map((degrees) => Math.round(degrees * 1e6) / 1e6);
  const repairs = [...result.repairs, ...issues.repairs];
  return { source, result: { ...result, record, repairs } };
}

/** What is told of a row that is a part: that it is one, and where it says something else than the first. */
function partOf(first: UnitDraft, { source, result }: UnitDraft): UnitDraft['result'] {
  const issues = new RowIssues(source);
  const { record } = first.result;
  issues.repair(
    'code',
    source.values.get('code'),
    record['code'] ?? '',
    `a part of the unit of row ${first.source.row}`,
  );
  for (const [field, value] of Object.entries(result.record)) {
    if (COMPUTED.has(field) || Array.isArray(value)) continue;
    for (const [name, theirs, ours] of valuesOf(field, value, record[field]))
      if (theirs !== undefined && ours !== undefined && JSON.stringify(theirs) !== JSON.stringify(ours))
        issues.repair(
          name,
          theirs,
          ours,
          `row ${first.source.row}, the first of this unit, says otherwise; that is taken`,
        );
  }
  return { ...result, repairs: [...result.repairs, ...issues.repairs] };
}

/** A field with its value in both rows; of an object each of its members. */
function valuesOf(field: string, theirs: unknown, ours: unknown): [string, unknown, unknown][] {
  if (!isPlainObject(theirs) || !isPlainObject(ours)) return [[field, theirs, ours]];
  return Object.entries(theirs).map(([name, value]) => [`${field}.${name}`, value, ours[name]]);
}

/** What becomes of a part once it is settled what became of its unit. */
export function fateOfPart(
  { of: { source: first }, source, result }: FeatureOfUnit,
  unit: RowResult<unknown>,
): RowResult<unknown> {
  if (unit.record) return { ...result, record: unit.record };
  const issues = new RowIssues(source);
  const [reason] = unit.rejections;
  issues.reject(
    reason?.field ?? 'code',
    reason?.value ?? '',
    `${reason?.reason ?? 'not taken'} (a part of the unit of row ${first.row})`,
  );
  return issues.rejection();
}

/** From west to east, then from south to north; what begins in one place by what it is. */
function byPlace(one: Rings, other: Rings): number {
  const [a, b] = [boxOf(one.flat()), boxOf(other.flat())];
  const difference = a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
  if (difference !== 0) return difference;
  const [text, otherText] = [JSON.stringify(one), JSON.stringify(other)];
  return text < otherText ? -1 : Number(text > otherText);
}

function distinct(items: readonly unknown[]): unknown[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
