import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { videoAccessListSchema, type VideoAccessEntry } from '../../src/schemas/video-access.ts';
import { launchBrowser } from './support/browser.ts';
import { serveApp, type ServedApp } from './support/served-app.ts';
import { sharePage } from './support/shared-page.ts';

const POINT = [113.163, 27.845] as const;
const MINUTE_MS = 60_000;

let folder: string;
let video: Server;
/** A stream of two seconds in one colour (rgb 32, 96, 192): what a camera of the platform shows. */
const STREAM = path.resolve(import.meta.dirname, '../fixtures/stream');
/** What the video platform was asked for, and when. */
let asked: { url: string; at: number }[] = [];
let streamed: string;
let broken: string;
let app: ServedApp;
let browser: Browser;

const { open, complaints } = sharePage(
  () => browser,
  () => app.url,
  { isCalm: true, isCoarse: true },
);

const panelOf = (page: Page) => page.getByRole('region', { name: '应急' });
const streetWays = (page: Page) =>
  panelOf(page)
    .locator('[data-street-m]')
    .evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset['streetM'])));
/** The number of an incident of the city. */
const someIncident = async (): Promise<string> => {
  const reply = await fetch(`${app.url}/api/search?q=ZZ-430202`);
  const hits = z
    .object({ hits: z.array(z.object({ kind: z.string(), id: z.string() })) })
    .parse(await reply.json()).hits;
  return hits.find(({ kind }) => kind === 'incident')?.id ?? '';
};
const log = async (): Promise<VideoAccessEntry[]> =>
  videoAccessListSchema.parse(await (await fetch(`${app.url}/api/video-access`)).json()).entries;
const pointLink = (agoMs: number) => `?em=${POINT.join(',')},${Date.now() - agoMs}`;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gridlight-emergency-'));
  video = createServer((request, response) => {
    asked.push({ url: request.url ?? '', at: Date.now() });
    const name = /^\/good\/([\w.-]+)$/.exec(request.url ?? '')?.[1];
    response.setHeader('access-control-allow-origin', '*');
    if (name === undefined) response.writeHead(404).end();
    else response.end(readFileSync(path.join(STREAM, name)));
  });
  await new Promise<void>((resolve) => video.listen(0, '127.0.0.1', resolve));
  const rows = readFileSync(path.resolve(import.meta.dirname, '../../data/zhuzhou/cameras.csv'), 'utf8');
  [broken = '', streamed = ''] = rows
    .split('\n')
    .slice(1, 3)
    .map((row) => row.split(',')[0] ?? '');
  const streams = path.join(folder, 'streams.json');
  const platform = `http://127.0.0.1:${(video.address() as AddressInfo).port}`;
  writeFileSync(
    streams,
    JSON.stringify({ [streamed]: `${platform}/good/live.m3u8`, [broken]: `${platform}/live.m3u8` }),
  );
  app = await serveApp({ env: { GRIDLIGHT_STREAMS: streams } });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  video?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the dossier of an incident', () => {
  it('says when it lies outside the chosen period, for then only its ring is on the map', async () => {
    const eventNo = await someIncident();
    const early = await open(`?sel=incident:${eventNo}&t=2020-01-01T00:00+08:00~2020-01-02T00:00+08:00`);
    await early.getByText(/不在所选时段内/).waitFor();
    const all = await open(`?sel=incident:${eventNo}&t=all`);
    await all.getByText(eventNo).first().waitFor();
    await expect.poll(() => all.getByText(/不在所选时段内/).count()).toBe(0);
    expect(complaints()).toEqual([]);
  });
});

