import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Draft } from './seeded-division.ts';

/** The levels of a seeded division, each a layer with a file of its own. */
export const DIVISION_LEVELS = ['county', 'township', 'village', 'grid', 'micro-grid', 'area'] as const;

/** Writes a division as a folder of data: one feature a line, each with an id and a member of its own. */
export async function writeDivision(folder: string, units: readonly Draft[], crs = 'wgs84'): Promise<void> {
  const layers = DIVISION_LEVELS.map((level) => ({
    id: level,
    kind: 'units',
    level,
    file: `${level}.geojson`,
  }));
  const manifest = { id: 'seeded', crs, title: { 'zh-CN': '样例' }, bounds: [113, 27, 114, 28], layers };
  await writeFile(path.join(folder, 'dataset.json'), JSON.stringify(manifest));
  for (const level of DIVISION_LEVELS) {
    const features = units
      .filter((unit) => unit.level === level)
      .map(({ geometry, ...properties }) => ({
        type: 'Feature',
        properties: { ...properties, name: `单元 ${properties.code}`, note: 'kept' },
        geometry,
        id: `own-${properties.code}`,
        drawnBy: 'kept too',
      }));
    const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
    await writeFile(
      path.join(folder, `${level}.geojson`),
      `{"type":"FeatureCollection","features":[\n${lines}\n]}`,
    );
  }
}
