import { createRequire } from 'node:module';
import path from 'node:path';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { AuditUnit } from '../../../src/domain/grids/audit/audit-input.ts';
import { PEERS_FOLDER } from '../engine/peers-folder.ts';

type Ground = Feature<Polygon | MultiPolygon>;
type Clip = (ground: FeatureCollection<Polygon | MultiPolygon>) => Ground | null;

const loadPeer = createRequire(path.join(PEERS_FOLDER, 'package.json'));

/**
 * The plain way with turf: in each village every grid is cut with every other, and the village with the union of its grids.
 * Returns how many villages have a gap and how many pairs overlap; `least` is what rounding leaves, in square degrees.
 */
export function turfAudit(units: readonly AuditUnit[]): { gaps: number; overlaps: number } {
  const { intersect } = loadPeer('@turf/intersect') as { intersect: Clip };
  const { difference } = loadPeer('@turf/difference') as { difference: Clip };
  const { union } = loadPeer('@turf/union') as { union: Clip };
  const collect = (features: Ground[]) => ({ type: 'FeatureCollection' as const, features });
  const children = new Map<string, Ground[]>();
  const villages = new Map<string, Ground>();
  for (const { code, level, geometry } of units) {
    const ground: Ground = { type: 'Feature', properties: {}, geometry };
    if (level === 'village') villages.set(code, ground);
    else children.set(code.slice(0, 12), [...(children.get(code.slice(0, 12)) ?? []), ground]);
  }
  let [gaps, overlaps] = [0, 0];
  for (const [code, grids] of children) {
    for (const [index, grid] of grids.entries())
      for (const other of grids.slice(index + 1)) if (intersect(collect([grid, other])) !== null) overlaps++;
    const covered = union(collect(grids))!;
    if (difference(collect([villages.get(code)!, covered])) !== null) gaps++;
  }
  return { gaps, overlaps };
}
