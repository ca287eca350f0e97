import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FeatureCollection, Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditFolder, type AuditArguments } from '../../server/cli/audit-folder.ts';
import { canonicalJson } from '../../src/domain/grids/audit/canonical-json.ts';
import { auditReportSchema, type AuditReport } from '../../src/schemas/audit.ts';
import { startCli } from '../support/child-process.ts';

const CITY = path.resolve(import.meta.dirname, '../../data/zhuzhou');
const DEFAULTS = { sliverM2: '100', gapM2: '0.5', overlapM2: '0.5', outsideShare: '0', snapM: '1' };

let scratch: string;
beforeAll(() => (scratch = mkdtempSync(path.join(tmpdir(), 'gridlight-audit-'))));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function audit(folder: string | undefined, options: Partial<AuditArguments> = {}) {
  const printed: string[] = [];
  const notes: string[] = [];
  const code = await auditFolder(
    folder,
    { ...DEFAULTS, ...options },
    {
      print: (text) => printed.push(text),
      note: (line) => notes.push(line),
    },
  );
  return { code, text: printed.join(''), notes };
}

const reportOf = (text: string): AuditReport => auditReportSchema.parse(JSON.parse(text));

type Units = FeatureCollection<Polygon, Record<string, unknown>>;

/** A copy of the bundled city whose units of a level are changed. */
function spoiledCity(level: string, spoil: (units: Units['features']) => void): string {
  const folder = mkdtempSync(path.join(scratch, 'city-'));
  cpSync(CITY, folder, { recursive: true, filter: (file) => !/\/(build|sources)(\/|$)/.test(file) });
  const file = path.join(folder, `units-${level}.geojson`);
  const units = JSON.parse(readFileSync(file, 'utf8')) as Units;
  spoil(units.features);
  writeFileSync(file, JSON.stringify(units));
  return folder;
}

const moved = (units: Units['features'], metres: number) => {
  const corner = units[30]!.geometry.coordinates[0]![1]!;
  corner[1] = corner[1]! + metres / 111_195;
};

const FAULTS: [kind: string, level: string, spoil: (units: Units['features']) => void][] = [
  ['gap', 'grid', (units) => units.splice(30, 1)],
  ['countMismatch', 'grid', (units) => units.splice(30, 1)],
  ['sliver', 'grid', (units) => moved(units, 0.2)],
  ['outsideParent', 'micro-grid', ([unit]) => {
    const [x, y] = unit!.properties['labelPoint'] as [number, number];
    for (const corner of unit!.geometry.coordinates[0]!) {
      corner[0] = x + (corner[0]! - x) * 1.1;
      corner[1] = y + (corner[1]! - y) * 1.1;
    }
  }],
  ['hole', 'grid', ([unit]) => {
    const [x, y] = unit!.properties['labelPoint'] as [number, number];
    const d = 0.0001;
    unit!.geometry.coordinates.push([[x, y], [x, y + d], [x + d, y + d], [x + d, y], [x, y]]);
  }],
  ['invalidRing', 'grid', ([unit]) => unit!.geometry.coordinates[0]!.pop()],
  ['overlap', 'grid', (units) => {
    const code = String(units[0]!.properties['code']).replace(/9\d\d000$/, '950000');
    units.push({ ...units[0]!, properties: { ...units[0]!.properties, code } });
  }],
  ['duplicateCode', 'grid', (units) => units.push(units[0]!)],
  ['malformedCode', 'grid', ([unit]) => (unit!.properties['code'] = 'G-1')],
  ['wrongParent', 'grid', (units) => (units[0]!.properties['parentCode'] = '430211001001')],
  ['missingParent', 'grid', (units) => (units[0]!.properties['code'] = '430202099099901000')],
  ['microGridInTwoAreas', 'area', ([one, other]) => {
    (other!.properties['memberCodes'] as unknown[]).push((one!.properties['memberCodes'] as unknown[])[0]);
  }],
  ['areaOfNoGrid', 'area', ([area]) => (area!.properties['memberCodes'] = ['430202001001999001'])],
]; // prettier-ignore

