import type { PaddingOptions } from 'maplibre-gl';
import { useCallback, useRef, useState } from 'react';

/** Free space between a fitted thing and the panels around it, CSS px. */
const MARGIN_PX = 24;
/** A legend that takes more of the middle than this is drawn over the map and not left free. */
const MOST_COVERED = 0.3;

/**
 * The part of the map that no panel covers. `take` gets its element, `padding` says how far it is from the edges of the
 * window; `footClass` names the element at its foot, which is left free too where it is asked for.
 */
export function useFreeMiddle(footClass: string) {
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const ref = useRef<HTMLDivElement | null>(null);
  const take = useCallback((next: HTMLDivElement | null): void => {
    ref.current = next;
    setElement(next);
  }, []);
  const padding = useCallback(
    (keepsLegendFree: boolean): PaddingOptions => {
      const box = ref.current?.getBoundingClientRect();
      if (box === undefined) return { top: 0, bottom: 0, left: 0, right: 0 };
      const { innerWidth, innerHeight } = window;
      const foot = ref.current?.querySelector(`.${footClass}`)?.clientHeight ?? 0;
      const covered = keepsLegendFree && foot < box.height * MOST_COVERED ? foot : 0;
      return {
        top: box.top + MARGIN_PX,
        bottom: innerHeight - box.bottom + covered + MARGIN_PX,
        left: box.left + MARGIN_PX,
        right: innerWidth - box.right + MARGIN_PX,
      };
    },
    [footClass],
  );
  return { element, take, padding };
}
