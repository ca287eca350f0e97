import type { Page } from 'playwright-core';

/** Something that a reader cannot read or reach as it stands. */
export interface Misfit {
  readonly kind: 'cut' | 'outside' | 'covered';
  readonly where: string;
  readonly text: string;
  /** By how much, CSS px. */
  readonly byPx: number;
}

/**
 * Texts that are cut by a box which cannot be scrolled and says them nowhere whole, texts and controls outside of the
 * window that nothing scrolls to, and controls that something else lies on.
 */
export function findMisfits(page: Page): Promise<Misfit[]> {
  return page.evaluate(() => {
    const TOLERANCE_PX = 2;
    const found = new Map<string, Misfit>();
    const nameOf = (element: Element): string => {
      const part = element.closest('[data-part]')?.getAttribute('data-part');
      const own = `${element.tagName.toLowerCase()}.${(element.getAttribute('class') ?? '').replaceAll(' ', '.')}`;
      return part === null || part === undefined ? own : `[${part}] ${own}`;
    };
    const say = (kind: Misfit['kind'], element: Element, text: string, byPx: number): void => {
      const short = text.trim().replaceAll(/\s+/g, ' ').slice(0, 60);
      const where = nameOf(element);
      const key = `${kind}|${where}`;
      if (!found.has(key)) found.set(key, { kind, where, text: short, byPx: Math.round(byPx) });
    };
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const saysItWhole = (element: Element | null): boolean =>
      element !== null &&
      element.closest('[title], [aria-label]:not(section, aside, main, dialog, [role="application"])') !==
        null;

    /** How far a box reaches out of what may cut it; `null` where it can be scrolled to or is whole. */
    const overhang = (
      box: DOMRect,
      from: Element,
    ): { kind: 'cut' | 'outside'; byPx: number; by: Element | null } | null => {
      let isFixed = false;
      let isFree = false;
      let position = getComputedStyle(from).position;
      for (let parent = from.parentElement; parent !== null; parent = parent.parentElement) {
        const style = getComputedStyle(parent);
        if (position === 'fixed') {
          isFixed = true;
          break;
        }
        const isContaining =
          position !== 'absolute' || style.position !== 'static' || style.transform !== 'none';
        if (isContaining) {
          const edge = parent.getBoundingClientRect();
          const beside = Math.max(edge.left - box.left, box.right - edge.right);
          const above = Math.max(edge.top - box.top, box.bottom - edge.bottom);
          const x = /auto|scroll/.test(style.overflowX);
          const y = /auto|scroll/.test(style.overflowY);
          if ((x && beside > TOLERANCE_PX) || (y && above > TOLERANCE_PX)) isFree = true;
          if (isFree) return null;
          if (/hidden|clip/.test(style.overflowX) && beside > TOLERANCE_PX && edge.width > 1)
            return { kind: 'cut', byPx: beside, by: parent };
          if (/hidden|clip/.test(style.overflowY) && above > TOLERANCE_PX && edge.height > 1)
            return { kind: 'cut', byPx: above, by: parent };
          position = style.position;
        }
        if (parent === document.body) break;
      }
      const root = document.scrollingElement;
      const isScrolling =
        !isFixed &&
        root !== null &&
        /auto|scroll|visible/.test(getComputedStyle(root).overflowY) &&
        root.scrollHeight > innerHeight + 1;
      const beside = Math.max(-box.left, box.right - innerWidth);
      const above = Math.max(-box.top, box.bottom - innerHeight);
      if (beside > TOLERANCE_PX) return { kind: 'outside', byPx: beside, by: null };
      if (above > TOLERANCE_PX && !isScrolling) return { kind: 'outside', byPx: above, by: null };
      return null;
    };

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent ?? '';
      if (element === null || text.trim() === '' || !isSeen(element)) continue;
      if (
        element.closest(
          'script, style, svg, noscript, [inert], option, [class*="visuallyHidden"], [class*="skip"]',
        ) !== null
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width === 0 || box.height === 0) continue;
        const over = overhang(box, element);
        if (over === null || (over.kind === 'cut' && saysItWhole(element))) continue;
        say(over.kind, element, text, over.byPx);
        break;
      }
    }
    const dialog = document.querySelector('dialog[open]');
    const controls = (dialog ?? document).querySelectorAll(
      'button, a[href], input, select, textarea, summary, [role="tab"], [role="slider"]',
    );
    for (const control of controls) {
      if (!isSeen(control) || control.closest('[inert], [class*="skip"]') !== null) continue;
      const box = control.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      const name = control.getAttribute('aria-label') ?? control.textContent ?? '';
      const over = overhang(box, control);
      if (over?.kind === 'outside') say('outside', control, name, over.byPx);
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      if (over !== null || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
      // A box that scrolls may hide it for now.
      let isHidden = false;
      for (let parent = control.parentElement; parent !== null; parent = parent.parentElement) {
        const edge = parent.getBoundingClientRect();
        const { overflowY, scrollPaddingBottom } = getComputedStyle(parent);
        // What stays in sight at its foot covers the rows that are scrolled under it.
        const foot = edge.bottom - (Number.parseFloat(scrollPaddingBottom) || 0);
        if (overflowY !== 'visible' && (y < edge.top || y > foot || x < edge.left || x > edge.right))
          isHidden = true;
      }
      if (isHidden || getComputedStyle(control).pointerEvents === 'none') continue;
      const top = document.elementFromPoint(x, y);
      const isOwn =
        top === null ||
        control.contains(top) ||
        top.contains(control) ||
        top.closest('label')?.contains(control) === true;
      if (!isOwn) say('covered', control, `${name} ← ${nameOf(top)}`, 0);
    }
    return [...found.values()];
  });
}
