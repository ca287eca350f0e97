import { useCallback, useState } from 'react';
import { hiddenLines } from './radar-layout.ts';

/**
 * Which lines of the radar do not lie in its panel as a whole, by their index. Give `ref` to what holds the lines (marked
 * `data-line`) above a last paragraph that stays in sight. Where the words of this paragraph take more lines than before, the
 * mark that has the focus is brought out from behind them.
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
    const words = radar.querySelector(':scope > p');
    const sizes = new ResizeObserver(() => {
      if (words) keepFocusAbove(words, body, radar);
      look();
    });
    for (const element of [body, radar, words]) if (element) sizes.observe(element);
    body.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      body.removeEventListener('scroll', look);
    };
  }, []);
  return { ref, hidden };
}

function keepFocusAbove(words: Element, body: HTMLElement, radar: HTMLElement): void {
  body.style.scrollPaddingBottom = `${words.getBoundingClientRect().height}px`;
  const { activeElement } = document;
  if (!activeElement || !radar.contains(activeElement)) return;
  const hidden = activeElement.getBoundingClientRect().bottom - words.getBoundingClientRect().top;
  if (hidden > 0) body.scrollBy({ top: hidden, behavior: 'instant' });
}
