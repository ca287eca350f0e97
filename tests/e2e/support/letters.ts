import type { Page } from 'playwright-core';

/** The elements within a part of a page with letters lower than a sixtieth of its height, by their class and their size. */
export const lettersBelow = (page: Page, within = 'body'): Promise<string[]> =>
  page.evaluate((part) => {
    const low = [...document.querySelectorAll<HTMLElement>(`${part} *`)].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        element.getBoundingClientRect().bottom > 0 &&
        element.getBoundingClientRect().width > 1 &&
        [...element.childNodes].some(
          ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim() !== '',
        ) &&
        Number.parseFloat(getComputedStyle(element).fontSize) < innerHeight / 60 - 0.1,
    );
    const nameOf = (element: HTMLElement) => element.className || element.closest('[class]')?.className;
    return [
      ...new Set(low.map((element) => `${nameOf(element)} ${getComputedStyle(element).fontSize}`)),
    ].sort();
  }, within);
