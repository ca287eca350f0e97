import type { z } from 'zod';
import { createCameraReader } from '../../src/domain/exchange/rows/read-camera.ts';
import { createCaseReader } from '../../src/domain/exchange/rows/read-case.ts';
import type { ReadContext, RowReader } from '../../src/domain/exchange/rows/read-context.ts';
import { createFigureReader } from '../../src/domain/exchange/rows/read-figure.ts';
import { createIncidentReader } from '../../src/domain/exchange/rows/read-incident.ts';
import { createLineReader } from '../../src/domain/exchange/rows/read-line.ts';
import { createFacilityReader, createPlaceReader } from '../../src/domain/exchange/rows/read-point-record.ts';
import { createUnitReader } from '../../src/domain/exchange/rows/read-unit.ts';
import { RowIssues, type SourceRow, type RowResult } from '../../src/domain/exchange/fields/row-result.ts';
import type { Layer } from '../../src/schemas/dataset.ts';
import { RECORD_SCHEMAS } from './record-schemas.ts';

/** The judge of a layer's rows, by its kind. */
export function readerOf(layer: Layer, context: ReadContext): RowReader {
  switch (layer.kind) {
    case 'units':
      return createUnitReader(context, layer.level);
    case 'lines':
      return createLineReader(context);
    case 'places':
      return createPlaceReader(context);
    case 'facilities':
      return createFacilityReader(context);
    case 'cameras':
      return createCameraReader(context);
    case 'cases':
      return createCaseReader(context);
    case 'incidents':
      return createIncidentReader(context);
    case 'figures':
      return createFigureReader();
  }
}

/** Holds an accepted record against the schema of its table; what does not fit is rejected field by field. */
export function checkRecord(kind: Layer['kind'], source: SourceRow, verdict: RowResult): RowResult {
  if (!verdict.record) return verdict;
  const checked = (RECORD_SCHEMAS[kind] as z.ZodType<Record<string, unknown>>).safeParse(verdict.record);
  if (checked.success) return { ...verdict, record: checked.data };
  const notes = new RowIssues(source);
  for (const issue of checked.error.issues)
    notes.reject(issue.path.join('.'), valueAt(verdict.record, issue.path), issue.message);
  return notes.result({});
}

function valueAt(record: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : '',
    record,
  );
}
