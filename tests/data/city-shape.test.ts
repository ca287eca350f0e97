import { describe, expect, it } from 'vitest';
import { measureShape } from '../../data/zhuzhou/build/shapes.ts';
import { toPlane } from '../../data/zhuzhou/build/projection.ts';
import { distanceM, type Position } from '../../src/domain/geo/positions.ts';
import { signedDistanceToRing, signedGeodesicAreaM2 } from '../../src/domain/geo/rings.ts';
import { city, middleOf, ringOf, type UnitFeature } from './city-files.ts';

const CENTRE: Position = [113.14, 27.83];
const planeRing = (unit: UnitFeature) => ringOf(unit).slice(0, -1).map(toPlane);
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;

/** Median area of the units whose middle lies so far from the centre. */
const sizeAt = (units: UnitFeature[], fromM: number, toM: number) => {
  const ring = units.filter((unit) => {
    const distance = distanceM(middleOf(unit), CENTRE);
    return distance >= fromM && distance < toM;
  });
  expect(ring.length).toBeGreaterThan(10);
  return median(ring.map(({ properties }) => properties.areaM2));
};

describe('shape of the blocks', () => {
  it.each([
    ['township', 3, 0.55],
    ['village', 3.6, 0.5],
    ['grid', 3, 0.6],
    ['micro-grid', 2.5, 0.8],
  ] as const)('%s: no sliver, no star', (level, mostAspect, leastSolidity) => {
    const shapes = city[level].map((unit) => measureShape(planeRing(unit)));
    expect(Math.max(...shapes.map(({ aspect }) => aspect))).toBeLessThan(mostAspect);
    expect(Math.min(...shapes.map(({ solidity }) => solidity))).toBeGreaterThan(leastSolidity);
    expect(median(shapes.map(({ aspect }) => aspect))).toBeLessThan(1.7);
    expect(median(shapes.map(({ solidity }) => solidity))).toBeGreaterThan(0.84);
  });

  it('no block is too narrow for a label: an eighth of its size lies inside around the label point', () => {
    for (const unit of Object.values(city).flat()) {
      const { code, areaM2, labelPoint, level } = unit.properties;
      if (level === 'county') continue;
      const inside = signedDistanceToRing(...toPlane(labelPoint), planeRing(unit));
      expect(inside / Math.sqrt(areaM2), code).toBeGreaterThan(0.125);
    }
  });

  it('label points lie inside, areas are those of the geometry', () => {
    for (const unit of Object.values(city).flat()) {
      const { code, areaM2, labelPoint } = unit.properties;
      expect(signedDistanceToRing(...labelPoint, ringOf(unit)), code).toBeGreaterThan(0);
      expect(Math.abs(areaM2 - signedGeodesicAreaM2(ringOf(unit))), code).toBeLessThanOrEqual(0.5);
    }
  });

  it('blocks grow from the centre outwards', () => {
    const tianyuan = city.grid.filter(({ properties }) => properties.code.startsWith('430211'));
    const grids = [[0, 3000], [3000, 6000], [6000, 12_000], [12_000, 40_000]].map(([a, b]) => sizeAt(tianyuan, a!, b!)); // prettier-ignore
    expect(grids).toEqual([...grids].sort((a, b) => a - b));
    expect(grids.at(-1)! / grids[0]!).toBeGreaterThan(8);
    expect(sizeAt(city.village, 0, 4000) * 4).toBeLessThan(sizeAt(city.village, 15_000, 60_000));
  });

  it('directions of the grids vary with the place: no graph paper', () => {
    const axes = city.grid.map((unit) =>
      Math.round(((measureShape(planeRing(unit)).axis * 180) / Math.PI + 360) % 90),
    );
    const counts = new Map<number, number>();
    for (const axis of axes) counts.set(Math.floor(axis / 10), (counts.get(Math.floor(axis / 10)) ?? 0) + 1);
    for (const count of counts.values()) expect(count / axes.length).toBeLessThan(0.4);
  });
});
