import type { Page } from 'playwright-core';

/**
 * Whether what `selector` finds would be on paper: the page is told that printing begins, and looked at as it is laid out
 * for paper. The count of a PDF's pages does not tell, for an empty page is one too.
 */
export async function isOnPaper(page: Page, selector: string): Promise<boolean> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
  // What is printed is drawn when the page hears of it.
  const isShown = await page
    .locator(selector)
    .first()
    .waitFor({ state: 'visible', timeout: 5_000 })
    .then(
      () => true,
      () => false,
    );
  await page.emulateMedia({ media: 'screen', reducedMotion: 'reduce' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  return isShown;
}