describe('gridlight audit', () => {
  it('finds the bundled city clean, at every level and count', async () => {
    const { code, text } = await audit(CITY, { json: true });
    const report = reportOf(text);
    expect(report.findings).toEqual([]);
    expect(code).toBe(0);
    expect(
      report.levels.map(({ level, parentLevel, expected, found }) => [level, parentLevel, expected, found]),
    ).toEqual([
      ['county', null, 9, 9],
      ['township', 'county', 112, 112],
      ['village', 'township', 1_400, 1_400],
      ['grid', 'village', null, 1_052],
      ['micro-grid', 'grid', 32, 32],
      ['area', null, 12, 12],
      ['micro-grid', 'area', 32, 32],
    ]);
    expect(report.levels.every(({ gapM2, overlapM2 }) => gapM2 === 0 && overlapM2 === 0)).toBe(true);
  });

  it.each(FAULTS)('ends with 2 for a planted %s', async (kind, level, spoil) => {
    const { code, text } = await audit(spoiledCity(level, spoil), { json: true });
    expect(reportOf(text).findings.map((finding) => finding.kind)).toContain(kind);
    expect(code).toBe(2);
  });

  it('reads incidents, and tells those in no grid and in two', async () => {
    const lines = ['eventNo,longitude,latitude', 'E9,,'];
    const folder = spoiledCity('grid', (units) => {
      const code = String(units[0]!.properties['code']).replace(/9\d\d000$/, '950000');
      units.push({ ...units[0]!, properties: { ...units[0]!.properties, code } });
      const [gone] = units.splice(30, 1);
      for (const [index, { properties }] of [units[0]!, gone!].entries())
        lines.push(`E${index},${String(properties['labelPoint'])}`);
    });
    writeFileSync(path.join(folder, 'incidents.csv'), lines.join('\n'));
    const manifest = JSON.parse(readFileSync(path.join(folder, 'dataset.json'), 'utf8')) as {
      layers: unknown[];
    };
    const constants = {
      categoryCode: 'x',
      title: 'x',
      channel: 'x',
      reportedAt: '2024-03-01',
      tier: 1,
      urgency: 'x',
      status: 'x',
    };
    manifest.layers.push({ id: 'incidents', kind: 'incidents', file: 'incidents.csv', constants });
    writeFileSync(path.join(folder, 'dataset.json'), JSON.stringify(manifest));
    const { text } = await audit(folder, { json: true });
    const told = reportOf(text).findings.filter(({ kind }) => kind.startsWith('incident'));
    expect(told.map(({ kind, codes }) => [kind, codes.at(-1)])).toEqual([
      ['incidentInNoGrid', 'E1'],
      ['incidentInTwoGrids', 'E0'],
    ]);
    expect(told.map(({ at }) => at)).toEqual([
      { layer: 'incidents', file: 'incidents.csv', row: 3 },
      { layer: 'incidents', file: 'incidents.csv', row: 2 },
    ]);
    const place = { layer: 'incidents', file: 'incidents.csv' };
    expect(reportOf(text)).toMatchObject({
      rejectedRows: 1,
      rejected: [{ ...place, row: 1, field: 'longitude, latitude', reason: 'are blank' }],
    });
  });

  it('hashes the report without its hash, whatever the order of its keys', async () => {
    const { text } = await audit(
      spoiledCity('grid', (units) => units.splice(30, 1)),
      { json: true },
    );
    const { hash, ...body } = reportOf(text);
    expect(createHash('sha256').update(canonicalJson(body)).digest('hex')).toBe(hash);
  });

  it('writes findings as GeoJSON and CSV', async () => {
    const [geojson, csv] = [path.join(scratch, 'found.geojson'), path.join(scratch, 'found.csv')];
    const { text } = await audit(
      spoiledCity('grid', (units) => moved(units, 0.2)),
      { json: true, geojson, csv },
    );
    const { findings } = reportOf(text);
    const { features } = JSON.parse(readFileSync(geojson, 'utf8')) as FeatureCollection;
    const proposals = findings.filter(({ proposal }) => proposal !== undefined);
    expect(proposals.length).toBeGreaterThan(0);
    expect(features.map(({ geometry }) => geometry.type).sort()).toEqual([
      ...findings.map(() => 'Point'),
      ...proposals.map(() => 'Polygon'),
    ]);
    const lines = readFileSync(csv, 'utf8').trim().split('\r\n');
    expect(lines).toHaveLength(findings.length + 1);
    expect(lines[0]).toBe(
      'finding,kind,level,codes,areaM2,longitude,latitude,message,layer,file,row,proposal',
    );
    expect(lines[1]).toContain(`[${findings[0]!.codes[0]}]`);
  });

  it('mends slivers in a copy and finds it clean; the folder itself is left alone', async () => {
    const folder = spoiledCity('grid', (units) => moved(units, 0.2));
    const before = readFileSync(path.join(folder, 'units-grid.geojson'), 'utf8');
    const target = path.join(scratch, 'mended');
    const { code, notes, text } = await audit(folder, { repair: target });
    expect(notes.at(-1)).toMatch(/^\d findings in .*; \d mended in /);
    expect(text).toContain('clean: nothing found');
    expect(code).toBe(0);
    expect(readFileSync(path.join(folder, 'units-grid.geojson'), 'utf8')).toBe(before);
    const properties = (file: string) =>
      (JSON.parse(readFileSync(path.join(file, 'units-grid.geojson'), 'utf8')) as Units).features.map(
        (unit) => unit.properties,
      );
    expect(properties(target)).toEqual(properties(folder));
    await expect(audit(folder, { repair: target })).rejects.toThrow(/is not empty/);
  });

  it('prints tolerances, levels and findings as a table', async () => {
    const { text } = await audit(
      spoiledCity('grid', (units) => units.splice(30, 1)),
      { sliverM2: '7' },
    );
    expect(text).toContain('slivers below 7 m²');
    expect(text).toMatch(/^village +township +1400 +1400 +0 +0$/m);
    expect(text).toMatch(/^gap +grid +\d{12} /m);
    expect(text).toMatch(/^SHA-256 [0-9a-f]{64}$/m);
  });

  it.each([
    [['nowhere'], /dataset\.json: is missing/],
    [[CITY, '--sliver-m2', 'wide'], /--sliver-m2 wide: must be a number from 0 on/],
    [[CITY, '--outside-share', '2'], /--outside-share 2: must be a number from 0 to 1/],
  ])('ends with 1 and a sentence for %j', async (args, message) => {
    const program = startCli(['audit', ...args]);
    expect(await program.ended).toBe(1);
    expect(program.lines.join('\n')).toMatch(message);
  });

  it('audits the folder that fills an empty database where none is named', async () => {
    const program = startCli(['audit', '--json']);
    expect(await program.ended).toBe(0);
    const report = program.lines.find((line) => line.startsWith('{'));
    expect(reportOf(report ?? '').dataSet).toBe('zhuzhou');
  });
});
