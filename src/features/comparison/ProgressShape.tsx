import type { Progress } from '../../domain/incidents/life-cycle.ts';
import type { ShapeName } from '../../themes/shapes.ts';
import { Shape } from '../../ui/Shape.tsx';

const SHAPES: Record<Progress, { shape: ShapeName; colour: string }> = {
  done: { shape: 'ring', colour: 'var(--progress-done)' },
  inHand: { shape: 'circle', colour: 'var(--progress-in-hand)' },
  nearDeadline: { shape: 'triangle', colour: 'var(--progress-near-deadline)' },
  overdue: { shape: 'square', colour: 'var(--progress-overdue)' },
};

/** ○ ● ▲ ■ in the colour of a progress; words stand beside it. */
export function ProgressShape({ progress }: { progress: Progress }) {
  return <Shape {...SHAPES[progress]} />;
}
