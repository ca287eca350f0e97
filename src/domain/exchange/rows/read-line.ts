import type { Position } from '../../geo/positions.ts';
import { inBox } from '../../geo/positions.ts';
import { toWgs84 } from '../geometry/coordinate-systems.ts';
import type { FieldSpec } from '../fields/field-spec.ts';
import { TEXT_LENGTHS } from '../fields/text-lengths.ts';
import type { ReadContext, RowReader } from './read-context.ts';
import { readFields } from '../fields/read-fields.ts';
import { RowIssues } from '../fields/row-result.ts';

/** Reads lines (schema `linePropertiesSchema` with a geometry). A line may leave the bounds, not stay outside them. */
export function createLineReader(context: ReadContext): RowReader {
  const fields: FieldSpec[] = [
    { field: 'id', kind: 'text', required: true, maxLength: TEXT_LENGTHS.id },
    { field: 'kind', kind: 'code', required: true, vocabulary: context.vocabularies.lineKind },
    { field: 'name', kind: 'text', required: true, maxLength: TEXT_LENGTHS.name },
    { field: 'labels', kind: 'object' },
    { field: 'stopIds', kind: 'texts', maxLength: TEXT_LENGTHS.id },
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
      const geometry = readLine(source.geometry, context, issues);
      return issues.result({ origin: 'reported', ...Object.fromEntries(values), geometry });
    },
  };
}

function readLine(geometry: unknown, context: ReadContext, issues: RowIssues): object | undefined {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if ((type !== 'LineString' && type !== 'MultiLineString') || !Array.isArray(coordinates)) {
    issues.reject('geometry', type ?? '', 'is not a line');
    return undefined;
  }
  const parts = (type === 'LineString' ? [coordinates] : coordinates) as unknown[];
  const asWritten = parts.map((part) => readPart(part, context, false));
  const turned = () => parts.map((part) => readPart(part, context, true));
  const isInside = (lines: (Position[] | undefined)[]) =>
    lines.length > 0 &&
    lines.every((line) => line !== undefined && line.length >= 2) &&
    lines.flat().some((position) => position && inBox(position, context.bounds));
  let lines = asWritten;
  if (!isInside(lines)) {
    lines = turned();
    if (!isInside(lines)) {
      issues.reject('geometry', type, faultOf(asWritten));
      return undefined;
    }
    issues.repair('geometry', type, type, 'longitude and latitude were swapped');
  }
  return type === 'LineString' ? { type, coordinates: lines[0] } : { type, coordinates: lines };
}

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
  if (lines.some((line) => line!.length < 2)) return 'has fewer than two different positions';
  return 'lies outside the bounds of the data set';
}
