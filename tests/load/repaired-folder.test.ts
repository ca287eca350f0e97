import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
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
import { DIVISION_LEVELS, writeDivision } from '../support/division-folder.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { AS_OF } from './load-time.ts';

async function textsOf(folder: string): Promise<Record<string, string>> {
  const names = ['dataset.json', ...DIVISION_LEVELS.map((level) => `${level}.geojson`)];
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
      await writeDivision(folder, units, crs);
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
        DIVISION_LEVELS.map((level) => [
          level,
          units.filter((unit) => unit.level === level).length,
          0,
          0,
          [],
        ]),
      );
    } finally {
      await close();
      await rm(scratch, { recursive: true, force: true });
    }
  },
);
