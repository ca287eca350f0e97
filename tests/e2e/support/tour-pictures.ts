import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openPage, waitUntilUsable } from './browser.ts';

/** Names of the pictures that need keys, not only a link. */
export const TOUR_PICTURES = [
  'tour-figures-1366',
  'tour-sheet-1366',
  'tour-presenter',
  'tour-editor-1366',
] as const;

/** Takes the pictures of the papers of the tour, of the presenter's window and of the editor. */
export async function takeTourPictures(browser: Browser, url: string, folder: string): Promise<void> {
  const { page, complaints } = await openPage(browser, { width: 1366, height: 768 });
  const take = (from: Page, name: (typeof TOUR_PICTURES)[number]) =>
    from.screenshot({ path: path.join(folder, `${name}.png`), timeout: 60_000 });
  await page.goto(`${url}/?w=tour&stop=1`);
  await waitUntilUsable(page);
  // The sheet has the numbers of the stops that were shown.
  for (const stop of [1, 2, 3, 4, 5, 6, 7, 8, 4]) {
    await page.keyboard.press(String(stop));
    await page.waitForTimeout(4000);
  }
  for (const [key, name] of [['f', 'tour-figures-1366'], ['p', 'tour-sheet-1366']] as const) {
    await page.keyboard.press(key);
    await page.waitForTimeout(2000);
    await take(page, name);
    await page.keyboard.press('Escape');
  } // prettier-ignore
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('n');
  const presenter = await opened;
  await presenter.setViewportSize({ width: 420, height: 860 });
  await presenter.getByRole('heading').waitFor();
  await presenter.waitForTimeout(2000);
  await take(presenter, 'tour-presenter');
  await presenter.close();
  await page.keyboard.press('e');
  await page.getByRole('button', { name: '复制一份来改' }).first().click();
  await page.locator('[data-stop-row="shifeng"]').click();
  await page.waitForTimeout(4000);
  await page.locator('[data-part="tour-editor"] h3').evaluate((heading) => heading.scrollIntoView());
  await take(page, 'tour-editor-1366');
  await page.close();
  console.log(TOUR_PICTURES.join(' '), complaints.length === 0 ? 'no complaint' : complaints);
}
