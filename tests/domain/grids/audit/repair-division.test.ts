import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditDivision } from '../../../../src/domain/grids/audit/audit-division.ts';
import { ellipsoidalArea } from '../../../../src/domain/grids/audit/geodesic-area.ts';
import { repairDivision } from '../../../../src/domain/grids/audit/repair-division.ts';
import { createRandom } from '../../../../src/domain/random/random.ts';
import { count } from '../../../support/counts.ts';
import { faultyDivision } from '../../../support/planted-faults.ts';
import type { Draft } from '../../../support/seeded-division.ts';

const RUNS = count(40, 200);
const gridsM2 = (units: readonly Draft[]) =>
  units
    .filter(({ level }) => level === 'grid')
    .reduce(
      (sum, { geometry }) => sum + ellipsoidalArea(geometry.coordinates[0] as [number, number][]).areaM2,
      0,
    );
const countyM2 = (units: readonly Draft[]) =>
  ellipsoidalArea(
    units.find(({ level }) => level === 'county')!.geometry.coordinates[0] as [number, number][],
  ).areaM2;

describe('proposals of an audit', () => {
  it('mend every sliver: the repaired copy is clean and covers the county', () => {
    let slivers = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { units, planted } = faultyDivision(createRandom(seed), [
          'sliverGap',
          'sliverOverlap',
          'sliverGap',
          'sliverOverlap',
        ]);
        const before = structuredClone(units);
        const { findings } = auditDivision({ units });
        const { units: repaired, repaired: mended } = repairDivision(units, findings);
        expect(mended).toBe(planted.length);
        expect(units, 'the units that went in are left alone').toEqual(before);
        expect(auditDivision({ units: repaired }).findings).toEqual([]);
        expect(Math.abs(gridsM2(repaired) - countyM2(repaired))).toBeLessThan(1);
        slivers += mended;
      }),
      { numRuns: RUNS, seed: 1 },
    );
    console.log(`${slivers} slivers mended in ${RUNS} divisions, all clean when they were audited again`);
  });

  it('take nothing but slivers: a missing grid stays missing', () => {
    const { units } = faultyDivision(createRandom(3), ['missingGrid', 'overlap']);
    const { findings } = auditDivision({ units });
    expect(findings.map(({ kind }) => kind).sort()).toEqual(['gap', 'overlap']);
    const { units: repaired, repaired: mended } = repairDivision(units, findings);
    expect(mended).toBe(0);
    expect(repaired).toEqual(units);
  });
});
