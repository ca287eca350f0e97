import type { MultiPolygon, Polygon } from 'geojson';
import { boxOf, inBox } from '../../geo/positions.ts';
import { levelOfCode, type UnitLevel } from '../../grids/codes.ts';
import { labelPointOf } from '../units/area-shares.ts';
import type { FieldSpec } from '../fields/field-spec.ts';
import { TEXT_LENGTHS } from '../fields/text-lengths.ts';
import type { ReadContext, RowReader } from './read-context.ts';
import { parseNumber } from '../fields/parse-number.ts';
import { fittingHint } from '../geometry/fitting-systems.ts';
import { firstPair } from '../geometry/written-polygons.ts';
import { HEIGHTS_LEFT_OUT } from './read-position.ts';
import { repairPolygon } from '../geometry/polygon-repair.ts';
import { readLegacyCodes } from './read-legacy-codes.ts';
import { readFields, type FieldValues } from '../fields/read-fields.ts';
import { polygonsAreaM2, polygonsOf } from '../geometry/ring-math.ts';
import { completeCode } from '../../grids/unit-code.ts';
import { RowIssues, type SourceRow } from '../fields/row-result.ts';

const QUANTITY_UNITS: Readonly<Record<string, string>> = {
  households: '户',
  residents: '人',
  partyMembers: '人',
  selfBuiltHouses: '栋',
  workshops: '家',
  areaKm2: 'km²',
};

/**
 * Reads units (schema `unitPropertiesSchema`): geometry repaired, area and label point computed. Code, level and
 * parent are only read here, as far as the row tells them; `assignUnitCodes` settles them over the whole layer. A row that does
 * not say from when it counts does so from `layerFrom` on, unless it ends before.
 */
export function createUnitReader(
  context: ReadContext,
  layerLevel: UnitLevel | undefined,
  layerFrom?: string,
): RowReader {
  const fields = unitFields(context);
  return {
    idField: 'code',
    fields,
    openPrefix: 'quantities.',
    read: (source) => {
      const issues = new RowIssues(source);
      const values = readFields(source, fields, issues);
      const code = readCode(source, issues);
      const level = levelOf(code, values.get('level') as UnitLevel | undefined, layerLevel, issues);
      const geometry = readGeometry(source, context, issues);
      const quantities = readQuantities(source, values, issues);
      const legacyCodes = readLegacyCodes(source, context, issues);
      checkValidity(values, issues);
      if (!geometry || issues.rejected) return issues.result({});
      const polygons = polygonsOf(geometry);
      const { asOf: _asOf, level: _level, ...known } = Object.fromEntries(values);
      return issues.result({
        aliases: [],
        schematic: false,
        origin: 'reported',
        ...(endsBefore(known['validTo'], layerFrom) ? {} : { validFrom: layerFrom }),
        ...known,
        quantities,
        ...(legacyCodes.length > 0 && { legacyCodes }),
        ...(code !== undefined && { code }),
        ...(level !== undefined && { level }),
        areaM2: Math.round(polygonsAreaM2(polygons)),
        labelPoint: labelPointOf(polygons).map((degrees) => Math.round(degrees * 1e6) / 1e6),
        geometry,
      });
    },
  };
}

function unitFields({ vocabularies: v }: ReadContext): FieldSpec[] {
  return [
    { field: 'code', kind: 'text', isIdentifier: true, isReadApart: true },
    { field: 'level', kind: 'code', vocabulary: v.unitLevel },
    { field: 'name', kind: 'text', required: true, maxLength: TEXT_LENGTHS.name },
    { field: 'aliases', kind: 'texts', maxLength: TEXT_LENGTHS.name },
    { field: 'parentCode', kind: 'text', isIdentifier: true, isReadApart: true },
    { field: 'schematic', kind: 'boolean' },
    { field: 'origin', kind: 'code', vocabulary: v.origin },
    { field: 'urbanRural', kind: 'text', maxLength: 10 },
    { field: 'gridKind', kind: 'code', vocabulary: v.gridKind },
    { field: 'subject', kind: 'code', vocabulary: v.subject },
    { field: 'quantities', kind: 'object' },
    { field: 'asOf', kind: 'date' },
    { field: 'staffing', kind: 'object' },
    { field: 'memberCodes', kind: 'texts', isIdentifier: true },
    { field: 'densityWeight', kind: 'number', min: 0, max: 1e6 },
    { field: 'validFrom', kind: 'date' },
    { field: 'validTo', kind: 'date' },
    { field: 'predecessors', kind: 'texts', isIdentifier: true, maxLength: TEXT_LENGTHS.id },
    { field: 'successors', kind: 'texts', isIdentifier: true, maxLength: TEXT_LENGTHS.id },
    { field: 'legacyCodes', kind: 'object', isReadApart: true },
    { field: 'note', kind: 'text', maxLength: TEXT_LENGTHS.note, isFreeText: true },
  ];
}

