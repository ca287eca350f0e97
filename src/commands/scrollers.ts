/** The nearest list around an element that scrolls up and down, the element itself included; `null` where none does. */
export function scrollerOf(element: Element | null): Element | null {
  for (let at = element; at !== null; at = at.parentElement) {
    if (at.scrollHeight <= at.clientHeight + 1) continue;
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return null;
}

/** How far a stretch has to move to lie in a window, px; its beginning goes first where it is longer. */
function wayInto(from: number, to: number, windowFrom: number, windowTo: number): number {
  if (from >= windowFrom && to <= windowTo) return 0;
  return from < windowFrom ? from - windowFrom : Math.min(to - windowTo, from - windowFrom);
}

/**
 * Scrolls the list around an element until the element is seen as a whole, also beside what stays in sight there
 * (`scroll-padding`). What lies around that list moves only where
 * nothing of the element would be seen otherwise, and what does not scroll by itself never does.
 */
export function showInList(element: Element): void {
  let isOwn = true;
  for (let at = scrollerOf(element.parentElement); at !== null; at = scrollerOf(at.parentElement)) {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const window = at.getBoundingClientRect();
    const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(at);
    const x = window.left + at.clientLeft;
    const y = window.top + at.clientTop + (parseFloat(scrollPaddingTop) || 0);
    const end = window.top + at.clientTop + at.clientHeight - (parseFloat(scrollPaddingBottom) || 0);
    if (isOwn || bottom <= y || top >= end)
      at.scrollBy({
        left: wayInto(left, right, x, x + at.clientWidth),
        top: wayInto(top, bottom, y, end),
        behavior: 'instant',
      });
    isOwn = false;
  }
}

/** How far a list can still be scrolled up (`direction` -1) or down (1), px. */
export function restOf(list: Element, direction: 1 | -1): number {
  return direction < 0 ? list.scrollTop : list.scrollHeight - list.clientHeight - list.scrollTop;
}

/** Brings every list of the columns to its beginning, also one that is on its way elsewhere. */
export function resetScrolls(): void {
  if (typeof document === 'undefined') return;
  const columns = '[data-part="column"]';
  for (const list of document.querySelectorAll(`${columns}, ${columns} *`))
    if (list.scrollHeight > list.clientHeight || list.scrollLeft > 0)
      list.scrollTo({ left: 0, top: 0, behavior: 'instant' });
}
