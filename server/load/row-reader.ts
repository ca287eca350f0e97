import type { z } from 'zod';
import { createCameraJudge } from '../../src/domain/exchange/rows/read-camera.ts';
import { createCaseJudge } from '../../src/domain/exchange/rows/read-case.ts';
import type { JudgeContext, LayerJudge } from '../../src/domain/exchange/rows/read-context.ts';
import { createFigureJudge } from '../../src/domain/exchange/rows/read-figure.ts';
import { createIncidentJudge } from '../../src/domain/exchange/rows/read-incident.ts';
import { createLineJudge } from '../../src/domain/exchange/rows/read-line.ts';
import { createFacilityJudge, createPlaceJudge } from '../../src/domain/exchange/rows/read-point-record.ts';
import { createUnitJudge } from '../../src/domain/exchange/rows/read-unit.ts';
import { RowNotes, type SourceRow, type Verdict } from '../../src/domain/exchange/fields/row-result.ts';
import type { Layer } from '../../src/schemas/dataset.ts';
import { RECORD_SCHEMAS } from './record-schemas.ts';

/** The judge of a layer's rows, by its kind. */
export function judgeOf(layer: Layer, context: JudgeContext): LayerJudge {
  switch (layer.kind) {
    case 'units':
      return createUnitJudge(context, layer.level);
    case 'lines':
      return createLineJudge(context);
    case 'places':
      return createPlaceJudge(context);
    case 'facilities':
      return createFacilityJudge(context);
    case 'cameras':
      return createCameraJudge(context);
    case 'cases':
      return createCaseJudge(context);
    case 'incidents':
      return createIncidentJudge(context);
    case 'figures':
      return createFigureJudge();
  }
}

/** Holds an accepted record against the schema of its table; what does not fit is rejected field by field. */
export function checkRecord(kind: Layer['kind'], source: SourceRow, verdict: Verdict): Verdict {
  if (!verdict.record) return verdict;
  const checked = (RECORD_SCHEMAS[kind] as z.ZodType<Record<string, unknown>>).safeParse(verdict.record);
  if (checked.success) return { ...verdict, record: checked.data };
  const notes = new RowNotes(source);
  for (const issue of checked.error.issues)
    notes.reject(issue.path.join('.'), valueAt(verdict.record, issue.path), issue.message);
  return notes.verdict({});
}

function valueAt(record: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : '',
    record,
  );
}
