import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature } from 'geojson';
import { UNIT_LEVELS } from '../../../src/domain/grids/codes.ts';
import type { City } from './city.ts';
import { riverFeature, unitFeature } from './features.ts';
import { streetGraphOf } from './street-graph.ts';

/** Text of a feature collection: compact, one feature to a line, so that changes can be read. */
export function collectionText(features: readonly Feature[]): string {
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`;
}

const rows = (items: readonly unknown[]): string => items.map((item) => JSON.stringify(item)).join(',\n');

/** Writes the units of every level, the river and the street graph into a folder. */
export function writeCity(city: City, outDir: string): void {
  const densest = Math.max(...city.drafts.village.map(({ density }) => density));
  for (const level of UNIT_LEVELS) {
    const features = city.drafts[level].map((draft) => unitFeature(city, draft, densest));
    writeFileSync(join(outDir, `units-${level}.geojson`), collectionText(features));
  }
  writeFileSync(join(outDir, 'river.geojson'), collectionText([riverFeature(city)]));
  const { nodes, edges } = streetGraphOf(city);
  writeFileSync(
    join(outDir, 'street-graph.json'),
    `{"nodes":[\n${rows(nodes)}\n],"edges":[\n${rows(edges)}\n]}\n`,
  );
}
