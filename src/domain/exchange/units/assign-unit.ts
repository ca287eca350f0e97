import type { Position } from '../../geo/positions.ts';
import { isWithin } from '../../grids/codes.ts';
import type { FieldSpec } from '../fields/field-spec.ts';
import { completeCode } from '../../grids/unit-code.ts';
import { MOST_TOLERANCE_M } from '../../incidents/field-limits.ts';
import { validityText } from '../../grids/versions/validity.ts';
import { nearestCodes } from './nearest-codes.ts';
import type { LocatableUnit, UnitLocator } from './unit-locator.ts';
import { cellText, type RowIssues } from '../fields/row-result.ts';

/** Column of the unit a row names. */
export const UNIT_CODE_FIELD: FieldSpec = {
  field: 'unitCode',
  kind: 'text',
  isIdentifier: true,
  isReadApart: true,
};

/** A point may lie this far outside the unit given for it, where no accuracy says more: the width of a street. */
export const BORDER_TOLERANCE_M = 20;

/** Metres that a point may lie outside the unit given for it. */
function toleranceOf(accuracyM: number | null | undefined): number {
  return Math.min(MOST_TOLERANCE_M, Math.max(BORDER_TOLERANCE_M, accuracyM ?? 0));
}

export interface UnitAssignment {
  unitCode?: string;
  point?: Position;
  accuracyM?: number;
}

/**
 * The finest unit of a point (rule V-08), of those that existed at the time `at` (epoch ms; V-03). A unit given in the row stands where it contains the point, or misses it
 * by no more than the accuracy (at least 20 m, at most 5 km); one farther away is rejected. A row with a unit and no point gets the
 * unit's label point, with the unit's radius as accuracy, where `mayPlace` allows.
 */
export function assignUnit(
  row: {
    point: Position | undefined;
    rawUnitCode: unknown;
    accuracyM: number | undefined;
    at?: number | undefined;
  },
  locator: UnitLocator,
  issues: RowIssues,
  mayPlace: boolean,
): UnitAssignment {
  const { point, rawUnitCode, at } = row;
  const found = point && locator.finestAt(point, at);
  if (rawUnitCode === undefined) return { ...(point && { point }), ...(found && { unitCode: found.code }) };
  const given = knownCode(rawUnitCode, at, locator, issues);
  if (given === undefined) return {};
  if (!point) return mayPlace ? placeByUnit(locator.get(given, at)!, issues) : { unitCode: given };
  if (found && isWithin(found.code, given)) return { point, unitCode: found.code };
  if (locator.contains(given, point, at)) return { point, unitCode: given };
  const distanceM = Math.round(locator.distanceM(given, point, at));
  const toleranceM = toleranceOf(row.accuracyM);
  if (distanceM <= toleranceM) {
    issues.repair(
      'unitCode',
      found?.code ?? '',
      given,
      `the point lies ${distanceM} m outside the unit given, within ${Math.round(toleranceM)} m; the unit stands`,
    );
    return { point, unitCode: given };
  }
  const where = found ? `in ${found.code}` : 'in no unit';
  issues.reject(
    'unitCode',
    rawUnitCode,
    `does not contain the point, which lies ${where}, ${distanceM} m away (V-08)`,
  );
  return {};
}

function knownCode(
  raw: unknown,
  at: number | undefined,
  locator: UnitLocator,
  issues: RowIssues,
): string | undefined {
  const completed = completeCode(raw);
  if ('code' in completed && locator.get(completed.code, at)) return completed.code;
  const aliased = locator.codesOfAlias(cellText(raw), at);
  if (aliased.length > 1) {
    issues.reject('unitCode', raw, `is an alias of several units: ${aliased.slice(0, 5).join(', ')}`);
    return undefined;
  }
  if (aliased[0] !== undefined) return aliased[0];
  if ('reason' in completed) {
    issues.reject('unitCode', raw, completed.reason);
    return undefined;
  }
  const { code } = completed;
  if (locator.codes.has(code)) {
    const known = locator.versionsOf(code).map(validityText).join(', ');
    issues.reject('unitCode', raw, `did not exist at the time of the row; it counts ${known} (V-03)`);
    return undefined;
  }
  const near = nearestCodes(code, locator.codes);
  issues.reject(
    'unitCode',
    raw,
    `is no unit that was loaded${near.length > 0 ? `; nearest: ${near.join(', ')}` : ''}`,
  );
  return undefined;
}

function placeByUnit(unit: LocatableUnit, issues: RowIssues): UnitAssignment {
  const { code } = unit;
  const accuracyM = Math.round(Math.sqrt(unit.areaM2 / Math.PI));
  const point: Position = [unit.labelPoint[0], unit.labelPoint[1]];
  issues.repair(
    'longitude, latitude',
    '',
    point.map((degrees) => degrees.toFixed(6)).join(', '),
    `no position; the label point of unit ${code} stands in, accuracy ${accuracyM} m`,
  );
  return { point, accuracyM, unitCode: code };
}

/**
 * The unit of a record that was stored before boundaries changed: the finest one that contained its point at its time. The
 * unit that it has stands where that existed then and misses the point by no more than the accuracy (at least 20 m, at most
 * 5 km).
 */
export function unitAfterChange(
  record: { point: Position; unitCode: string; accuracyM: number | null; at: number },
  locator: UnitLocator,
): string {
  const { point, unitCode, accuracyM, at } = record;
  const found = locator.finestAt(point, at)?.code;
  if (found !== undefined && isWithin(found, unitCode)) return found;
  const toleranceM = toleranceOf(accuracyM);
  const stands =
    locator.contains(unitCode, point, at) || locator.distanceM(unitCode, point, at) <= toleranceM;
  return stands ? unitCode : (found ?? unitCode);
}
