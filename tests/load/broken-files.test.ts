import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReportSchema, type LoadReport } from '../../src/schemas/load-report.ts';
import { exitCodeOf, loadDataset } from '../../server/load/load-dataset.ts';
import { reportText } from '../../server/load/print-report.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { AS_OF } from './load-time.ts';

const FOLDER = path.join(import.meta.dirname, '../fixtures/broken');

/** Every fault that was planted: layer, row, field, reason. */
const PLANTED: readonly [layer: string, row: number, field: string, reason: RegExp][] = [
  ['counties', 6, 'geometry', /no area/],
  ['counties', 7, 'code', /is the code of row 1 already/],
  ['counties', 8, 'geometry', /a polygon is wanted, not nothing/],
  ['counties', 9, '', /not a GeoJSON feature/],
  ['counties', 11, 'geometry', /outside the bounds/],
  ['counties', 12, 'geometry', /hole 1 lies outside/],
  ['counties', 14, 'geometry', /position 2 of the outer ring is no position/],
  ['counties', 15, 'name', /required and blank/],
  ['counties', 16, 'code', /official code/],
  ['counties', 17, 'geometry', /not Point/],
  ['counties', 18, 'code', /not a unit code/],
  ['grids', 3, 'code', /no coarser unit contains/],
  ['gbk', 2, 'reportedAt', /day that does not exist/],
  ['gbk', 3, 'reportedAt', /after the time of loading/],
  ['gbk', 4, 'closedAt', /lies before reportedAt \(V-09\)/],
  ['gbk', 5, 'categoryCode', /not in the category table; nearest: B1, B2/],
  ['gbk', 6, 'channel', /nearest: GRID_APP/],
  ['gbk', 7, 'longitude, latitude', /outside the bounds/],
  ['gbk', 9, 'eventNo', /is the eventNo of row 1 already/],
  ['gbk', 10, 'unitCode', /V-08/],
  ['gbk', 11, 'unitCode', /no unit that was loaded/],
  ['gbk', 15, 'title', /required and blank/],
  ['gbk', 16, '', /14 cells; the header has 13/],
  ['gbk', 20, 'longitude, latitude', /neither a position nor a unit/],
  ['gbk', 21, 'closedAt', /the status is closed/],
  ['gbk', 22, 'longitude', /other half of the position/],
  ['gbk', 23, 'accuracyM', /larger than any sensible value/],
  ['gbk', 26, 'categoryCode', /nearest: B1/],
  ['gbk', 27, 'latitude', /other half of the position/],
  ['utf16', 2, 'occurredTo', /more than 24 hours/],
  ['utf16', 3, 'occurredTo', /before occurredFrom/],
  ['utf16', 4, 'carriedOnPerson', /V-21/],
  ['utf16', 5, 'transit.lineId', /V-22/],
  ['utf16', 6, 'methods', /only for gold/],
  ['utf16', 7, 'property', /property kind table/],
  ['utf16', 8, 'reportedAt', /before occurredFrom/],
  ['bom', 2, 'gbId', /20 digits \(V-30\)/],
  ['bom', 3, 'gbId', /no camera \(V-30\)/],
  ['bom', 4, 'longitude, latitude', /V-31/],
  ['bom', 6, 'azimuthDeg', /outside 0 to 360/],
  ['bom', 7, 'gbId', /row 1 already/],
  ['bom', 8, 'status', /camera status table; it has: online/],
  ['places', 2, 'kind', /place kind table/],
  ['places', 3, 'geometry', /without two numbers/],
  ['places', 4, 'market.rule.digits', /./],
  ['lines', 2, 'geometry', /fewer than two different positions/],
  ['lines', 3, 'geometry', /not a line/],
];

/** Every planted fault that stops a whole layer. */
const REFUSED: Record<string, RegExp> = {
  'wrong-header': /column "事件编号" for eventNo is missing \(nearest: "编号"\).*The file has: 编号, 标题/,
  'all-bad': /none of its 2 rows/,
  'header-only': /no rows/,
  empty: /file is empty/,
  binary: /not text in UTF-8, UTF-16 or GBK/,
  mixed: /^mixed encodings: line 4 is not UTF-8, but line 2 is/,
  'zero-byte': /not text in UTF-8, UTF-16 or GBK: line 3 holds a zero byte/,
  twice: /column "title" twice/,
  missing: /file is missing/,
  'cut-off': /is not JSON/,
};

const REPAIRED: readonly [layer: string, row: number, field: string, why: RegExp][] = [
  ['counties', 1, 'code', /completed from 6 to 12 digits/],
  ['counties', 3, 'geometry', /not closed/],
  ['counties', 4, 'geometry', /repeated vertices/],
  ['counties', 4, 'geometry', /clockwise/],
  ['counties', 5, 'geometry', /met itself at 113.150000, 27.750000; parted into 2/],
  ['counties', 10, 'geometry', /swapped/],
  ['grids', 1, 'code', /made from 430202000000/],
  ['gbk', 1, 'accuracyM', /full-width/],
  ['gbk', 8, 'longitude, latitude', /swapped/],
  ['gbk', 19, 'accuracyM', /thousands separators/],
  ['gbk', 24, 'longitude, latitude', /label point of unit 430202000000/],
  ['gbk', 25, 'reportedAt', /day number of a spreadsheet/],
  ['bom', 1, 'azimuthDeg', /full turn/],
  ['places', 1, 'geometry', /inner point/],
  ['lines', 4, 'geometry', /swapped/],
];

