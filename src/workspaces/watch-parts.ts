/**
 * Calls `look` whenever one of the parts of an element (`selector`), or the element itself, changes its size, comes or
 * goes; also once at the beginning, when the browser has laid them out. Returns how to stop.
 */
export function watchParts(element: Element, selector: string, look: () => void): () => void {
  let watched: readonly Element[] = [];
  const sizes = new ResizeObserver(look);
  const watch = (): void => {
    const parts = [element, ...element.querySelectorAll(selector)];
    if (parts.length === watched.length && parts.every((part, index) => part === watched[index])) return;
    watched = parts;
    // A size that is watched anew is told at once.
    sizes.disconnect();
    for (const part of parts) sizes.observe(part);
  };
  const children = new MutationObserver(watch);
  children.observe(element, { childList: true, subtree: true });
  watch();
  return () => {
    children.disconnect();
    sizes.disconnect();
  };
}
