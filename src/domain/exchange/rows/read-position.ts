import type { BoundingBox, Position } from '../../geo/positions.ts';
import { distanceM, inBox } from '../../geo/positions.ts';
import { labelPointOf } from '../units/area-shares.ts';
import type { CrsName } from '../../geo/crs-names.ts';
import { isHeight } from '../geometry/clean-ring.ts';
import { fromWgs84, toWgs84 } from '../geometry/coordinate-systems.ts';
import { fittingHint } from '../geometry/fitting-systems.ts';
import { isBlank } from '../fields/column-mapping.ts';
import type { FieldSpec } from '../fields/field-spec.ts';
import { parseDegrees, splitPosition } from '../fields/parse-degrees.ts';
import { repairPolygon } from '../geometry/polygon-repair.ts';
import { polygonsOf } from '../geometry/ring-math.ts';
import { showValue, type RowIssues, type SourceRow } from '../fields/row-result.ts';

/** Columns of a position, for files without geometry. */
export const POSITION_FIELDS: readonly FieldSpec[] = [
  { field: 'longitude', kind: 'number', isReadApart: true },
  { field: 'latitude', kind: 'number', isReadApart: true },
];

interface Frame {
  crs: CrsName;
  bounds: BoundingBox;
}

/**
 * Position of a row in WGS 84: from its geometry, else from `longitude` and `latitude`. A pair that lies in the
 * bounds only when read the other way round is turned. `undefined` where the row has no position, or a bad one
 * (then `issues` says so).
 */
export function readPosition(source: SourceRow, common: Frame, issues: RowIssues): Position | undefined {
  const { bounds } = common;
  const frame: Frame = { bounds, crs: source.crs ?? common.crs };
  const pair = isBlank(source.geometry)
    ? pairFromColumns(source, issues)
    : pairFromGeometry(source, frame, issues);
  if (!pair) return undefined;
  const { field, x, y } = pair;
  const shown = `${x}, ${y}`;
  const asWritten = toWgs84(frame.crs, x, y);
  if (asWritten && inBox(asWritten, frame.bounds)) return rounded(asWritten);
  const turned = toWgs84(frame.crs, y, x);
  if (turned && inBox(turned, frame.bounds)) {
    const [longitude, latitude] = rounded(turned);
    issues.repair(field, shown, `${longitude}, ${latitude}`, 'longitude and latitude were swapped');
    return [longitude, latitude];
  }
  const hint = fittingHint(x, y, frame.crs, bounds);
  if (asWritten)
    issues.reject(field, shown, `lies outside the bounds of the data set, ${bounds.join(' ')}${hint}`);
  else issues.reject(field, shown, `is no position in ${frame.crs}${hint}`);
  return undefined;
}

/** What a report says of third numbers of positions. */
export const HEIGHTS_LEFT_OUT = 'the heights of its positions are left out';

/** A line of at most this length is a point that was drawn carelessly, m. */
const LONGEST_POINT_M = 20;

type Pair = { field: string; x: number; y: number };

function pairFromColumns(source: SourceRow, issues: RowIssues): Pair | undefined {
  const [rawX, rawY] = bothOf(source);
  if (rawX === undefined && rawY === undefined) return undefined;
  const x = numberOf('longitude', rawX, issues);
  const y = numberOf('latitude', rawY, issues);
  if (x === undefined || y === undefined) return undefined;
  // Databases write the point that they do not have as 0/0.
  if (x === 0 && y === 0 && source.values.has('unitCode')) {
    issues.repair('longitude, latitude', '0, 0', '', 'is no position; that of the unit stands in');
    return undefined;
  }
  return { field: 'longitude, latitude', x, y };
}

/** The cells of both coordinates; one cell may hold both. */
function bothOf({ values }: SourceRow): readonly [unknown, unknown] {
  const [x, y] = [values.get('longitude'), values.get('latitude')];
  const isOne = x === y || x === undefined || y === undefined;
  return (isOne ? splitPosition(x ?? y) : undefined) ?? [x, y];
}

