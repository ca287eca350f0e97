import type { ShapeName } from '../../themes/shapes.ts';
import type { Progress } from '../../domain/incidents/life-cycle.ts';

/** ○ ● ▲ ■ with the colours of their progress. */
export const PROGRESS_MARKS: Record<Progress, { shape: ShapeName; colour: string }> = {
  done: { shape: 'ring', colour: 'var(--progress-done)' },
  inHand: { shape: 'circle', colour: 'var(--progress-in-hand)' },
  nearDeadline: { shape: 'triangle', colour: 'var(--progress-near-deadline)' },
  overdue: { shape: 'square', colour: 'var(--progress-overdue)' },
};
