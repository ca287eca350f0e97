import { RowIssues, type Rejection } from '../../src/domain/exchange/fields/row-result.ts';
import { ingestTransitionSchema, type IngestTransition } from '../../src/schemas/live.ts';
import {
  checkFreeText,
  checkText,
  parseLimit,
  parseTimeField,
  parseRow,
  type IngestContext,
} from './validate-row.ts';

/** A step that is sound in itself; whether its incident may take it, its state decides. Moments are epoch ms. */
export interface ValidStep {
  readonly row: number;
  readonly sourceId: string;
  readonly stepId: string;
  readonly to: IngestTransition['to'];
  readonly at: number;
  readonly actorRole: string;
  readonly reason: string | undefined;
  readonly dueAt: number | undefined;
}

/** Judges one step by schema, times and privacy. */
export function validateStep(
  raw: unknown,
  row: number,
  judging: IngestContext,
): ValidStep | readonly Rejection[] {
  const notes = new RowIssues({ row });
  const step = parseRow(ingestTransitionSchema, raw, notes);
  if (!step) return notes.rejections;
  checkText('sourceId', step.sourceId, notes);
  checkText('stepId', step.stepId, notes);
  checkFreeText('reason', step.reason, notes);
  const at = parseTimeField('at', step.at, judging, notes);
  const dueAt = step.dueAt === undefined ? undefined : parseLimit('dueAt', step.dueAt, notes);
  if (notes.rejected) return notes.rejections;
  const { sourceId, stepId, to, actorRole, reason } = step;
  return { row, sourceId, stepId, to, at, actorRole, reason, dueAt };
}
