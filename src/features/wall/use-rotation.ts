import { useEffect, useRef, useState, type RefObject } from 'react';
import {
  advance,
  beginRotation,
  goTo,
  pause,
  progressOfStop,
  resumeRotation,
  type Rotation,
} from '../../state/wall/rotation.ts';
import type { AppState } from '../../state/stores/app-state.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import type { RotationStop } from './rotation-stops.ts';

const TICK_MS = 250;
/** The key that begins the rotation does not pause it. */
const OWN_KEY = 'r';

const hasMoved = ({ movementX, movementY }: PointerEvent): boolean => movementX !== 0 || movementY !== 0;

/** What lies over the page, or nobody sees it: the wall does not turn. */
function isHeld({ interface: over, view: store }: AppState): boolean {
  const { view } = store.getState();
  const isCovered = over.getState().dialog !== null || view.page !== 'map';
  return isCovered || view.emergency !== null || document.hidden;
}

/**
 * Turns the wall through `stops` at the pace of the link. `show` gets each stop that is reached; `line` is the element
 * whose width says how much of the pace has passed (its custom property `--passed`, 0–1). `resumesInS`: seconds until it
 * goes on by itself; 0 = it runs, or is held.
 */
export function useRotation(
  stops: readonly RotationStop[],
  show: (stop: RotationStop) => void,
  line: RefObject<HTMLElement | null>,
): { at: number; isPaused: boolean; resumesInS: number } {
  const state = useAppState();
  const paceMs = useView((store) => store.view.wall.rotateMs);
  const [shown, setShown] = useState({ at: 0, isPaused: false, resumesInS: 0 });
  const latest = useRef({ stops, show });
  /** Where the rotation was when its pace was last changed, or it was switched. */
  const last = useRef<Rotation | null>(null);
  useEffect(() => {
    latest.current = { stops, show };
  });

  useEffect(() => {
    const began = performance.now();
    let rotation = last.current === null ? beginRotation(began) : resumeRotation(last.current, began);
    const take = (next: Rotation): void => {
      const hasTurned = next.stop !== rotation.stop;
      rotation = next;
      const stop = latest.current.stops[next.stop];
      if (hasTurned && stop !== undefined) latest.current.show(stop);
      const isStill = isHeld(state);
      const restMs = Math.max(0, next.pausedUntil - performance.now());
      // What holds it says itself how it ends.
      const resumesInS = isStill ? 0 : Math.ceil(restMs / 1000);
      const isPaused = isStill || restMs > 0;
      setShown((before) =>
        before.at === next.stop && before.isPaused === isPaused && before.resumesInS === resumesInS
          ? before
          : { at: next.stop, isPaused, resumesInS },
      );
      if (paceMs !== null) line.current?.style.setProperty('--passed', String(progressOfStop(next, paceMs)));
    };
    const tick = (): void => {
      if (paceMs === null) return;
      const route = { stopCount: latest.current.stops.length, paceMs, isHeld: isHeld(state) };
      take(advance(rotation, performance.now(), route));
    };
    const touch = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.key.toLowerCase() === OWN_KEY) return;
      // A browser says that the pointer moved also where the page moved under it.
      if (event.type === 'pointermove' && event instanceof PointerEvent && !hasMoved(event)) return;
      take(pause(rotation, performance.now()));
    };
    const stopRequests = state.wall.subscribe(({ turnRequest }, before) => {
      if (turnRequest === null || turnRequest === before.turnRequest) return;
      const stop = 'to' in turnRequest ? turnRequest.to : rotation.stop + turnRequest.by;
      const count = latest.current.stops.length;
      if ('to' in turnRequest && turnRequest.to >= count) return;
      take(goTo(rotation, stop, count, performance.now()));
    });
    const timer = setInterval(tick, TICK_MS);
    const inputs = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const;
    for (const name of inputs) addEventListener(name, touch, { passive: true, capture: true });
    return () => {
      last.current = rotation;
      clearInterval(timer);
      stopRequests();
      for (const name of inputs) removeEventListener(name, touch, { capture: true });
    };
  }, [state, paceMs, line]);
  return shown;
}
