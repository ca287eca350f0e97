import type { Page } from 'playwright-core';

/** A state of the page that people see: its link, and the keys that open what a link does not carry. */
export interface PageView {
  readonly name: string;
  readonly link: string;
  readonly keys?: readonly string[];
  /** Part of the page that has to be there before it is looked at. */
  readonly waitFor?: string;
}

const UNIT = '430204003005901000';
const CAMERA = '43020200001310000381';

/** Every page, column, tab, dossier and dialog of the bundled city. */
export const PAGE_VIEWS: readonly PageView[] = [
  { name: 'monitor', link: '?w=monitor' },
  { name: 'monitor, the other tabs', link: '?tabs=left.command,right.meaning' },
  { name: 'monitor, the pages of a low screen', link: '?tabs=left.assessment,right.limits' },
  { name: 'layers and filters', link: '?open=legend,tools' },
  { name: 'week clock', link: '?open=legend,weekClock&week=12345.8-18' },
  { name: 'filters that are set', link: '?cat=B&progress=overdue&cal=marketDay&in=430204000000' },
  { name: 'dossier of a district', link: '?sel=unit:430204000000&t=30d' },
  { name: 'dossier of a micro-grid', link: `?sel=unit:${UNIT}&t=30d` },
  { name: 'dossier of a camera', link: `?sel=camera:${CAMERA}` },
  { name: 'dossier of a facility', link: '?sel=facility:charging-0001' },
  { name: 'dossier of a place', link: '?sel=place:hospital-a' },
  { name: 'comparison of units', link: '?compare=430204000000,430211000000&t=30d' },
  { name: 'comparison of districts', link: '?compare=districts&t=30d' },
  { name: 'ranking', link: '?compare=completionRate.county&t=30d' },
  { name: 'emergency', link: '?em=113.1335,27.8385,1796000000000' },
  { name: 'log of an emergency', link: '?em=113.1335,27.8385,1796000000000&tabs=near.log' },
  { name: 'coverage audit', link: '?audit=open' },
  { name: 'certificate of the audit', link: '?audit=certificate' },
  { name: 'patrol, when', link: '?w=patrol' },
  { name: 'patrol, where', link: '?w=patrol&desk=place&side=series' },
  { name: 'patrol, significance', link: '?w=patrol&desk=place&hot=significance&side=cases' },
  { name: 'patrol, lines', link: '?w=patrol&desk=place&hot=lines&line=line-a&side=tips' },
  { name: 'patrol, near repeats', link: '?w=patrol&desk=place&hot=nearRepeat&tabs=place.knox&side=plan' },
  { name: 'patrol, forecast', link: '?w=patrol&desk=forecast&side=tips&tips=blindSpots' },
  { name: 'tour, its beginning', link: '?w=tour' },
  { name: 'tour, a stop', link: '?w=tour&stop=5' },
  { name: 'presenter', link: '?w=tour&stop=2&presenter' },
  { name: 'hand-over', link: '?page=handover&tabs=shift.before' },
  { name: 'consultation', link: '?page=consultation' },
  { name: 'consultation, settled', link: '?page=consultation&tabs=board.settled' },
  { name: 'consultation, a new item', link: '?page=consultation&item=new:' },
  { name: 'prevention', link: '?page=prevention' },
  { name: 'rumours', link: '?page=rumours' },
  { name: 'notes of a link', link: '?colour=red&t=9d&in=430299000000&tabs=left.cellar' },
  { name: 'help', link: '?w=monitor', keys: ['?'], waitFor: 'dialog[open]' },
  { name: 'palette', link: '?w=monitor', keys: ['Control+k'], waitFor: '[cmdk-root]' },
  { name: 'question before an emergency', link: '?w=monitor', keys: ['e'], waitFor: 'dialog[open]' },
  {
    name: 'question at the end of an emergency',
    link: '?em=113.1335,27.8385,1796000000000',
    keys: ['e'],
    waitFor: 'dialog[open]',
  },
  { name: 'wall', link: '?w=monitor&kiosk' },
];

/** How long a page that is led to a link may still be fetching its parts, ms. */
const QUIET_MS = 400;
const LONGEST_MS = 20_000;

/** Leads a loaded page to a view as the browser's Back would, adds `more` to its link, and waits until it stands still. */
export async function leadTo(page: Page, view: PageView, more = ''): Promise<void> {
  await page.evaluate((address) => {
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/${view.link}${more}`);
  await untilStill(page);
  for (const key of view.keys ?? []) await page.keyboard.press(key);
  if (view.waitFor !== undefined) await page.waitForSelector(view.waitFor, { timeout: 10_000 });
  if (view.keys !== undefined) await untilStill(page);
}

/** Waits until the texts of the page have not changed for a while, no colour changes and nothing says that it is loading. */
async function untilStill(page: Page): Promise<void> {
  const read = () =>
    page.evaluate(() => ({
      // Colours of another theme come by transitions.
      isBusy:
        document.querySelector('[aria-busy="true"], [class*="skeleton"]') !== null ||
        document.getAnimations().some((one) => one instanceof CSSTransition),
      size: document.querySelectorAll('*').length,
    }));
  const end = Date.now() + LONGEST_MS;
  let last = await read();
  while (Date.now() < end) {
    await page.waitForTimeout(QUIET_MS);
    const now = await read();
    if (!now.isBusy && now.size === last.size) return;
    last = now;
  }
}
