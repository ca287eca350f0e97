import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { civilDayOfTime, dateOfCivilDay } from '../../src/domain/time/civil-day.ts';
import { launchBrowser } from './support/browser.ts';
import { serveApp, type ServedApp } from './support/served-app.ts';
import { sharePage } from './support/shared-page.ts';

const FIELD = path.join(import.meta.dirname, '../fixtures/field/10');
const TODAY = civilDayOfTime(Date.now());
/** A date so many days ago, whole or as a screen writes it in the present. */
const day = (ago: number) => dateOfCivilDay(TODAY - ago);
const CLOCK = /\d{1,2}:\d{2}/;

/** Nine reports with a date alone, and three with an hour. */
const INCIDENTS = [
  ...Array.from({ length: 7 }, (_, index) => `D${index},只有日期,${day(2 + (index % 3))},${day(1)},normal`),
  `D7,只有日期,${day(4)},${day(0)},normal`,
  `D8,只有日期,${day(3)},${day(1)},emergency`,
  `H0,有时刻,${day(2)} 15:07,${day(1)} 16:30,normal`,
  `H1,有时刻,${day(3)} 09:30,${day(1)} 16:30,normal`,
  `H2,有时刻,${day(3)} 00:00,${day(1)} 00:00,normal`,
];
const CASES = [
  `C-DAY,${day(3)},,${day(2)},${day(1)}`,
  `C-HOUR,${day(3)} 15:07,${day(3)} 16:00,${day(2)} 09:15,`,
];

let browser: Browser;
let app: ServedApp;
let folder: string;

const shared = sharePage(
  () => browser,
  () => app.url,
  { isCalm: true, isCoarse: true },
);
const open = (link: string) => shared.open(link, { width: 1920, height: 1600 });
const dossier = async (page: Page) => page.locator('[data-part="dossier"]').innerText();

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gridlight-dates-e2e-'));
  cpSync(FIELD, folder, { recursive: true });
  const file = path.join(folder, 'dataset.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    layers: { id: string; kind: string; columns?: object; constants?: object; file?: string }[];
  };
  const events = manifest.layers.find(({ id }) => id === 'ev')!;
  const position = { longitude: 113.12, latitude: 27.82, origin: 'synthetic' };
  delete events.columns;
  events.constants = { ...position, categoryCode: 'K1', channel: 'GRID', tier: 'L1', status: 'handling' };
  manifest.layers.push(
    {
      id: 'theft',
      kind: 'cases',
      file: 'cases.csv',
      constants: { ...position, placeType: 'MALL', status: 'solved', property: '', methods: '' },
    },
    {
      id: 'camera',
      kind: 'cameras',
      file: 'cameras.csv',
      constants: { ...position, gbVersion: 2016, name: '一号', pointClass: 1, ownerSector: 'police' },
    },
  );
  writeFileSync(file, JSON.stringify(manifest));
  const write = (name: string, header: string, rows: readonly string[]) =>
    writeFileSync(path.join(folder, name), `${[header, ...rows].join('\n')}\n`);
  write('ev.csv', 'eventNo,title,reportedAt,deadlineAt,urgency', INCIDENTS);
  write('cases.csv', 'caseNo,occurredFrom,occurredTo,reportedAt,arrestedAt', CASES);
  write('cameras.csv', 'gbId,statusAt,status', [`43020200001320000001,${day(1)},online`]);
  app = await serveApp({ volume: 1_000, env: { GRIDLIGHT_DATA: folder } });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('how many have no hour is said beside the week clock, by channel and hour, and at the commute', async () => {
  const page = await open('?w=monitor&t=all');
  await page.getByRole('grid').waitFor();
  await page.locator('.WeekClock-module_readout', { hasText: '9 件没有时刻' }).first().waitFor();
  const matrix = page.getByRole('region', { name: '来源渠道 × 小时', exact: true });
  await matrix.getByText('9 件没有时刻').waitFor();
  await page.keyboard.press('f');
  await page.locator('label[title*="9 件没有时刻"]', { hasText: '通勤时段' }).click();
  await page.waitForURL(/commute/);
  await page.getByText('9 件没有时刻', { exact: true }).first().waitFor();
});

