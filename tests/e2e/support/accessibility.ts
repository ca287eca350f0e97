import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    axe?: { run(context: unknown, options: unknown): Promise<AxeResults> };
  }
}

/** A rule of axe that is broken on purpose, where, and why. */
interface Argued {
  readonly rule: string;
  /** The elements that it is not held against; without one all. */
  readonly elements?: string;
  readonly why: string;
}

const ARGUED: readonly Argued[] = [
  {
    rule: 'scrollable-region-focusable',
    why: 'A panel without a control of its own scrolls by keys: Chromium from 130 and Firefox put the focus on it themselves. A tab stop on each panel would stand between the reader and the controls.',
  },
  {
    rule: 'label-content-name-mismatch',
    elements: '[role="gridcell"]',
    why: 'A day of the market calendar shows “1 ★4 10-23” and is called “2026-12-01 · lunar 10-23 · 4 markets · 0 cases”: every number is said with what it counts, and thus not as the bare row that axe looks for.',
  },
];

/** What axe finds on a page, a line for each kind of fault: rule, how often, the first place and what is wrong there. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // The policy of the page forbids script elements; this way in is that of the tools of developers.
  if (!(await page.evaluate(() => window.axe !== undefined)))
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  // A contrast over a picture cannot be judged, so the canvases give way to the plain ground that they are drawn on. A
  // panel whose data are old is dimmed on purpose, and says how old they are beside its title: it is judged undimmed, for
  // it may turn old while it is looked at.
  await page.evaluate(() => {
    if (document.adoptedStyleSheets.length > 0) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      ':root[data-judged] canvas { visibility: hidden !important; }' +
        ':root[data-judged] [data-state="stale"] [class*="body"] { opacity: 1 !important; }',
    );
    document.adoptedStyleSheets = [sheet];
  });
  return page.evaluate(async (argued) => {
    const root = document.documentElement;
    root.toggleAttribute('data-judged', true);
    const results = await window.axe?.run(document, { resultTypes: ['violations'] });
    root.toggleAttribute('data-judged', false);
    return (results?.violations ?? []).flatMap(({ id, nodes }) => {
      const isArgued = (place: string) =>
        argued.some(
          ({ rule, elements = '*' }) => rule === id && document.querySelector(place)?.matches(elements),
        );
      const left = nodes.filter(({ target }) => !isArgued(target.join(' ')));
      const [first] = left;
      if (first === undefined) return [];
      const [why] = [...first.any, ...first.all, ...first.none];
      return [`${id} ×${left.length} ${first.target.join(' ')}: ${why?.message ?? ''}`];
    });
  }, ARGUED);
}
