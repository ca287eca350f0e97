import {
  RowIssues,
  WITHHELD,
  type Rejection,
  type Repair,
} from '../../src/domain/exchange/fields/row-result.ts';
import type { TimePrecision } from '../../src/domain/time/precision.ts';
import { ingestTransitionSchema, type IngestTransition } from '../../src/schemas/live.ts';
import {
  checkText,
  parseLimit,
  parseTimeField,
  precisionOfTime,
  parseRow,
  takeFreeText,
  type IngestContext,
} from './validate-row.ts';

/** A step that is valid by itself; its incident's state decides whether it may be taken. Times are epoch ms. */
export interface ValidStep {
  readonly row: number;
  readonly sourceId: string;
  readonly stepId: string;
  readonly to: IngestTransition['to'];
  readonly at: number;
  /** How exactly `at` was written. */
  readonly precision: TimePrecision;
  readonly actorRole: string;
  readonly reason: string | undefined;
  readonly dueAt: number | undefined;
}

/**
 * Validates one step: schema, times and privacy. Returns it, or the reasons why it is rejected. `tell` hears what was masked in
 * its reason.
 */
export function validateStep(
  raw: unknown,
  row: number,
  context: IngestContext,
  tell: (masked: readonly Repair[]) => void = () => undefined,
): ValidStep | readonly Rejection[] {
  const issues = new RowIssues({ row });
  const step = parseRow(ingestTransitionSchema, raw, issues);
  if (!step) return issues.rejections;
  checkText('sourceId', step.sourceId, issues);
  checkText('stepId', step.stepId, issues);
  const reason = takeFreeText('reason', step.reason, issues);
  const at = parseTimeField('at', step.at, context, issues);
  const dueAt = step.dueAt === undefined ? undefined : parseLimit('dueAt', step.dueAt, issues);
  if (issues.rejected) return issues.rejections;
  const masked = issues.repairs.filter(({ from }) => from === WITHHELD);
  if (masked.length > 0) tell(masked);
  const { sourceId, stepId, to, actorRole } = step;
  return { row, sourceId, stepId, to, at, precision: precisionOfTime(step.at), actorRole, reason, dueAt };
}
