import { useEffect, type RefObject } from 'react';

/** Puts the focus into what opens, and back where it was when it closes. */
export function useFocusInside(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    element.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [element]);
}
