import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { auditDivision } from '../../src/domain/grids/audit/audit-division.ts';
import { repairDivision } from '../../src/domain/grids/audit/repair-division.ts';
import { createRandom } from '../../src/domain/random/random.ts';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { readDivision } from '../../server/load/read-division.ts';
import { writeRepaired } from '../../server/load/write-repaired.ts';
import { faultyDivision } from '../support/planted-faults.ts';
import type { Draft } from '../support/seeded-division.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { AS_OF } from './load-time.ts';

const LEVELS = ['county', 'township', 'village', 'grid', 'micro-grid', 'area'] as const;

async function writeFolder(folder: string, units: readonly Draft[], crs: string): Promise<void> {
  const layers = LEVELS.map((level) => ({ id: level, kind: 'units', level, file: `${level}.geojson` }));
  const manifest = { id: 'seeded', crs, title: { 'zh-CN': '样例' }, bounds: [113, 27, 114, 28], layers };
  await writeFile(path.join(folder, 'dataset.json'), JSON.stringify(manifest));
  for (const level of LEVELS) {
    const features = units
      .filter((unit) => unit.level === level)
      .map(({ geometry, ...properties }) => ({
        type: 'Feature',
        properties: { ...properties, name: `单元 ${properties.code}`, note: 'kept' },
        geometry,
        id: `own-${properties.code}`,
        drawnBy: 'kept too',
      }));
    await writeFile(
      path.join(folder, `${level}.geojson`),
      `{"type":"FeatureCollection","features":[\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n]}`,
    );
  }
}

async function textsOf(folder: string): Promise<Record<string, string>> {
  const names = ['dataset.json', ...LEVELS.map((level) => `${level}.geojson`)];
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return Object.fromEntries(names.map((name, index) => [name, texts[index]!]));
}

it.each(['wgs84', 'gcj02'])(
  'a folder in %s whose slivers were mended loads row by row, without a warning that units overlap',
  async (crs) => {
    const scratch = await mkdtemp(path.join(tmpdir(), 'gridlight-repaired-'));
    const { database, close } = await openTestDatabase();
    try {
      const { units } = faultyDivision(createRandom(11), ['sliverGap', 'sliverOverlap', 'sliverGap']);
      const folder = path.join(scratch, 'as-found');
      await mkdir(folder);
      await writeFolder(folder, units, crs);
      const before = await readDivision(folder, AS_OF);
      const { findings } = auditDivision({ units: before.units });
      expect(findings.map(({ kind }) => kind)).toEqual(['sliver', 'sliver', 'sliver']);
      const { units: after, repaired } = repairDivision(before.units, findings);
      expect(repaired).toBe(3);
      const target = path.join(scratch, 'mended');
      const texts = await textsOf(folder);
      await writeRepaired(folder, target, before, after);
      await expect(writeRepaired(folder, path.join(folder, 'copy'), before, after)).rejects.toThrow(
        /lies in the folder/,
      );
      expect(auditDivision({ units: (await readDivision(target, AS_OF)).units }).findings).toEqual([]);
      // What was not mended is the same byte for byte, and so is what a mended unit says of itself.
      const changed = Object.entries(await textsOf(target)).flatMap(([file, text]) =>
        text.split('\n').flatMap((line, index) => {
          const old = texts[file]!.split('\n')[index]!;
          if (line === old) return [];
          const withoutShape = (one: string) => one.replace(/"geometry":\{.*?\}/, '');
          expect(withoutShape(line)).toBe(withoutShape(old));
          return [file];
        }),
      );
      expect(changed).toEqual(['grid.geojson', 'grid.geojson', 'grid.geojson']);
      const report = await loadDataset({ database: database.kysely, folder: target, asOf: AS_OF });
      expect(report.ok).toBe(true);
      expect(
        report.layers.map(({ layer, accepted, rejectedRows, repairedRows, warnings }) => [
          layer,
          accepted,
          rejectedRows,
          repairedRows,
          warnings,
        ]),
      ).toEqual(
        LEVELS.map((level) => [level, units.filter((unit) => unit.level === level).length, 0, 0, []]),
      );
    } finally {
      await close();
      await rm(scratch, { recursive: true, force: true });
    }
  },
);
