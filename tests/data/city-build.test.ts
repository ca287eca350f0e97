import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { DIGEST_FILE, digestOfCity } from '../../data/zhuzhou/build/digest.ts';
import { IS_LONG } from '../support/counts.ts';

const dataDir = fileURLToPath(new URL('../../data/zhuzhou/', import.meta.url));

it('neither scripts nor files have changed since the files were made', async () => {
  const made = await readFile(join(dataDir, DIGEST_FILE), 'utf8');
  expect(digestOfCity(dataDir), 'run npm run build:data').toBe(made.trim());
});

it.runIf(IS_LONG)(
  'the committed files are byte for byte what the script makes (npm run test:long)',
  async () => {
    const outDir = await mkdtemp(join(tmpdir(), 'gridlight-city-'));
    try {
      await promisify(execFile)(process.execPath, [
        '--import',
        'tsx',
        join(dataDir, 'build/main.ts'),
        outDir,
      ]);
      const made = (await readdir(outDir)).sort();
      expect(made).toContain('units-grid.geojson');
      expect(made).toContain('street-graph.json');
      let unitBytes = 0;
      for (const file of made) {
        const [fresh, committed] = await Promise.all([
          readFile(join(outDir, file)),
          readFile(join(dataDir, file)),
        ]);
        expect(fresh.equals(committed), `${file} differs: run npm run build:data`).toBe(true);
        if (file.startsWith('units-')) unitBytes += fresh.length;
      }
      expect(unitBytes).toBeLessThan(6_000_000);
    } finally {
      await rm(outDir, { recursive: true });
    }
  },
  240_000,
);