/** Rows that were sound, or could be repaired: they are all in. */
const ACCEPTED: Record<string, number[]> = {
  'open-quote': [1, 2],
  counties: [1, 2, 3, 4, 5, 10, 13],
  grids: [1, 2, 4],
  gbk: [1, 8, 12, 13, 14, 17, 18, 19, 24, 25],
  utf16: [1, 9],
  bom: [1, 5],
  places: [1],
  lines: [1, 4],
};

describeOnBoth('a folder of broken files', (kind) => {
  let test: TestDatabase;
  let report: LoadReport;
  const layerOf = (id: string) => report.layers.find(({ layer }) => layer === id)!;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    report = await loadDataset({ database: test.database.kysely, folder: FOLDER, asOf: AS_OF });
  });
  afterAll(() => test?.close());

  it.each(PLANTED)('finds the fault in %s row %i, %s: %s', (layer, row, field, reason) => {
    const found = layerOf(layer).rejected.filter((rejection) => rejection.row === row);
    expect(found.map((rejection) => rejection.field)).toContain(field);
    expect(found.find((rejection) => rejection.field === field)?.reason).toMatch(reason);
  });

  it.each(Object.entries(REFUSED))('refuses the layer %s', (id, reason) => {
    const layer = layerOf(id);
    expect(layer.status).toBe('refused');
    expect(layer.fault).toMatch(reason);
    expect(layer).toMatchObject({ accepted: 0, inserted: 0, updated: 0, removed: 0 });
  });

  it.each(REPAIRED)('repairs %s row %i, %s: %s', (layer, row, field, why) => {
    const found = layerOf(layer).repaired.filter((repair) => repair.row === row && repair.field === field);
    expect(found.some((repair) => why.test(repair.why))).toBe(true);
  });

  it('rejects nothing but what was planted, and keeps every good row', () => {
    for (const [id, rows] of Object.entries(ACCEPTED)) {
      const layer = layerOf(id);
      const planted = new Set(PLANTED.filter(([name]) => name === id).map(([, row]) => row));
      expect(new Set(layer.rejected.map(({ row }) => row)), id).toEqual(planted);
      expect(layer.accepted, id).toBe(rows.length);
      expect(layer.inserted, id).toBe(rows.length);
      expect(layer.read, id).toBe(rows.length + planted.size);
    }
  });

  it('never prints the personal data it found', () => {
    const text = `${reportText(report)}${JSON.stringify(report)}`;
    expect(text).toContain('(withheld)');
    expect(text).not.toMatch(/11010119000101001|３９ １２３４|39 1234|湘B12345/);
  });

  it('recognises the encodings', () => {
    expect(layerOf('gbk').encoding).toBe('gbk');
    expect(layerOf('utf16').encoding).toBe('utf-16le');
    expect(layerOf('bom').encoding).toBe('utf-8 with BOM');
  });

  it('keeps quoted lines and formulas as text, and counts records and lines apart', async () => {
    const rows = await test.database.kysely
      .selectFrom('incident')
      .select(['event_no', 'title', 'summary'])
      .where('event_no', 'in', ['G17', 'G18'])
      .orderBy('event_no')
      .execute();
    expect(rows[0]?.summary).toBe('第一行\r\n第二行');
    expect(rows[1]?.title).toBe('=HYPERLINK("x")');
    expect(layerOf('gbk').rejected.find(({ row }) => row === 16)?.line).toBe(17);
    expect(layerOf('gbk').rejected.find(({ row }) => row === 20)?.line).toBe(23);
  });

  it('warns of a grid that leaves its parent, with the figure', () => {
    expect(layerOf('grids').warnings.map(({ message }) => message)).toContain(
      '430202900900903000 lies 20.0 % outside its parent 430202000000',
    );
  });

  it('gives exit code 2 and a report of its own schema', () => {
    expect(report.ok).toBe(false);
    expect(exitCodeOf(report)).toBe(2);
    expect(() => loadReportSchema.parse(JSON.parse(JSON.stringify(report)))).not.toThrow();
  });

  it('changes nothing when loaded again', async () => {
    const again = await loadDataset({ database: test.database.kysely, folder: FOLDER, asOf: AS_OF + 60_000 });
    for (const layer of again.layers)
      expect([layer.layer, layer.inserted, layer.updated, layer.removed]).toEqual([layer.layer, 0, 0, 0]);
  });
});

describe('a broken manifest', () => {
  it('has all its faults listed at once, and loads nothing', async () => {
    const { database: db, close } = await openTestDatabase();
    try {
      const folder = path.join(import.meta.dirname, '../fixtures/broken-manifest');
      const report = await loadDataset({ database: db.kysely, folder, asOf: AS_OF });
      expect(report.faults.map((fault) => fault.path)).toEqual([
        'bounds',
        'layers[0].file',
        'layers[0].columns',
        'layers[1].id',
        'layers[1].file',
        'nowhere.json',
      ]);
      expect(report.layers).toEqual([]);
      expect(exitCodeOf(report)).toBe(2);
      const nowhere = await loadDataset({
        database: db.kysely,
        folder: path.join(folder, 'absent'),
        asOf: AS_OF,
      });
      expect(nowhere.faults[0]).toMatchObject({ path: 'dataset.json' });
      expect(reportText(nowhere).split('\n')[0]).toMatch(/nothing was loaded; 1 fault$/);
      expect(reportText(report).split('\n')[0]).toMatch(/nothing was loaded; 6 faults$/);
    } finally {
      await close();
    }
  });
});