describe('the emergency mode', () => {
  it('asks with E on the chosen incident before it starts, and lists cameras by their way along the streets', async () => {
    const eventNo = await someIncident();
    const page = await open(`?sel=incident:${eventNo}&t=all`);
    await page.getByRole('button', { name: '在此启动应急（E）' }).waitFor();
    await page.keyboard.press('e');
    const question = page.getByRole('dialog', { name: '启动应急？' });
    await question.waitFor();
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    expect(await panelOf(page).count()).toBe(0);
    await page.keyboard.press('e');
    await question.getByRole('button', { name: '启动应急' }).click();
    await panelOf(page).getByText(eventNo).waitFor();
    await page.waitForURL((url) => url.searchParams.get('em') === eventNo && !url.searchParams.has('sel'));
    await panelOf(page).locator('[data-street-m]').first().waitFor();
    const ways = await streetWays(page);
    expect(ways).toHaveLength(6);
    expect(ways).toEqual(ways.toSorted((a, b) => a - b));
    expect(await panelOf(page).locator('[data-vehicle-s]').count()).toBe(7);
    await page.getByText('步行可达').first().waitFor();
    await page.reload();
    await panelOf(page).getByText(eventNo).waitFor();
    expect(complaints()).toEqual([]);
  }); // prettier-ignore

  it('says what the link says while the code of its panel does not come', async () => {
    const page = await browser.newPage({ locale: 'zh-CN' });
    const code = '**/assets/emergency-*.js';
    await page.route(code, (route) => route.abort());
    await page.goto(`${app.url}/${pointLink(3 * MINUTE_MS)}`);
    await panelOf(page).getByText('113.16300, 27.84500').waitFor();
    expect(await panelOf(page).getByText('应急面板还没有取到').count()).toBe(1);
    await page.unroute(code);
    await panelOf(page).getByRole('timer').waitFor();
    await page.close();
  });

  it('keeps the step log over a reload, and exports it', async () => {
    const page = await open(pointLink(12 * MINUTE_MS));
    const timer = panelOf(page).getByRole('timer');
    await timer.getByText(/^00:1[23]:\d\d$/).waitFor();
    await page.getByText(/自上报 1[23] 分钟内步行可至/).first().waitFor();
    await panelOf(page).getByRole('radio', { name: /步骤记录/ }).click();
    await panelOf(page).getByText('启动应急').waitFor();
    await panelOf(page).getByRole('button', { name: '派出巡逻' }).click();
    const note = panelOf(page).getByRole('textbox', { name: /说明/ });
    await note.fill('请拨 13800138000');
    await note.press('Enter');
    await panelOf(page).getByRole('alert').getByText(/个人信息/).waitFor();
    await note.fill('=桥头已有人');
    await note.press('Enter');
    await page.reload();
    await panelOf(page).getByRole('radio', { name: '步骤记录 3' }).click();
    const coming = page.waitForEvent('download');
    await panelOf(page).getByRole('button', { name: '导出 CSV' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^gridlight-.*\.csv$/);
    const csv = (await buffer(await download.createReadStream())).toString('utf8');
    const lines = csv.split('\r\n');
    expect(lines[0]).toBe('\uFEFF时间,步骤,说明');
    expect(lines.slice(1, 4).map((line) => line.replace(/^[^,]*/, ''))).toEqual([
      ',启动应急,',
      ',派出巡逻,',
      ",记事,'=桥头已有人",
    ]);
    expect(csv).not.toContain('13800138000');
    expect(complaints()).toEqual([]);
  }); // prettier-ignore

  it('leaves a dialog with Escape first, then asks before it ends, and takes the end back', async () => {
    const page = await open(pointLink(3 * MINUTE_MS));
    await panelOf(page).locator('[data-street-m] button').first().click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await panelOf(page).waitFor();
    await page.keyboard.press('Escape');
    const dialog = page.getByRole('dialog', { name: '结束应急？' });
    await dialog.getByRole('button', { name: '继续应急' }).click();
    await panelOf(page).waitFor();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: '结束应急' }).click();
    await panelOf(page).waitFor({ state: 'detached' });
    await page.waitForURL((url) => !url.searchParams.has('em'));
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await panelOf(page).waitFor();
    await panelOf(page).getByRole('radio', { name: /步骤记录/ }).click();
    const steps = await panelOf(page).locator('li strong').allTextContents();
    expect(steps.slice(0, 2)).toEqual(['撤销结束', '结束应急']);
  }); // prettier-ignore

  it('starts at a point of the map with the right button, as reported now', async () => {
    const page = await open('');
    const map = await page.locator('.Shell-module_middle').boundingBox();
    if (map === null) throw new Error('the page has no middle');
    await page.mouse.click(map.x + map.width / 2, map.y + map.height / 3, { button: 'right' });
    await page.getByRole('button', { name: '在此启动应急' }).click();
    await page.waitForURL(/[?&]em=113/);
    await panelOf(page).getByRole('timer').getByText(/^00:00:\d\d$/).waitFor();
    await panelOf(page).locator('[data-street-m]').first().waitFor();
  }); // prettier-ignore

  it('says with E what to choose when nothing is chosen', async () => {
    const page = await open('');
    await page.keyboard.press('e');
    await page.getByRole('dialog', { name: '启动应急' }).getByText(/右键/).waitFor();
  });
});

