import * as utilities from '../../ui/utilities.module.css';

/** A page keeps this share of the one before it, so that a row that was cut is read as a whole. */
const OVERLAP = 0.12;

/** Where a list is scrolled to for its next page, px; back to its top after the last one. */
export function nextPageTop(list: { scrollTop: number; clientHeight: number; scrollHeight: number }): number {
  const { scrollTop, clientHeight, scrollHeight } = list;
  const last = scrollHeight - clientHeight;
  if (last <= 1 || scrollTop >= last - 1) return 0;
  return Math.min(last, scrollTop + Math.max(1, Math.floor(clientHeight * (1 - OVERLAP))));
}

/** Turns every long list in the columns to its next page, but that of the newest incidents, which stay in sight. */
export function turnLists(isSmooth: boolean): void {
  for (const list of document.querySelectorAll<HTMLElement>(`[data-part="column"] .${utilities.scroll}`)) {
    if (list.closest('[data-part="incidents"]') !== null || list.scrollHeight <= list.clientHeight + 1)
      continue;
    list.scrollTo({ top: nextPageTop(list), behavior: isSmooth ? 'smooth' : 'instant' });
  }
}