it('a report that is a date shows no hour in the list, in its dossier, and in what presses', async () => {
  const page = await open('?t=all');
  // Only the rows in sight are there: it is read from the first to the last.
  const times = page.locator('[class*="IncidentRow-module_time"]');
  const seen = new Set<string>();
  await expect
    .poll(async () => {
      for (const text of await times.allInnerTexts()) seen.add(text);
      await times.last().scrollIntoViewIfNeeded();
      return [...seen].toSorted();
    })
    .toEqual(
      [
        ...[2, 3, 4].map((ago) => day(ago).slice(5)),
        `${day(2).slice(5)} 15:07`,
        `${day(3).slice(5)} 00:00`,
        `${day(3).slice(5)} 09:30`,
      ].toSorted(),
    );
  for (const [eventNo, deadline] of [
    ['D0', `${day(1).slice(5)} · 已超 1 天`],
    ['D7', `${day(0).slice(5)} · 今日到期`],
  ] as const) {
    await open(`?t=all&sel=incident:${eventNo}`);
    await page.locator('[data-part="dossier"]').getByText(deadline).waitFor();
    expect(await dossier(page)).not.toMatch(CLOCK);
  }
  await open('?t=all&sel=incident:H0');
  await page
    .locator('[data-part="dossier"]')
    .getByText(`${day(1).slice(5)} 16:30`)
    .waitFor();
  await open('?w=monitor&t=all');
  const burning = page.getByRole('list', { name: '超时急办' });
  await burning.getByText('只有日期').first().waitFor();
  const lines = await burning.locator('li', { hasText: '只有日期' }).allInnerTexts();
  expect(lines).toHaveLength(8);
  for (const line of lines) expect(line).toMatch(/超时 1 天/);
});

it('the hand-over sheet has days where only days are known', async () => {
  const page = await open('?w=monitor&t=all');
  await open('?w=monitor&t=all&page=handover');
  const dated = page.locator('tr', { hasText: '只有日期' });
  await dated.first().waitFor();
  const texts = await dated.allInnerTexts();
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) expect(text).not.toMatch(CLOCK);
});

it('a film says of which pictures the dates are, and that they stand where their day begins', async () => {
  const page = await open(`?t=${day(4)}T00:00+08:00~${day(1)}T00:00+08:00`);
  const said = '9 件没有时刻，计在当日起点';
  await page.locator('.TimeReadout-module_caption', { hasText: said }).first().waitFor();
  await page.locator('button[title^="播放方式"]').click();
  const note = page.locator('[class*="paceNote"]');
  await note.filter({ hasText: said }).waitFor();
  await page.getByRole('radio', { name: '典型一周' }).click();
  await note.filter({ hasText: /9 件没有时刻$/ }).waitFor();
  await page.keyboard.press('Escape');
});

it('a case and a camera that are known to the day show no hour', async () => {
  const page = await open('?w=patrol&t=all');
  await open('?w=patrol&t=all&sel=case:C-DAY');
  const part = page.locator('[data-part="dossier"]');
  await part.getByText('只知日期').waitFor();
  const text = await dossier(page);
  for (const words of [day(3), day(2), '报警后 1 天']) expect(text).toContain(words);
  expect(text.split('附近')[0]).not.toMatch(CLOCK);
  await open('?w=patrol&t=all&sel=case:C-HOUR');
  await part.getByText(`${day(3)} 15:07–16:00`).waitFor();
  // The row of the other case in it is a day.
  await part.getByText(day(3), { exact: true }).first().waitFor();
  await open('?t=all&sel=camera:43020200001320000001');
  await part.getByText('状态时间').waitFor();
  expect(await dossier(page)).not.toMatch(CLOCK);
});
