import { useLayoutEffect, useRef } from 'react';

/** How high what surges is, for what makes room for it: of the strip or line over the map, and of the line above the page. */
type HeightName = '--below-surges' | '--above-page';

/** Keeps the height of an element, with what is free above it, as a variable of the whole page. Returns its ref. */
export function useToldHeight<One extends HTMLElement>(name: HeightName) {
  const ref = useRef<One>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const { style } = document.documentElement;
    const tell = (): void => style.setProperty(name, `${element.offsetTop + element.offsetHeight}px`);
    const sizes = new ResizeObserver(tell);
    sizes.observe(element);
    tell();
    return () => {
      sizes.disconnect();
      style.removeProperty(name);
    };
  }, [name]);
  return ref;
}
