import { describe, expect, it } from 'vitest';
import { boxOf, distanceM, type Position } from '../../src/domain/geo/positions.ts';
import { pointInRing } from '../../src/domain/geo/rings.ts';
import { city, edgeKey, edgesOf, ringOf, river } from './city-files.ts';

/** Published facts: area km², extent [west, east, south, north], a point inside, neighbours. */
const FACTS: Record<string, { areaKm2: number; extent: number[]; inside: Position; neighbours: string[] }> = {
  '430202': { areaKm2: 137, extent: [113.13, 113.28, 27.83, 28.02], inside: [113.23, 27.93], neighbours: ['430203', '430204'] },
  '430203': { areaKm2: 220, extent: [113.11, 113.36, 27.75, 27.88], inside: [113.25, 27.81], neighbours: ['430202', '430204', '430211', '430212', '430281'] },
  '430204': { areaKm2: 181, extent: [113.03, 113.25, 27.85, 28.02], inside: [113.16, 27.93], neighbours: ['430202', '430203', '430211'] },
  '430211': { areaKm2: 328, extent: [112.99, 113.14, 27.52, 27.86], inside: [113.06, 27.69], neighbours: ['430203', '430204', '430212'] },
  '430212': { areaKm2: 1053, extent: [112.96, 113.31, 27.21, 27.78], inside: [113.08, 27.49], neighbours: ['430203', '430211', '430223', '430281'] },
  '430223': { areaKm2: 2651, extent: [113.16, 113.87, 26.77, 27.44], inside: [113.44, 27.1], neighbours: ['430212', '430224', '430281'] },
  '430224': { areaKm2: 2484, extent: [113.35, 113.92, 26.51, 27.13], inside: [113.61, 26.82], neighbours: ['430223', '430225'] },
  '430225': { areaKm2: 2020, extent: [113.58, 114.1, 26.04, 26.66], inside: [113.81, 26.36], neighbours: ['430224'] },
  '430281': { areaKm2: 2151, extent: [113.17, 113.76, 27.38, 27.97], inside: [113.43, 27.67], neighbours: ['430203', '430212', '430223'] },
}; // prettier-ignore

const short = (code: string) => code.slice(0, 6);
const edgeSets = new Map(
  city.county.map((unit) => [
    short(unit.properties.code),
    new Set(edgesOf(ringOf(unit)).map(([a, b]) => edgeKey(a, b))),
  ]),
);

describe('districts of the bundled city', () => {
  it.each(city.county.map((unit) => [unit.properties.name, unit] as const))(
    '%s fits the facts',
    (_, unit) => {
      const facts = FACTS[short(unit.properties.code)]!;
      expect(Math.abs(unit.properties.areaM2 / 1e6 / facts.areaKm2 - 1)).toBeLessThan(0.03);
      expect(unit.properties.quantities.areaKm2?.value).toBe(facts.areaKm2);
      expect(pointInRing(...facts.inside, ringOf(unit))).toBe(true);
      const [west, south, east, north] = boxOf(ringOf(unit));
      [west, east, south, north].forEach((value, i) =>
        expect(Math.abs(value - facts.extent[i]!), `side ${i}: ${value}`).toBeLessThan(0.025),
      );
    },
  );

  it('has exactly the listed neighbours', () => {
    for (const [code, edges] of edgeSets) {
      const neighbours = [...edgeSets].filter(
        ([other, otherEdges]) => other !== code && [...edges].some((edge) => otherEdges.has(edge)),
      );
      expect(neighbours.map(([other]) => other).sort(), code).toEqual(FACTS[code]!.neighbours);
    }
  });

  it('parts 天元 from 芦淞 and 石峰 by the river', () => {
    const course = river.geometry.coordinates as Position[];
    const onRiver = new Set(edgesOf(course).map(([a, b]) => edgeKey(a, b)));
    for (const other of ['430203', '430204']) {
      const shared = [...edgeSets.get('430211')!].filter((edge) => edgeSets.get(other)!.has(edge));
      expect(shared.length).toBeGreaterThan(20);
      expect(shared.every((edge) => onRiver.has(edge))).toBe(true);
    }
  });
});

describe('the river', () => {
  const course = river.geometry.coordinates as Position[];

  it('passes the described places in order, downstream', () => {
    const described: Position[] = [
      [113.12, 27.58], [113.1, 27.64], [113.13, 27.72], [113.11, 27.78],
      [113.14, 27.82], [113.13, 27.85], [113.07, 27.86], [113.04, 27.85],
    ]; // prettier-ignore
    const nearest = described.map((place) => {
      const distances = course.map((position) => distanceM(position, place));
      const least = Math.min(...distances);
      expect(least, place.join(' ')).toBeLessThan(400);
      return distances.indexOf(least);
    });
    expect(nearest).toEqual([...nearest].sort((a, b) => a - b));
  });

  it('is one calm line: it nowhere turns sharply', () => {
    const headings = edgesOf(course).map(([a, b]) => Math.atan2(b[1] - a[1], (b[0] - a[0]) * 0.886));
    for (let i = 1; i < headings.length; i++) {
      const turn = Math.abs(headings[i]! - headings[i - 1]!);
      expect(Math.min(turn, 2 * Math.PI - turn)).toBeLessThan(0.35);
    }
  });
});
