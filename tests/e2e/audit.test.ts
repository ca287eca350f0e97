import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../../server/audit/run-audit.ts';
import { readDivision } from '../../server/load/read-division.ts';
import { AUDIT_TOLERANCES } from '../../src/domain/grids/audit/audit-input.ts';
import { canonicalJson } from '../../src/domain/grids/audit/canonical-json.ts';
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
  browser = await launchBrowser('gl');
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
const auditOf = (page: Page) => new URL(page.url()).searchParams.get('audit');

describe('the coverage audit', () => {
  it('leads by keys from a finding to its place on the map, before and after its repair, and back', async () => {
    const page = await openSpoiled('?w=tour&stop=1&audit=open');
    const panel = page.locator('[data-part="audit"]');
    expect(await panel.locator('[data-clean]').getAttribute('data-clean')).toBe('false');
    const number = report.findings.findIndex(({ proposal }) => proposal !== undefined) + 1;
    await panel.locator('[data-row="1"]').focus();
    for (let row = 1; row < number; row++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('audit') === String(number));
    const [x, y] = report.findings[number - 1]!.position;
    await page.waitForURL((url) => {
      const [lng, lat, zoom] = (url.searchParams.get('at') ?? '').split(',').map(Number);
      return zoom! > 15 && Math.abs(lng! - x) < 0.003 && Math.abs(lat! - y) < 0.003;
    });
    const near = cameraOf(page);
    await page.keyboard.press('b');
    expect(auditOf(page)).toBe(`${number}.after`);
    await panel.getByRole('radio', { name: '修补后', checked: true }).waitFor();
    await page.keyboard.press('Escape');
    expect(auditOf(page)).toBe('open');
    await page.waitForURL((url) => url.searchParams.get('at') !== near);
    expect(await panel.getByText(`仍有 ${report.repair!.findingsLeft} 处问题`).count()).toBe(1);
    expect(shared.complaints()).toEqual([]);
  });

  it('audits with other tolerances, which the link carries', async () => {
    const page = await openSpoiled('?w=tour&stop=1&audit=open');
    const asked = page.waitForRequest((request) => request.url().includes('/api/audit?'));
    await page.route('**/api/audit?*', (route) => route.fulfill({ json: { ...report, tolerances: { ...report.tolerances, gapM2: 5 } } })); // prettier-ignore
    const panel = page.locator('[data-part="audit"]');
    await panel.locator('summary').click();
    await panel.locator('form input').first().fill('5');
    await panel.getByRole('button', { name: '按此审计' }).click();
    expect(new URL((await asked).url()).searchParams.get('gapM2')).toBe('5');
    expect(auditOf(page)).toContain('gapM2-5');
    await panel.getByText('缝隙 ≥ 5 m²').waitFor();
    expect(shared.complaints()).toEqual([]);
  });

  it('gives the report as a page of paper with its hash, and as a file that it can be checked by', async () => {
    const page = await openSpoiled('?w=patrol&audit=open');
    const file = page.waitForEvent('download');
    await page.locator('[data-part="audit"]').getByRole('button', { name: 'JSON' }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await file).createReadStream()) chunks.push(chunk as Buffer);
    expect(canonicalJson(JSON.parse(Buffer.concat(chunks).toString()))).toBe(canonicalJson(report));
    await page.locator('[data-part="audit"]').getByRole('button', { name: '审计证书' }).click();
    const paper = page.locator('[data-part="certificate"]');
    await paper.waitFor();
    expect(auditOf(page)).toBe('certificate');
    expect((await paper.innerText()).replaceAll(' ', '')).toContain(report.hash);
    await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
    const pages = (await page.pdf({ preferCSSPageSize: true }))
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g);
    await page.emulateMedia({ media: 'screen', reducedMotion: 'reduce' });
    expect(pages).toHaveLength(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(auditOf(page)).toBeNull();
    expect(shared.complaints()).toEqual([]);
  });
});
