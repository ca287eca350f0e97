import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, waitUntilUsable, type WatchedPage } from './support/browser.ts';
import { serveApp, type ServedApp } from './support/served-app.ts';

let app: ServedApp;
let browser: Browser;
let watched: WatchedPage;

/** What a page counts about its own drawing; see `open`. */
interface DrawingCounts {
  glDraws: number;
  markPaints: number;
}

/** Opens the page; every draw call of WebGL and every painting of the marks is counted. */
async function open(query: string): Promise<Page> {
  watched = await openPage(browser);
  const { page } = watched;
  await page.addInitScript(() => {
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
  await page.goto(`${app.url}/${query}`);
  await waitUntilUsable(page);
  await page.waitForTimeout(1500);
  return page;
}

const countsOf = (page: Page): Promise<DrawingCounts> =>
  page.evaluate(() => ({ ...(window as unknown as { drawingCounts: DrawingCounts }).drawingCounts }));

const totalOf = async (page: Page): Promise<number> =>
  Number(
    (await page.locator('[data-part="numbers"] .NumberBar-module_value').first().textContent())?.replace(
      /\D/g,
      '',
    ),
  );

/** Share of the map's free middle where a page with the layer differs from the same page without it. */
async function coveredShare(page: Page, other: Buffer): Promise<number> {
  const pictures = [await middleOf(page), other].map((picture) => picture.toString('base64'));
  return page.evaluate(async (encoded) => {
    const [one, two] = await Promise.all(
      encoded.map(async (text) => {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        context?.drawImage(picture, 0, 0);
        return context?.getImageData(0, 0, picture.width, picture.height).data;
      }),
    );
    if (one === undefined || two === undefined) throw new Error('no picture');
    let different = 0;
    for (let at = 0; at < one.length; at += 4)
      if (one[at] !== two[at] || one[at + 1] !== two[at + 1] || one[at + 2] !== two[at + 2]) different++;
    return different / (one.length / 4);
  }, pictures);
}

const middleOf = (page: Page): Promise<Buffer> =>
  page.screenshot({ clip: { x: 300, y: 145, width: 700, height: 340 } });

beforeAll(async () => {
  app = await serveApp();
  browser = await launchBrowser();
});

afterEach(async () => {
  await watched.page.close();
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe('painters', () => {
  it('a moving filter paints the marks again and again, and the map never', async () => {
    const page = await open('?layers=units,unitLabels,incidents&t=7d');
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
    expect(watched.complaints).toEqual([]);
  });

  it('what is read catches up with what moves when the playback ends', async () => {
    const page = await open('?t=7d');
    await page.getByRole('button', { name: '播放' }).click();
    await page.waitForTimeout(2000);
    await page.getByRole('button', { name: '暂停' }).click();
    const total = await totalOf(page);
    const list = page.locator(
      '.EventList-module_events .Panel-module_aside, .EventList-module_events header',
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
    await open(`${base}${none}&layers=none`);
    const bare = await middleOf(watched.page);
    await watched.page.close();
    for (const range of [none, '7d', 'all']) {
      const page = await open(`${base}${range}&layers=allPoints`);
      const legend = await page.locator('.Legend-module_entry').count();
      expect(legend).toBeGreaterThan(0);
      await page.waitForTimeout(3000);
      await page.evaluate(() =>
        document.querySelectorAll('.Legend-module_legend').forEach((element) => element.remove()),
      );
      shares.push(await coveredShare(page, bare));
      if (range !== 'all') await page.close();
    }
    const [empty = 1, week = 0, all = 0] = shares;
    expect(empty).toBe(0);
    expect(week).toBeGreaterThan(0.001);
    expect(all).toBeGreaterThan(week * 2);
  });
});
