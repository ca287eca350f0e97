import { useTranslation } from 'react-i18next';
import type { ShapeName } from '../../themes/shapes.ts';
import type { Progress } from '../../domain/incidents/life-cycle.ts';
import { Shape } from '../../ui/Shape.tsx';
import * as utilities from '../../ui/utilities.module.css';

const SHAPES: Record<Progress, ShapeName> = {
  done: 'ring',
  inHand: 'circle',
  nearDeadline: 'triangle',
  overdue: 'square',
};
const COLOURS: Record<Progress, string> = {
  done: 'var(--progress-done)',
  inHand: 'var(--progress-in-hand)',
  nearDeadline: 'var(--progress-near-deadline)',
  overdue: 'var(--progress-overdue)',
};

/** ○ ● ▲ ■ in its colour, with its name for those who do not see it. */
export function ProgressMark({ progress }: { progress: Progress }) {
  const { t } = useTranslation();
  return (
    <span title={t(`progress.${progress}`)}>
      <Shape shape={SHAPES[progress]} colour={COLOURS[progress]} />
      <span className={utilities.visuallyHidden}>{t(`progress.${progress}`)}</span>
    </span>
  );
}
