import { useCallback, useState } from 'react';
import { hiddenLines } from './radar-layout.ts';

/**
 * Which lines of the radar do not lie in its panel as a whole, by their index. Give `ref` to what holds the lines (marked
 * `data-line`) above a last paragraph that stays in sight.
 */
export function useHiddenLines(): {
  readonly ref: (radar: HTMLElement | null) => (() => void) | undefined;
  readonly hidden: readonly number[];
} {
  const [hidden, setHidden] = useState<readonly number[]>([]);
  const ref = useCallback((radar: HTMLElement | null) => {
    const body = radar?.parentElement;
    if (!radar || !body) return undefined;
    const look = (): void => {
      const words = radar.querySelector(':scope > p')?.getBoundingClientRect().height ?? 0;
      const { top, bottom } = body.getBoundingClientRect();
      const lines = [...radar.querySelectorAll('[data-line]')].map((line) => line.getBoundingClientRect());
      const next = hiddenLines(lines, { top, bottom: bottom - words });
      setHidden((before) => (before.join() === next.join() ? before : next));
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(body);
    sizes.observe(radar);
    body.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      body.removeEventListener('scroll', look);
    };
  }, []);
  return { ref, hidden };
}
