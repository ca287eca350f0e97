import { useEffect, useState } from 'react';

/** What ends a look at something under the pointer, beside the pointer leaving it. */
const ENDINGS = ['keydown', 'wheel', 'scroll', 'focusin', 'blur', 'popstate'] as const;

/**
 * What is shown while somebody points at something. It passes by itself when a key is pressed, the page is scrolled, a
 * dialog takes the focus or the window is left: then no event says that the pointer is no longer on it.
 */
export function usePassing<T>(): readonly [T | undefined, (value: T | undefined) => void] {
  const [value, setValue] = useState<T>();
  const isShown = value !== undefined;
  useEffect(() => {
    if (!isShown) return;
    const end = (): void => setValue(undefined);
    // Before whatever else hears the event: it may show something anew.
    for (const name of ENDINGS) window.addEventListener(name, end, { capture: true, passive: true });
    return () => {
      for (const name of ENDINGS) window.removeEventListener(name, end, { capture: true });
    };
  }, [isShown]);
  return [value, setValue];
}
