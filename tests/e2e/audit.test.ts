import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../../server/audit/run-audit.ts';
import { readDivision } from '../../server/load/read-division.ts';
import { AUDIT_TOLERANCES } from '../../src/domain/grids/audit/audit-input.ts';
import type { AuditReport } from '../../src/schemas/audit.ts';
import { writeSpoiledCity } from '../support/spoiled-city.ts';
import { launchBrowser } from './support/browser.ts';
import { sharedCityUrl } from './support/served-app.ts';
import { sharePage } from './support/shared-page.ts';

let browser: Browser;
let report: AuditReport;
let mended: unknown;
const shared = sharePage(() => browser, sharedCityUrl, { isCalm: true });

beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gridlight-spoiled-'));
  writeSpoiledCity(folder);
  const { units, points, notes, manifest } = await readDivision(folder, 0);
  const { expected = [] } = manifest;
  const task = { units, points, notes, expected, dataSet: 'zhuzhou', tolerances: AUDIT_TOLERANCES, checkedAt: Date.UTC(2026, 10, 30) }; // prettier-ignore
  const outcome = runAudit(task, true);
  report = outcome.report;
  const features = outcome.mended.map(({ code, geometry }) => ({
    type: 'Feature',
    properties: { code },
    geometry,
  }));
  mended = { type: 'FeatureCollection', features };
  rmSync(folder, { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The page with the report of a spoiled city in the place of its own. */
async function openSpoiled(link: string): Promise<Page> {
  const page = await shared.open('');
  await page.route('**/api/audit', (route) => route.fulfill({ json: report }));
  await page.route('**/api/audit/repaired*', (route) => route.fulfill({ json: mended }));
  await page.evaluate((address) => {
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/${link}`);
  await page.locator('[data-part="audit"] [data-row="1"]').waitFor();
  return page;
}
const cameraOf = (page: Page) => new URL(page.url()).searchParams.get('at');
/** Waits until the link says so of the audit. */
const untilAudit = (page: Page, text: string | null) =>
  page.waitForURL((url) => url.searchParams.get('audit') === text);

describe('the coverage audit', () => {
  it('leads by keys from a finding to its place on the map, before and after its repair, and back', async () => {
    const page = await openSpoiled('?w=tour&stop=1&audit=open');
    const panel = page.locator('[data-part="audit"]');
    expect(await panel.locator('[data-clean]').getAttribute('data-clean')).toBe('false');
    const number = report.findings.findIndex(({ proposal }) => proposal !== undefined) + 1;
    await panel.locator('[data-row="1"]').focus();
    for (let row = 1; row < number; row++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await untilAudit(page, String(number));
    const [x, y] = report.findings[number - 1]!.position;
    await page.waitForURL((url) => {
      const [lng, lat, zoom] = (url.searchParams.get('at') ?? '').split(',').map(Number);
      return zoom! > 15 && Math.abs(lng! - x) < 0.003 && Math.abs(lat! - y) < 0.003;
    });
    const near = cameraOf(page);
    await page.keyboard.press('b');
    await untilAudit(page, `${number}.after`);
    await panel.getByRole('radio', { name: '修补后', checked: true }).waitFor();
    await page.keyboard.press('Escape');
    await untilAudit(page, 'open');
    await page.waitForURL((url) => url.searchParams.get('at') !== near);
    expect(await panel.getByText(`仍有 ${report.repair!.findingsLeft} 处问题`).count()).toBe(1);
    expect(shared.complaints()).toEqual([]);
  });
});