/** Whether a row is of a time before its layer, or the layer says nothing of time. */
function endsBefore(validTo: unknown, layerFrom: string | undefined): boolean {
  return layerFrom === undefined || (typeof validTo === 'string' && validTo < layerFrom);
}

/** V-03: a version ends on the day it begins or later. */
function checkValidity(values: FieldValues, issues: RowIssues): void {
  const [from, to] = [values.get('validFrom'), values.get('validTo')];
  if (typeof from === 'string' && typeof to === 'string' && to < from)
    issues.reject('validTo', to, `lies before validFrom, ${from} (V-03)`);
}

/** The code of a row, completed; a code of somebody else's scheme is kept apart by `assignUnitCodes`. */
function readCode(source: SourceRow, issues: RowIssues): string | undefined {
  const raw = source.values.get('code');
  if (raw === undefined) return undefined;
  const completed = completeCode(raw);
  if ('reason' in completed) return undefined;
  if (completed.repaired !== undefined) issues.repair('code', raw, completed.code, completed.repaired);
  return completed.code;
}

function levelOf(
  code: string | undefined,
  rowLevel: UnitLevel | undefined,
  layerLevel: UnitLevel | undefined,
  issues: RowIssues,
): UnitLevel | undefined {
  const said = rowLevel ?? layerLevel;
  const coded = code === undefined ? undefined : levelOfCode(code);
  if (coded !== undefined && said !== undefined && coded !== said)
    issues.reject(
      'code',
      code,
      `is the code of a ${coded}, but the ${rowLevel ? 'row' : 'layer'} says ${said}`,
    );
  return coded ?? said;
}

function readGeometry(
  source: SourceRow,
  context: ReadContext,
  issues: RowIssues,
): Polygon | MultiPolygon | undefined {
  const crs = source.crs ?? context.crs;
  const asWritten = repairPolygon(source.geometry, crs);
  const isInside = (geometry: Polygon | MultiPolygon) =>
    inBox(middleOf(geometry), context.bounds) || inBox(labelPointOf(polygonsOf(geometry)), context.bounds);
  const isAtHome = !('reason' in asWritten) && isInside(asWritten.geometry);
  const turned = isAtHome ? undefined : repairPolygon(source.geometry, crs, true);
  const isTurnedAtHome = turned && !('reason' in turned) && isInside(turned.geometry);
  const taken = isTurnedAtHome ? turned : asWritten;
  const type = (source.geometry as { type?: unknown } | null | undefined)?.type ?? '';
  if ('reason' in taken) {
    issues.reject('geometry', type, `${taken.reason}${hintOf(source, context)}`);
    return undefined;
  }
  if (!isAtHome && !isTurnedAtHome) {
    const [x, y] = middleOf(taken.geometry);
    issues.reject(
      'geometry',
      `${x.toFixed(5)}, ${y.toFixed(5)}`,
      `lies outside the bounds of the data set, ${context.bounds.join(' ')}${hintOf(source, context)}`,
    );
    return undefined;
  }
  if (isTurnedAtHome) issues.repair('geometry', type, type, 'longitude and latitude were swapped');
  for (const { where, why } of taken.repairs) issues.repair('geometry', where, taken.geometry.type, why);
  if (taken.hasHeights) issues.warn('geometry', HEIGHTS_LEFT_OUT);
  return taken.geometry;
}

/** The systems in which the first position of a geometry lay in the bounds. */
function hintOf({ geometry, crs }: SourceRow, common: ReadContext): string {
  const [x, y] = firstPair(geometry);
  return fittingHint(x, y, crs ?? common.crs, common.bounds);
}

function middleOf(geometry: Polygon | MultiPolygon): [number, number] {
  const [west, south, east, north] = boxOf(polygonsOf(geometry).flat(2));
  return [(west + east) / 2, (south + north) / 2];
}

/** Quantities of a unit; a bare number gets its unit by its name and needs the date of `asOf`. */
function readQuantities(source: SourceRow, values: FieldValues, issues: RowIssues): Record<string, unknown> {
  const given = new Map(Object.entries((values.get('quantities') ?? {}) as Record<string, unknown>));
  for (const [field, value] of source.values)
    if (field.startsWith('quantities.')) given.set(field.slice('quantities.'.length), value);
  const quantities: Record<string, unknown> = {};
  for (const [name, raw] of given) {
    if (typeof raw === 'object') {
      quantities[name] = raw;
      continue;
    }
    const number = parseNumber(raw);
    if ('reason' in number) {
      issues.reject(`quantities.${name}`, raw, number.reason);
      continue;
    }
    if (number.repaired) issues.repair(`quantities.${name}`, raw, number.value, number.repaired);
    const asOf = values.get('asOf');
    if (asOf === undefined) {
      issues.reject(
        `quantities.${name}`,
        raw,
        'is a number without its date; give "asOf" as a column or a constant',
      );
      continue;
    }
    const origin = values.get('origin') ?? 'reported';
    quantities[name] = {
      value: number.value,
      unit: QUANTITY_UNITS[name] ?? '',
      qualifier: 'eq',
      asOf,
      origin,
    };
  }
  return quantities;
}
