import type { BoundingBox, Position } from '../../geo/positions.ts';
import { inBox } from '../../geo/positions.ts';
import { labelPointOf } from '../units/area-shares.ts';
import { toWgs84, type CrsName } from '../geometry/coordinate-systems.ts';
import { isBlank } from '../fields/column-mapping.ts';
import type { FieldSpec } from '../fields/field-spec.ts';
import { parseNumber } from '../fields/parse-number.ts';
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
export function readPosition(source: SourceRow, frame: Frame, issues: RowIssues): Position | undefined {
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
  if (asWritten)
    issues.reject(field, shown, `lies outside the bounds of the data set, ${frame.bounds.join(' ')}`);
  else issues.reject(field, shown, `is no position in ${frame.crs}${hint(frame.crs, x, y)}`);
  return undefined;
}

type Pair = { field: string; x: number; y: number };

function pairFromColumns(source: SourceRow, issues: RowIssues): Pair | undefined {
  const [rawX, rawY] = [source.values.get('longitude'), source.values.get('latitude')];
  if (rawX === undefined && rawY === undefined) return undefined;
  const x = numberOf('longitude', rawX, issues);
  const y = numberOf('latitude', rawY, issues);
  return x === undefined || y === undefined ? undefined : { field: 'longitude, latitude', x, y };
}

function numberOf(field: string, raw: unknown, issues: RowIssues): number | undefined {
  if (raw === undefined) {
    issues.reject(field, '', 'is blank while the other half of the position is given');
    return undefined;
  }
  const parsed = parseNumber(raw);
  if ('reason' in parsed) {
    issues.reject(field, raw, parsed.reason);
    return undefined;
  }
  if (parsed.repaired) issues.repair(field, raw, parsed.value, parsed.repaired);
  return parsed.value;
}

function pairFromGeometry(source: SourceRow, frame: Frame, issues: RowIssues): Pair | undefined {
  const { type, coordinates } = source.geometry as { type?: unknown; coordinates?: unknown };
  if (type === 'Polygon' || type === 'MultiPolygon') return pairFromPolygon(source, frame, issues);
  const point: unknown =
    type === 'MultiPoint' && Array.isArray(coordinates) && coordinates.length === 1
      ? (coordinates[0] as unknown)
      : coordinates;
  if (type !== 'Point' && point === coordinates) {
    issues.reject('geometry', type ?? source.geometry, 'is not a point');
    return undefined;
  }
  const [x, y] = Array.isArray(point) ? (point as unknown[]) : [];
  if (typeof x === 'number' && typeof y === 'number') return { field: 'geometry', x, y };
  issues.reject('geometry', showValue(point), 'is a point without two numbers');
  return undefined;
}

function pairFromPolygon(source: SourceRow, { crs }: Frame, issues: RowIssues): Pair | undefined {
  if (crs === 'epsg:4547') {
    issues.reject('geometry', 'polygon', 'is not a point');
    return undefined;
  }
  const repaired = repairPolygon(source.geometry, 'wgs84');
  if ('reason' in repaired) {
    issues.reject('geometry', 'polygon', repaired.reason);
    return undefined;
  }
  const [x, y] = labelPointOf(polygonsOf(repaired.geometry));
  issues.repair(
    'geometry',
    'polygon',
    `${x.toFixed(6)}, ${y.toFixed(6)}`,
    'a point is wanted; its inner point is taken',
  );
  return { field: 'geometry', x, y };
}

function hint(crs: CrsName, x: number, y: number): string {
  const [small, large] = [Math.min(Math.abs(x), Math.abs(y)), Math.max(Math.abs(x), Math.abs(y))];
  if (crs !== 'epsg:4547' && small > 180) return '; it looks like metres: is the crs epsg:4547?';
  if (crs === 'epsg:4547' && large > 1e7) return '; the east value seems to carry a zone number in front';
  return '';
}

/** Seven decimals: one centimetre. */
function rounded([longitude, latitude]: Position): Position {
  return [Math.round(longitude * 1e7) / 1e7, Math.round(latitude * 1e7) / 1e7];
}
