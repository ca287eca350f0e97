import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { differingShare } from './support/compare-pictures.ts';
import { sharedCityUrl } from './support/served-app.ts';
import { sharePage } from './support/shared-page.ts';

let browser: Browser;

/** What a page counts about its own drawing; see `open`. */
interface DrawingCounts {
  glDraws: number;
  markPaints: number;
}

/** Has a page count every draw call of WebGL and every painting of the marks. */
const countDrawing = (page: Page) =>
  page.addInitScript(() => {
    const counts = { glDraws: 0, markPaints: 0 };
    Object.assign(window, { drawingCounts: counts });
    const { prototype: gl } = WebGL2RenderingContext;
    for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced', 'clear'] as const) {
      const draw = gl[name] as (...values: unknown[]) => void;
      Object.assign(gl, {
        [name](this: WebGL2RenderingContext, ...values: unknown[]) {
          counts.glDraws++;
          return draw.apply(this, values);
        },
      });
    }
    const { prototype: flat } = CanvasRenderingContext2D;
    const clear = flat.clearRect;
    flat.clearRect = function (...values) {
      if (this.canvas.className === 'canvases-module_marks') counts.markPaints++;
      return clear.apply(this, values);
    };
  }); // prettier-ignore

const { open, complaints } = sharePage(() => browser, sharedCityUrl, { prepare: countDrawing });

const countsOf = (page: Page): Promise<DrawingCounts> =>
  page.evaluate(() => ({ ...(window as unknown as { drawingCounts: DrawingCounts }).drawingCounts }));

const totalOf = async (page: Page): Promise<number> =>
  Number(
    (await page.locator('[data-part="numbers"] .NumberBar-module_value').first().textContent())?.replace(
      /\D/g,
      '',
    ),
  );

/** The middle of the map as it looks when it has come to rest. */
async function middleAtRest(page: Page): Promise<Buffer> {
  const middle = () => page.screenshot({ clip: { x: 300, y: 145, width: 700, height: 340 } });
  let last = await middle();
  for (let same = 0, looks = 0; same < 2; looks++) {
    if (looks === 60) throw new Error('the map does not come to rest');
    await page.waitForTimeout(400);
    const now = await middle();
    same = now.equals(last) ? same + 1 : 0;
    last = now;
  }
  return last;
}

beforeAll(async () => {
  // A page that a graphics card composes, a very slow one; the other tests have a page without.
  browser = await launchBrowser('gl');
});

afterAll(async () => {
  await browser?.close();
});

describe('painters', () => {
  it('a moving filter paints the marks again and again, and the map never', async () => {
    const page = await open('?layers=units,unitLabels,incidents&t=7d');
    await middleAtRest(page);
    await page.getByRole('button', { name: '播放' }).click();
    await page.waitForTimeout(500);
    const before = await countsOf(page);
    await page.waitForFunction(
      (paints) => (window as unknown as { drawingCounts: DrawingCounts }).drawingCounts.markPaints > paints + 20,
      before.markPaints,
      { timeout: 60_000 },
    ); // prettier-ignore
    const after = await countsOf(page);
    expect(after.glDraws).toBe(before.glDraws);
    await page.getByRole('button', { name: '暂停' }).click();
    expect(complaints()).toEqual([]);
  });

  it('what is read catches up with what moves when the playback ends', async () => {
    const page = await open('?t=7d');
    await page.getByRole('button', { name: '播放' }).click();
    await page.waitForTimeout(2000);
    await page.getByRole('button', { name: '暂停' }).click();
    const total = await totalOf(page);
    const list = page.locator(
      '.IncidentList-module_incidents .Panel-module_aside, .IncidentList-module_incidents header',
    );
    await expect.poll(async () => /[\d,]+/.exec((await list.first().innerText()).replace(/^事件\s*/, ''))?.[0]?.replace(/,/g, '')).toBe(String(await totalOf(page))); // prettier-ignore
    expect(total).toBeGreaterThan(0);
  });

  it('without a graphics card the processor draws, and says so; the reader can have it otherwise', async () => {
    const page = await open('');
    const painter = page.locator('.MapControls-module_painterSwitch');
    expect(await painter.getAttribute('data-painter')).toBe('cpu');
    expect(await painter.getAttribute('title')).toMatch(/自动.*软件渲染.*SwiftShader/);
    await painter.click();
    await page.waitForURL(/[?&]painter=gpu/);
    expect(await painter.getAttribute('data-painter')).toBe('gpu');
    await painter.click();
    await page.waitForURL(/[?&]painter=cpu/);
    await painter.click();
    await page.waitForURL((url) => !url.searchParams.has('painter'));
  });

  it.each(['cpu', 'gpu'])('%s: every incident of the range is drawn, and none outside it', async (kind) => {
    const shares: number[] = [];
    const none = encodeURIComponent('2031-01-01T00:00+08:00~2031-01-02T00:00+08:00');
    const base = `?painter=${kind}&at=113.13,27.83,10&t=`;
    const page = await open(`${base}${none}&layers=none`);
    await page.addStyleTag({ content: '.Legend-module_legend { visibility: hidden }' });
    const bare = await middleAtRest(page);
    // First all: points that do not come, or do not go, are seen in what follows.
    for (const range of ['all', none, '7d']) {
      await open(`${base}${range}&layers=allPoints`);
      await page.locator('.Legend-module_entry').first().waitFor({ state: 'attached' });
      shares.push(await differingShare(page, await middleAtRest(page), bare, 0));
    }
    const [all = 0, empty = 1, week = 0] = shares;
    expect(empty).toBe(0);
    expect(week).toBeGreaterThan(0.001);
    expect(all).toBeGreaterThan(week * 2);
  });
});