describe('a camera', () => {
  it('is looked through only after the register has its row', async () => {
    const page = await open(pointLink(5 * MINUTE_MS));
    const before = (await log()).length;
    await panelOf(page).locator('[data-street-m] button').first().click();
    const dialog = page.getByRole('dialog', { name: /调阅画面/ });
    await dialog.getByRole('button', { name: '登记并调阅' }).click();
    await dialog.getByText('用途至少 5 个字').waitFor();
    await dialog.getByRole('radio', { name: '案件' }).click();
    await dialog.getByRole('textbox', { name: /用途/ }).fill('寻找走失儿童');
    await dialog.getByRole('button', { name: '登记并调阅' }).click();
    await dialog.getByText('事件、案件须填编号').waitFor();
    expect(await log()).toHaveLength(before);
    await dialog.getByRole('radio', { name: '应急' }).click();
    await dialog.getByRole('button', { name: '登记并调阅' }).click();
    const placeholder = dialog.getByText(/^未接入视频流 · 本次查看已登记 №/);
    await placeholder.waitFor();
    const entries = await log();
    expect(entries).toHaveLength(before + 1);
    expect(entries[0]).toMatchObject({ reasonCode: 'emergency', purpose: '寻找走失儿童', kind: 'live' });
    const number = /№(\w+)/.exec((await placeholder.textContent()) ?? '')?.[1]?.toLowerCase() ?? '?';
    expect(entries[0]?.id.startsWith(number)).toBe(true);
    expect(await page.locator('video').count()).toBe(0);
    await page.keyboard.press('Escape');
    await panelOf(page).getByRole('radio', { name: /步骤记录/ }).click();
    await panelOf(page).getByText('调阅摄像机').last().waitFor();
    expect(complaints()).toEqual([]);
  }); // prettier-ignore

  it('shows no picture where the register refuses, and says what to do', async () => {
    const page = await open(pointLink(5 * MINUTE_MS));
    await page.route('**/api/video-access', (route) =>
      route.fulfill({ status: 503, json: { error: 'Service Unavailable', message: 'The database does not answer.', details: [] } }),
    );
    await panelOf(page).locator('[data-street-m] button').first().click();
    const dialog = page.getByRole('dialog', { name: /调阅画面/ });
    await dialog.getByRole('textbox', { name: /用途/ }).fill('寻找走失儿童');
    await dialog.getByRole('button', { name: '登记并调阅' }).click();
    await dialog.getByRole('alert').getByText(/未能登记，因此不能调阅.*联系值班管理员/).waitFor();
    expect(await dialog.getByText(/已登记/).count()).toBe(0);
  }); // prettier-ignore

  it('with a stream is asked for from its platform after the row, and a lost picture is told', async () => {
    const page = await open(`?sel=camera:${broken}`);
    await page.getByRole('button', { name: '调阅画面（先登记）' }).click();
    const dialog = page.getByRole('dialog', { name: /调阅画面/ });
    await dialog.getByRole('radio', { name: '维护' }).click();
    await dialog.getByRole('textbox', { name: /用途/ }).fill('检查画面是否清晰');
    expect(asked).toEqual([]);
    await dialog.getByRole('button', { name: '登记并调阅' }).click();
    await dialog.locator('video').waitFor();
    await dialog.getByRole('alert').getByText(/画面中断/).waitFor();
    const [row] = await log();
    expect(row).toMatchObject({ cameraGbId: broken, reasonCode: 'maintenance' });
    expect(asked.map(({ url }) => url)).toContain('/live.m3u8');
    expect(asked[0]?.at).toBeGreaterThanOrEqual(Date.parse(row?.at ?? ''));
    expect(await dialog.locator('video').evaluate((element) => (element as HTMLVideoElement).muted)).toBe(true);
    // The platform of this test has no picture; nothing else goes wrong, the page's policy least of all.
    expect(complaints().filter((complaint) => !complaint.includes('404'))).toEqual([]);
    asked = [];
  }); // prettier-ignore

  it('with a stream shows its picture', async () => {
    const page = await open(`?sel=camera:${streamed}`);
    await page.getByRole('button', { name: '调阅画面（先登记）' }).click();
    const dialog = page.getByRole('dialog', { name: /调阅画面/ });
    await dialog.getByRole('radio', { name: '维护' }).click();
    await dialog.getByRole('textbox', { name: /用途/ }).fill('检查画面是否清晰');
    await dialog.getByRole('button', { name: '登记并调阅' }).click();
    const seen = () =>
      dialog.locator('video').evaluate((element) => {
        const picture = element as HTMLVideoElement;
        const canvas = document.createElement('canvas');
        const context = canvas.getContext('2d')!;
        context.drawImage(picture, 0, 0, 1, 1);
        return {
          size: [picture.videoWidth, picture.videoHeight],
          colour: [...context.getImageData(0, 0, 1, 1).data].map((value) => Math.round(value / 16) * 16),
        };
      });
    await expect.poll(seen, { timeout: 20_000 }).toEqual({ size: [64, 48], colour: [32, 96, 192, 256] });
    expect(await dialog.getByRole('alert').count()).toBe(0);
    expect(complaints()).toEqual([]);
  });
});
