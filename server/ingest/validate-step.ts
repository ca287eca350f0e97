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

/** A step that is valid by itself; its incident's state decides whether it may be taken. Times are epoch ms. */
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

/** Validates one step: schema, times and privacy. Returns it, or the reasons why it is rejected. */
export function validateStep(
  raw: unknown,
  row: number,
  context: IngestContext,
): ValidStep | readonly Rejection[] {
  const issues = new RowIssues({ row });
  const step = parseRow(ingestTransitionSchema, raw, issues);
  if (!step) return issues.rejections;
  checkText('sourceId', step.sourceId, issues);
  checkText('stepId', step.stepId, issues);
  checkFreeText('reason', step.reason, issues);
  const at = parseTimeField('at', step.at, context, issues);
  const dueAt = step.dueAt === undefined ? undefined : parseLimit('dueAt', step.dueAt, issues);
  if (issues.rejected) return issues.rejections;
  const { sourceId, stepId, to, actorRole, reason } = step;
  return { row, sourceId, stepId, to, at, actorRole, reason, dueAt };
}
