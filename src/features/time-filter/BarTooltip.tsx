import type { TFunction } from 'i18next';
import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { useAnswersForTimeBar } from '../../state/answers.ts';
import { useAppState } from '../../state/hooks.tsx';
import { chosenRange } from '../../state/playback/playback.ts';
import type { AppState } from '../../state/stores/app-state.ts';
import { subjectOf } from '../../state/view/view-state.ts';
import { useFrameDraw } from '../../ui/use-frame-draw.ts';
import { barFacts } from './bar-facts.ts';
import { rangeWords } from './span-text.ts';
import { barsOf, momentAt, shareOf, type BarGrid } from './time-scale.ts';
import * as styles from './BarTooltip.module.css';

/** What is looked at: a place along the bars by the pointer (client px), or a part of the brush by the keyboard. */
type Looked = { readonly clientX: number } | { readonly grip: string };

/**
 * Says of the bar under the pointer, or at the focused part of the brush, its time, count and share. It follows the answers
 * and the brush without a render, and goes with the pointer, the focus, a drag or Escape. `area` holds the bars.
 */
export function BarTooltip(props: { id: string; area: RefObject<HTMLElement | null>; grid: BarGrid }) {
  const { id, area, grid } = props;
  const { t } = useTranslation();
  const state = useAppState();
  const answers = useAnswersForTimeBar();
  const element = useRef<HTMLParagraphElement>(null);
  const looked = useRef<Looked | null>(null);
  const draw = () => {
    const { current } = element;
    if (!current) return;
    const bars =
      looked.current && area.current ? barsLookedAt(looked.current, area.current, grid, state) : null;
    const text = bars && textOf(t, state, bars);
    current.hidden = !text;
    if (!bars || !text) return;
    if (current.textContent !== text) current.textContent = text;
    const middle = grid.startMs + ((bars.first + bars.last + 1) / 2) * grid.binMs;
    const share = `${Math.min(1, Math.max(0, shareOf(grid.axis, middle))) * 100}%`;
    // Moved back by its own share, it never leaves the strip.
    Object.assign(current.style, { left: share, translate: `-${share}` });
  };
  useFrameDraw(state.filter, answers, draw);
  const latest = useRef(draw);
  useEffect(() => {
    latest.current = draw;
  });
  useEffect(() => {
    const host = area.current;
    if (!host) return undefined;
    const lookAt = (next: Looked | null) => {
      looked.current = next;
      latest.current();
    };
    const move = (event: PointerEvent) =>
      lookAt(event.buttons === 0 && event.pointerType !== 'touch' ? { clientX: event.clientX } : null);
    const focus = ({ target }: Event) => {
      if (!(target instanceof HTMLElement) || !target.matches(':focus-visible')) return;
      const { grip } = target.dataset;
      if (grip !== undefined) lookAt({ grip });
    };
    const key = (event: KeyboardEvent) => (event.key === 'Escape' ? lookAt(null) : focus(event));
    const leave = () => lookAt(null);
    const ends = (['pointerleave', 'pointerdown', 'pointercancel', 'focusout'] as const).map((name) => {
      host.addEventListener(name, leave);
      return () => host.removeEventListener(name, leave);
    });
    host.addEventListener('pointermove', move);
    host.addEventListener('focusin', focus);
    host.addEventListener('keydown', key);
    return () => {
      for (const end of ends) end();
      host.removeEventListener('pointermove', move);
      host.removeEventListener('focusin', focus);
      host.removeEventListener('keydown', key);
    };
  }, [area]);
  return <p ref={element} id={id} role="tooltip" className={styles.tooltip} hidden />;
}

function barsLookedAt(
  looked: Looked,
  host: HTMLElement,
  grid: BarGrid,
  state: AppState,
): { first: number; last: number } | null {
  if ('clientX' in looked) {
    const box = host.getBoundingClientRect();
    const share = (looked.clientX - box.left) / box.width;
    if (share < 0 || share >= 1) return null;
    const at = momentAt(grid.axis, share);
    return barsOf(grid, { from: at, to: at });
  }
  const range = chosenRange(state);
  if (range === null) return null;
  const bars = barsOf(grid, range);
  if (looked.grip === 'window') return bars;
  const at = looked.grip === 'from' ? bars.first : bars.last;
  return { first: at, last: at };
}

function textOf(t: TFunction, state: AppState, bars: { first: number; last: number }): string | null {
  const { answerForTimeBar: answer } = state.engine.getState();
  const facts = answer && barFacts(answer, bars);
  if (!facts) return null;
  const { from, to, count, share, elapsed } = facts;
  return t(elapsed < 1 ? 'time.barUnfinished' : 'time.bar', {
    context: subjectOf(state.view.getState().view),
    span: rangeWords({ from, to }, answer.asOf),
    n: formatCount(count),
    share: formatShare(share, 1),
    all: formatCount(facts.all),
    elapsed: formatShare(elapsed, 0),
  });
}
