import type { Position } from '../../geo/positions.ts';
import { inBox } from '../../geo/positions.ts';
import { isHeight } from '../geometry/clean-ring.ts';
import { toWgs84 } from '../geometry/coordinate-systems.ts';
import { fittingHint } from '../geometry/fitting-systems.ts';
import { firstPair } from '../geometry/written-polygons.ts';
import type { FieldSpec } from '../fields/field-spec.ts';
import { TEXT_LENGTHS } from '../fields/text-lengths.ts';
import type { ReadContext, RowReader } from './read-context.ts';
import { HEIGHTS_LEFT_OUT } from './read-position.ts';
import { readFields } from '../fields/read-fields.ts';
import { RowIssues } from '../fields/row-result.ts';

/** Reads lines (schema `linePropertiesSchema` with a geometry). A line may leave the bounds, not stay outside them. */
export function createLineReader(context: ReadContext): RowReader {
  const fields: FieldSpec[] = [
    { field: 'id', kind: 'text', isIdentifier: true, required: true, maxLength: TEXT_LENGTHS.id },
    { field: 'kind', kind: 'code', required: true, vocabulary: context.vocabularies.lineKind },
    { field: 'name', kind: 'text', required: true, maxLength: TEXT_LENGTHS.name },
    { field: 'labels', kind: 'object' },
    { field: 'stopIds', kind: 'texts', isIdentifier: true, maxLength: TEXT_LENGTHS.id },
    { field: 'headwayMin', kind: 'number', min: 0.01, max: 10_000 },
    { field: 'source', kind: 'text', maxLength: TEXT_LENGTHS.source },
    { field: 'origin', kind: 'code', vocabulary: context.vocabularies.origin },
  ];
  return {
    idField: 'id',
    fields,
    read: (source) => {
      const issues = new RowIssues(source);
      const values = readFields(source, fields, issues);
      const geometry = readLine(source.geometry, { ...context, crs: source.crs ?? context.crs }, issues);
      return issues.result({ origin: 'reported', ...Object.fromEntries(values), geometry });
    },
  };
}

function readLine(written: unknown, context: ReadContext, issues: RowIssues): object | undefined {
  const { type, coordinates } = onlyLine(written);
  if ((type !== 'LineString' && type !== 'MultiLineString') || !Array.isArray(coordinates)) {
    issues.reject('geometry', type ?? '', 'is not a line');
    return undefined;
  }
  const parts = (type === 'LineString' ? [coordinates] : coordinates) as unknown[];
  const asWritten = parts.map((part) => readPart(part, context, false));
  const turned = () => parts.map((part) => readPart(part, context, true));
  const isInside = (each: (Position[] | undefined)[]) =>
    each.every((line) => line !== undefined) &&
    each.some((line) => line.length >= 2) &&
    each.flat().some((position) => inBox(position, context.bounds));
  let lines = asWritten;
  if (!isInside(lines)) {
    lines = turned();
    if (!isInside(lines)) {
      const [x, y] = firstPair(written);
      issues.reject(
        'geometry',
        type,
        `${faultOf(asWritten)}${fittingHint(x, y, context.crs, context.bounds)}`,
      );
      return undefined;
    }
    issues.repair('geometry', type, type, 'longitude and latitude were swapped');
  }
  const long = lines.filter((line) => line !== undefined && line.length >= 2);
  const short = lines.length - long.length;
  if (short > 0)
    issues.repair('geometry', type, type, `${short} parts with fewer than two different positions dropped`);
  if (parts.some(hasHeights)) issues.warn('geometry', HEIGHTS_LEFT_OUT);
  return type === 'LineString' ? { type, coordinates: long[0] } : { type, coordinates: long };
}

/** The geometry, or the line of a collection that has nothing else. */
function onlyLine(geometry: unknown): { type?: unknown; coordinates?: unknown } {
  const { type, geometries } = (geometry ?? {}) as { type?: unknown; geometries?: unknown };
  const only: unknown =
    type === 'GeometryCollection' && Array.isArray(geometries) && geometries.length === 1
      ? geometries[0]
      : geometry;
  return (only ?? {}) as { type?: unknown };
}

const hasHeights = (part: unknown): boolean =>
  Array.isArray(part) && part.some((position) => Array.isArray(position) && isHeight(position[2]));

function readPart(part: unknown, { crs }: ReadContext, swapped: boolean): Position[] | undefined {
  if (!Array.isArray(part)) return undefined;
  const line: Position[] = [];
  for (const position of part) {
    const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
    if (typeof x !== 'number' || typeof y !== 'number') return undefined;
    const vertex = swapped ? toWgs84(crs, y, x) : toWgs84(crs, x, y);
    if (!vertex) return undefined;
    const last = line.at(-1);
    if (!last || last[0] !== vertex[0] || last[1] !== vertex[1]) line.push(vertex);
  }
  return line;
}

function faultOf(lines: (Position[] | undefined)[]): string {
  if (lines.length === 0) return 'is empty';
  if (lines.some((line) => line === undefined)) return 'holds something that is no position';
  if (lines.every((line) => line!.length < 2)) return 'has fewer than two different positions';
  return 'lies outside the bounds of the data set';
}
