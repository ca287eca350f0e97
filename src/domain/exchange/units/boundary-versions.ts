import type { MultiPolygon, Polygon } from 'geojson';
import { canonicalJson } from '../../grids/audit/canonical-json.ts';
import { dayBefore, isInForce, versionKey } from '../../grids/versions/validity.ts';
import { polygonsOf } from '../geometry/ring-math.ts';
import type { LocatableUnit } from './unit-locator.ts';

type Version = LocatableUnit & { predecessors?: string[] | undefined };

/** What a layer of units makes of the versions that it had. */
export type SettledVersions<Unit> = { readonly versions: Unit[] } | { readonly fault: string };

/**
 * All versions of a layer after it was loaded.
 *
 * - With `from` (the layer says from when it counts) old versions are kept. A unit that did not change goes on; one that
 *   changed, or is no longer there, ends on the day before.
 * - Where a row says its days itself, the rows are the whole history of the layer.
 * - Else the rows correct the units that nothing ends, and what has ended stays.
 * @param stored the versions that the layer had
 */
export function settleVersions<Unit extends Version>(
  rows: readonly Unit[],
  stored: readonly Unit[],
  from: string | undefined,
): SettledVersions<Unit> {
  if (from !== undefined) return versionsFrom(from, rows, stored);
  if (rows.some(({ validFrom, validTo }) => validFrom !== undefined || validTo !== undefined))
    return { versions: [...rows] };
  return corrected(rows, stored);
}

function corrected<Unit extends Version>(
  rows: readonly Unit[],
  stored: readonly Unit[],
): SettledVersions<Unit> {
  const ended = stored.filter(({ validTo }) => validTo !== undefined);
  const living = new Map(
    stored.filter(({ validTo }) => validTo === undefined).map((unit) => [unit.code, unit]),
  );
  const endedCodes = new Set(ended.map(({ code }) => code));
  const revived = rows.find(({ code }) => endedCodes.has(code) && !living.has(code));
  if (revived !== undefined)
    return {
      fault: `${revived.code} has ended, and the file does not say from when it counts again; give validFrom`,
    };
  const versions = rows.map((row) => {
    const { validFrom, predecessors } = living.get(row.code) ?? {};
    return {
      ...row,
      ...(validFrom !== undefined && { validFrom }),
      ...(predecessors !== undefined && { predecessors }),
    };
  });
  return { versions: [...ended, ...versions] };
}

function versionsFrom<Unit extends Version>(
  from: string,
  rows: readonly Unit[],
  stored: readonly Unit[],
): SettledVersions<Unit> {
  const later = stored.find(({ validFrom }) => validFrom !== undefined && validFrom > from);
  if (later !== undefined)
    return {
      fault:
        `it has boundaries from ${later.validFrom} already; boundaries of an earlier day, such as ${from}, ` +
        'are given row by row, with validFrom and validTo',
    };
  const eve = dayBefore(from);
  const versions = new Map<string, Unit>();
  const livingBefore = new Map<string, Unit>();
  for (const unit of stored) {
    // What began on this very day is what an earlier load of the same boundaries wrote.
    if (unit.validFrom === from) continue;
    versions.set(versionKey(unit), unit);
    if (isInForce(unit, eve)) livingBefore.set(unit.code, unit);
  }
  const named = new Set<string>();
  for (const row of rows) {
    const before = livingBefore.get(row.code);
    const isFromHere = row.validFrom === from;
    if (isFromHere) named.add(row.code);
    if (isFromHere && before !== undefined && isUnchanged(before, row)) {
      const { validTo: _ended, ...rest } = before;
      versions.set(versionKey(before), withEnd(rest as Unit, row.validTo));
    } else {
      if (isFromHere && before !== undefined) versions.set(versionKey(before), withEnd(before, eve));
      versions.set(versionKey(row), row);
    }
  }
  for (const [code, before] of livingBefore)
    if (!named.has(code) && before.validTo === undefined)
      versions.set(versionKey(before), withEnd(before, eve));
  return { versions: [...versions.values()] };
}

function withEnd<Unit extends Version>(unit: Unit, validTo: string | undefined): Unit {
  return validTo === undefined ? unit : { ...unit, validTo };
}

/** Whether a unit is the same but for its days: it then has one version, which goes on. */
function isUnchanged(before: Version, after: Version): boolean {
  return (
    described(before, after) === described(after, after) && haveSameShape(before.geometry, after.geometry)
  );
}

function described(unit: Version, like: Version): string {
  const { geometry: _geometry, validFrom: _from, validTo: _to, predecessors, ...rest } = unit;
  return canonicalJson({ ...rest, ...(like.predecessors !== undefined && { predecessors }) });
}

/** A little more than the seventh decimal of a degree, to which stored borders are rounded: about a centimetre. */
const ROUNDING = 1.1e-7;

function haveSameShape(a: Polygon | MultiPolygon, b: Polygon | MultiPolygon): boolean {
  const [left, right] = [polygonsOf(a).flat(2), polygonsOf(b).flat(2)];
  return (
    left.length === right.length &&
    left.every(([x, y], index) => {
      const [otherX, otherY] = right[index]!;
      return Math.abs(x - otherX) <= ROUNDING && Math.abs(y - otherY) <= ROUNDING;
    })
  );
}

/** What a load did to the boundaries of a layer, by versions. */
export interface BoundaryTally {
  /** Codes that did not exist in this layer. */
  new: number;
  /** Codes with one more version than before. */
  changed: number;
  /** Codes that have ended. */
  closed: number;
  /** Versions that go on as they were. */
  kept: number;
}

/** Compares the versions of a layer before and after. */
export function tallyVersions(before: readonly Version[], after: readonly Version[]): BoundaryTally {
  const codesBefore = new Set(before.map(({ code }) => code));
  const keysBefore = new Set(before.map(versionKey));
  const livingBefore = new Set(livingCodes(before));
  const livingAfter = new Set(livingCodes(after));
  const added = after.filter((unit) => !keysBefore.has(versionKey(unit)));
  return {
    new: new Set(added.filter(({ code }) => !codesBefore.has(code)).map(({ code }) => code)).size,
    changed: new Set(added.filter(({ code }) => codesBefore.has(code)).map(({ code }) => code)).size,
    closed: [...livingBefore].filter((code) => !livingAfter.has(code)).length,
    kept: after.filter((unit) => keysBefore.has(versionKey(unit))).length,
  };
}

/** The units whose days or borders differ between two sets of versions, as they were and as they are. */
export function redrawnUnits<Unit extends Version>(before: readonly Unit[], after: readonly Unit[]): Unit[] {
  const counterparts = new Map(before.map((unit) => [versionKey(unit), unit]));
  const differing: Unit[] = [];
  for (const unit of after) {
    const other = counterparts.get(versionKey(unit));
    counterparts.delete(versionKey(unit));
    const isSame =
      other !== undefined && other.validTo === unit.validTo && haveSameShape(other.geometry, unit.geometry);
    if (!isSame) differing.push(unit, ...(other === undefined ? [] : [other]));
  }
  return [...differing, ...counterparts.values()];
}

/** Whether a unit is told by two data sets just alike: of one meaning and one shape. */
export function isSameUnit(a: Version, b: Version): boolean {
  return a.validFrom === b.validFrom && a.validTo === b.validTo && isUnchanged(a, b) && isUnchanged(b, a);
}

const livingCodes = (units: readonly Version[]) =>
  units.filter(({ validTo }) => validTo === undefined).map(({ code }) => code);
