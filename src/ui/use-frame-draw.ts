import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Changing } from './changing.ts';

/**
 * Calls `draw` after every render and, without a render, in the first frame after either source has changed: for what
 * moves in every frame.
 */
export function useFrameDraw(one: Changing, other: Changing, draw: () => void): void {
  const latest = useRef(draw);
  useLayoutEffect(() => {
    latest.current = draw;
    draw();
  });
  useEffect(() => {
    let frame = 0;
    const ask = () => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        latest.current();
      });
    };
    const stops = [one.subscribe(ask), other.subscribe(ask)];
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, [one, other]);
}