function numberOf(field: string, raw: unknown, issues: RowIssues): number | undefined {
  if (raw === undefined) {
    issues.reject(field, '', 'is blank while the other half of the position is given');
    return undefined;
  }
  const parsed = parseDegrees(raw);
  if ('reason' in parsed) {
    issues.reject(field, raw, parsed.reason);
    return undefined;
  }
  if (parsed.repaired) issues.repair(field, raw, parsed.value, parsed.repaired);
  return parsed.value;
}

/** The geometry; of a collection its point where it has one, else the only thing in it. */
function pointOrOnly(geometry: unknown): { type?: unknown; coordinates?: unknown } {
  const { type, geometries } = geometry as { type?: unknown; geometries?: unknown };
  if (type !== 'GeometryCollection' || !Array.isArray(geometries)) return geometry as { type?: unknown };
  const parts = geometries.map((part) => (part ?? {}) as { type?: unknown });
  const points = parts.filter((part) => part.type === 'Point');
  const [only] = points.length === 1 ? points : parts.length === 1 ? parts : [];
  return only ?? (geometry as { type?: unknown });
}

function pairFromGeometry(source: SourceRow, frame: Frame, issues: RowIssues): Pair | undefined {
  const { type, coordinates } = pointOrOnly(source.geometry);
  if (type === 'Polygon' || type === 'MultiPolygon') return pairFromPolygon(source, frame, issues);
  if (type === 'LineString') return pairFromLine(coordinates, frame, issues);
  const point: unknown =
    type === 'MultiPoint' && Array.isArray(coordinates) && coordinates.length === 1
      ? (coordinates[0] as unknown)
      : coordinates;
  if (type !== 'Point' && point === coordinates) {
    issues.reject('geometry', type ?? source.geometry, 'is not a point');
    return undefined;
  }
  const [x, y, height] = Array.isArray(point) ? (point as unknown[]) : [];
  if (isHeight(height)) issues.warn('geometry', HEIGHTS_LEFT_OUT);
  if (typeof x === 'number' && typeof y === 'number') return { field: 'geometry', x, y };
  issues.reject('geometry', showValue(point), 'is a point without two numbers');
  return undefined;
}

/** A point that was drawn as a short line: its middle. */
function pairFromLine(coordinates: unknown, { crs }: Frame, issues: RowIssues): Pair | undefined {
  const corners = Array.isArray(coordinates) ? (coordinates as unknown[]) : [];
  const points = corners.flatMap((corner): Position[] => {
    const [x, y] = Array.isArray(corner) ? (corner as unknown[]) : [];
    const point = typeof x === 'number' && typeof y === 'number' ? toWgs84(crs, x, y) : undefined;
    return point === undefined ? [] : [point];
  });
  const lengthM = points.reduce((sum, point, index) => sum + distanceM(points[index - 1] ?? point, point), 0);
  if (points.length < 2 || points.length !== corners.length || lengthM > LONGEST_POINT_M) {
    issues.reject('geometry', 'LineString', 'is not a point');
    return undefined;
  }
  const ends = [corners[0], corners.at(-1)] as [number, number][];
  const middle = (axis: 0 | 1) => ends.reduce((sum, end) => sum + end[axis], 0) / ends.length;
  const [x, y] = [middle(0), middle(1)];
  issues.repair(
    'geometry',
    'LineString',
    `${x}, ${y}`,
    `a line of ${lengthM.toFixed(1)} m; its middle is taken`,
  );
  return { field: 'geometry', x, y };
}

function pairFromPolygon(source: SourceRow, { crs }: Frame, issues: RowIssues): Pair | undefined {
  const repaired = repairPolygon(source.geometry, crs);
  if ('reason' in repaired) {
    issues.reject('geometry', 'polygon', repaired.reason);
    return undefined;
  }
  const [x, y] = fromWgs84(crs, labelPointOf(polygonsOf(repaired.geometry)));
  issues.repair(
    'geometry',
    'polygon',
    `${x.toFixed(6)}, ${y.toFixed(6)}`,
    'a point is wanted; its inner point is taken',
  );
  return { field: 'geometry', x, y };
}

/** Seven decimals: one centimetre. */
function rounded([longitude, latitude]: Position): Position {
  return [Math.round(longitude * 1e7) / 1e7, Math.round(latitude * 1e7) / 1e7];
}
