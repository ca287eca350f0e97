import { chineseNumeral } from './names.ts';
import type { Ground } from './divide.ts';
import { partitionEvenly } from './partition.ts';
import { signedPlaneArea } from '../../../src/domain/geo/rings.ts';
import type { Ring } from './mesh.ts';
import { surveyUnit } from './survey.ts';
import type { DraftUnit } from './units.ts';

/** Serials of invented grids start with this digit (501 official grids would start lower). */
const SYNTHETIC = 900;

/** Divides a village into grids; codes and names run in reading order. */
export function drawGrids(ground: Ground, village: DraftUnit, count: number): DraftUnit[] {
  const shortName = village.aliases[0] ?? village.name;
  return inReadingOrder(ground, partitionEvenly(ground, village.ring, count)).map((ring, i): DraftUnit => ({
    code: `${village.code}${SYNTHETIC + i + 1}000`,
    level: 'grid',
    name: `${shortName}第${chineseNumeral(i + 1)}网格`,
    aliases: [],
    parentCode: village.code,
    ring,
    ...surveyUnit(ground, ring),
    extra: {},
  }));
}

/** Divides a grid into micro-grids; codes run in reading order. */
export function drawMicroGrids(ground: Ground, grid: DraftUnit, count: number): DraftUnit[] {
  return inReadingOrder(ground, partitionEvenly(ground, grid.ring, count)).map((ring, i): DraftUnit => ({
    code: `${grid.code.slice(0, 15)}${String(i + 1).padStart(3, '0')}`,
    level: 'micro-grid',
    name: `${grid.name}微网格${String(i + 1).padStart(2, '0')}`,
    aliases: [],
    parentCode: grid.code,
    ring,
    ...surveyUnit(ground, ring),
    extra: {},
  }));
}

/** Middle of a ring in the plane (mean of its corners weighted by area). */
export function middleOf(ground: Ground, ring: Ring): [number, number] {
  const points = ground.mesh.pointsOf(ring);
  let [x, y] = [0, 0];
  const origin = points[0]!;
  const local = points.map((p): [number, number] => [p[0] - origin[0], p[1] - origin[1]]);
  const area = signedPlaneArea(local);
  local.forEach((a, i) => {
    const b = local[(i + 1) % local.length]!;
    const w = a[0] * b[1] - b[0] * a[1];
    x += (a[0] + b[0]) * w;
    y += (a[1] + b[1]) * w;
  });
  return [origin[0] + x / (6 * area), origin[1] + y / (6 * area)];
}

/** Rings in rows from north to south, each row from west to east. */
export function inReadingOrder(ground: Ground, rings: readonly Ring[]): Ring[] {
  const rows = Math.max(1, Math.round(Math.sqrt(rings.length)));
  const perRow = Math.ceil(rings.length / rows);
  const placed = rings
    .map((ring) => ({ ring, middle: middleOf(ground, ring) }))
    .sort((a, b) => b.middle[1] - a.middle[1]);
  const ordered: Ring[] = [];
  for (let start = 0; start < placed.length; start += perRow) {
    const row = placed.slice(start, start + perRow).sort((a, b) => a.middle[0] - b.middle[0]);
    ordered.push(...row.map(({ ring }) => ring));
  }
  return ordered;
}
