import type { AppState } from '../stores/app-state.ts';
import type { ReturnStep } from '../stores/wall-store.ts';
import { lookAtReturn, returnStep, touchReturn, type ReturnNeed, type ReturnTimer } from './return-timer.ts';

const TICK_MS = 1_000;
const INPUTS = ['pointerdown', 'wheel', 'keydown'] as const;

type Listener = (
  name: string,
  listener: () => void,
  options?: { capture: boolean; passive: boolean },
) => void;

/** The part of a page that a watch needs; its clock is steady, ms. */
export interface UntouchedPage {
  readonly document: { addEventListener: Listener; removeEventListener: Listener };
  readonly performance: { now(): number };
  addEventListener: Listener;
  removeEventListener: Listener;
  setInterval(task: () => void, everyMs: number): number;
  clearInterval(timer: number): void;
}

/** What is undone where nobody has touched the page for a while. */
export interface IdleTask {
  /** How it stands; asked at every look. */
  readonly need: () => ReturnNeed;
  /** Undoes it. */
  readonly undo: () => void;
  /** Where the wall's store says in how long. */
  readonly told: 'returnsIn' | 'closesIn';
  /** Calls `look` at every change that may matter; returns what ends that. */
  readonly follow: (look: () => void) => readonly (() => void)[];
}

/**
 * Undoes what a task names as soon as it has stood untouched for the time of the return. How long that is still to come is in
 * the wall's store. Returns the function that ends this.
 */
export function watchIdle({ wall }: AppState, page: UntouchedPage, task: IdleTask): () => void {
  const { need, undo, told, follow } = task;
  let timer: ReturnTimer = null;
  const say = (step: ReturnStep | null): void => {
    const before = wall.getState()[told];
    if (before?.n !== step?.n || before?.unit !== step?.unit) wall.setState({ [told]: step });
  };
  const look = (): void => {
    const next = lookAtReturn(timer, page.performance.now(), need());
    timer = next.timer;
    if (next.inMs === 0) {
      timer = null;
      undo();
    }
    say(next.inMs ? returnStep(next.inMs) : null);
  };
  const touch = (): void => {
    timer = touchReturn(timer, page.performance.now());
    look();
  };
  look();
  const ticks = page.setInterval(look, TICK_MS);
  const stops = follow(look);
  // The timers of a hidden page sleep: it looks as soon as it is seen again.
  page.document.addEventListener('visibilitychange', look);
  for (const name of INPUTS) page.addEventListener(name, touch, { passive: true, capture: true });
  return () => {
    page.clearInterval(ticks);
    for (const stop of stops) stop();
    page.document.removeEventListener('visibilitychange', look);
    for (const name of INPUTS) page.removeEventListener(name, touch, { passive: true, capture: true });
    say(null);
  };
}
