import { useEffect } from 'react';
import { PAUSE_MS } from '../../state/wall/rotation.ts';
import { useMedia } from '../../ui/use-media.ts';
import { turnLists } from './next-page.ts';

/** So long a page of a list is shown while no rotation turns it, ms. */
const PACE_MS = 20_000;
const INPUTS = ['pointerdown', 'wheel', 'keydown'] as const;

/** Turns the long lists of a wall that nobody sits at; after an input it leaves them alone for a while. */
export function useListTurning(isOn: boolean): void {
  const isCalm = useMedia('(prefers-reduced-motion: reduce)');
  useEffect(() => {
    if (!isOn) return;
    let touchedAt = performance.now();
    const touch = (): void => {
      touchedAt = performance.now();
    };
    const timer = setInterval(() => {
      if (!document.hidden && performance.now() - touchedAt >= PAUSE_MS) turnLists(!isCalm);
    }, PACE_MS);
    for (const name of INPUTS) addEventListener(name, touch, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      for (const name of INPUTS) removeEventListener(name, touch, { capture: true });
    };
  }, [isOn, isCalm]);
}
