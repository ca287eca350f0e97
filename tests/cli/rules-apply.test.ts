import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { applySplits } from '../../server/cli/apply-splits.ts';
import { auditFolder } from '../../server/cli/audit-folder.ts';
import { readRulesCity } from '../../server/cli/rules-city.ts';
import { rulesReport } from '../../server/cli/rules-report.ts';
import { splitVersion } from '../../server/cli/split-version.ts';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { readUnits } from '../../server/repositories/units.ts';
import { sql } from 'kysely';
import { AS_OF } from '../load/load-time.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { FULL, place, rulesFolder } from './rules-folder.ts';

const FROM = '2026-03-01';
const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gridlight-apply-'));
  folders.push({ remove: () => rmSync(folder, { recursive: true, force: true }) });
  return join(folder, 'out');
}

const TOLERANCES = { sliverM2: '1', gapM2: '1', overlapM2: '1', outsideShare: '0.01', snapM: '0.05' };

describe('gridlight rules --apply', () => {
  it('writes a folder whose audit says no more than before, and which loads as a new boundary version', async () => {
    const planted = rulesFolder([
      { households: 760, partyMembers: 90, staffing: FULL },
      { households: 300, partyMembers: 40, staffing: FULL },
    ]);
    folders.push(planted);
    const target = emptyFolder();
    const city = await readRulesCity(planted.folder, AS_OF);
    const report = rulesReport(city, AS_OF, FROM);
    const [plan] = report.splits;
    expect(await applySplits(planted.folder, target, report, city)).toContain(
      `from ${FROM} on 1 grids are 2`,
    );

    const audit = async (folder: string) => {
      let printed = '';
      await auditFolder(
        folder,
        { json: true, ...TOLERANCES },
        { print: (text) => (printed += text), note: () => undefined },
      );
      return (JSON.parse(printed) as { findings: { kind: string }[] }).findings.map(({ kind }) => kind);
    };
    expect(await audit(target)).toEqual(await audit(planted.folder));

    const test = await openTestDatabase();
    try {
      const { kysely } = test.database;
      const loaded = await loadDataset({ database: kysely, folder: target, asOf: AS_OF });
      expect(loaded.layers.flatMap(({ rejected }) => rejected)).toEqual([]);
      const versions = (await readUnits(kysely, { asOf: 'any' })).filter(({ level }) => level === 'grid');
      expect(versions.filter(({ code }) => code === plan!.of)).toMatchObject([{ validTo: '2026-02-28' }]);
      const parts = versions.filter(({ predecessors }) => predecessors?.includes(plan!.of));
      expect(parts.map(({ code }) => code).sort()).toEqual(plan!.parts.map(({ code }) => code).sort());
      // Old and new cover the same ground, and the new ones share none.
      const { rows } = await sql<{ apart: number; shared: number; pieces: number }>`
        with old as (select geom from unit_version where code = ${plan!.of}),
          new as (select geom from unit_version where ${plan!.of} = any(predecessors))
        select ST_Area(ST_SymDifference((select geom from old), (select ST_Union(geom) from new))::geography) as apart,
          (select ST_Area(ST_Intersection(a.geom, b.geom)::geography) from new a join new b on a.geom < b.geom) as shared,
          (select max(ST_NumGeometries(geom)) from new) as pieces`.execute(kysely);
      expect(rows[0]?.apart).toBeLessThan(1);
      expect(rows[0]?.shared).toBeLessThan(1);
      expect(rows[0]?.pieces).toBe(1);
      const again = await loadDataset({ database: kysely, folder: target, asOf: AS_OF });
      expect(again.layers.every(({ inserted, updated, removed }) => inserted + updated + removed === 0)).toBe(
        true,
      );
      // The folder without the new boundaries cannot take them back.
      const back = await loadDataset({ database: kysely, folder: planted.folder, asOf: AS_OF });
      expect(back.layers.map(({ layer, status }) => [layer, status])).toContainEqual(['grids', 'refused']);
      expect(back.layers.map(({ layer, status }) => [layer, status])).toContainEqual([
        `grid-from-${FROM}`,
        'kept',
      ]);
      const kept = (await readUnits(kysely, { asOf: 'any' })).filter(({ level }) => level === 'grid');
      expect(kept).toEqual(versions);
    } finally {
      await test.close();
    }
  });

  it('gives an area across two split grids the members of both, and keeps the file as it was written', async () => {
    const large = { households: 760, partyMembers: 90, staffing: FULL };
    const planted = rulesFolder([large, large]);
    folders.push(planted);
    const grids = join(planted.folder, 'grids.geojson');
    const text = readFileSync(grids, 'utf8').replace('{', '{ "drawnBy": "一处", ');
    writeFileSync(grids, `\ufeff${text}`);
    const city = await readRulesCity(planted.folder, AS_OF);
    const report = rulesReport(city, AS_OF, FROM);
    expect(report.splits).toHaveLength(2);
    const of = report.splits.map((plan) => plan.of);
    const inner = { ...city.units.find(({ code }) => code === of[0])!, level: 'micro-grid' as const };
    const lost = { ...inner, code: '430204003001001701', parentCode: of[0]! };
    const area = {
      ...inner,
      level: 'area' as const,
      code: 'QST-01',
      memberCodes: [...of, lost.code],
    };
    const { begun, leftOut } = splitVersion(report, [...city.units, lost, area]);
    const areas = begun.filter(({ properties }) => properties.level === 'area');
    expect(areas.map(({ properties }) => properties['memberCodes'])).toEqual([
      report.splits.flatMap(({ parts }) => parts.map(({ code }) => code)),
    ]);
    expect([...leftOut]).toEqual([['QST-01', [lost.code]]]);

    const target = emptyFolder();
    await applySplits(planted.folder, target, report, city);
    const written = readFileSync(join(target, 'grids.geojson'), 'utf8');
    expect(written.replaceAll(',"validTo":"2026-02-28"', '')).toBe(`\ufeff${text}`);
    expect(written.match(/"validTo"/g)).toHaveLength(2);
  });

  it('ends a unit in several features with all of them', async () => {
    const large = { households: 760, partyMembers: 90, staffing: FULL };
    const planted = rulesFolder([large, { households: 300, partyMembers: 40, staffing: FULL }]);
    folders.push(planted);
    const file = join(planted.folder, 'grids.geojson');
    const grids = JSON.parse(readFileSync(file, 'utf8')) as { features: { geometry: object }[] };
    // The large grid stands in two features, west and east of each other; a third one is the grid beside it.
    const [first, other] = grids.features;
    const half = (west: number) => ({
      ...first,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [place(west, 0), place(west + 200, 0), place(west + 200, 200), place(west, 200), place(west, 0)],
        ],
      },
    });
    writeFileSync(file, JSON.stringify({ ...grids, features: [half(0), other, half(200)] }));
    const city = await readRulesCity(planted.folder, AS_OF);
    const report = rulesReport(city, AS_OF, FROM);
    expect(report.splits).toHaveLength(1);
    const target = emptyFolder();
    await applySplits(planted.folder, target, report, city);
    const written = JSON.parse(readFileSync(join(target, 'grids.geojson'), 'utf8')) as {
      features: { properties: { validTo?: string } }[];
    };
    expect(written.features.map(({ properties }) => properties.validTo)).toEqual([
      '2026-02-28',
      undefined,
      '2026-02-28',
    ]);
    // One that goes on without an end would be a second unit of the code.
    const after = await readRulesCity(target, AS_OF);
    expect(after.units.map(({ code }) => code)).not.toContain(report.splits[0]!.of);
  });

  it('refuses the same day a second time, and a day on which a unit that ends has not begun', async () => {
    const large = { households: 760, partyMembers: 90, staffing: FULL };
    const planted = rulesFolder([large]);
    folders.push(planted);
    const city = await readRulesCity(planted.folder, AS_OF);
    const report = rulesReport(city, AS_OF, FROM);
    const target = emptyFolder();
    await applySplits(planted.folder, target, report, city);
    const again = emptyFolder();
    await expect(applySplits(target, again, report, city)).rejects.toThrow(
      new RegExp(`has grid-from-${FROM} already`),
    );
    const late = { ...city, units: city.units.map((unit) => ({ ...unit, validFrom: FROM })) };
    await expect(applySplits(planted.folder, again, report, late)).rejects.toThrow(/begins on 2026-03-01/);
    expect(existsSync(again)).toBe(false);
  });

  it('writes nothing where nothing is proposed', async () => {
    const planted = rulesFolder([{ households: 300, partyMembers: 40, staffing: FULL }]);
    folders.push(planted);
    const city = await readRulesCity(planted.folder, AS_OF);
    expect(await applySplits(planted.folder, emptyFolder(), rulesReport(city, AS_OF, FROM), city)).toContain(
      'nothing was written',
    );
  });
});
