import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditDivision } from '../../../../src/domain/grids/audit/audit-division.ts';
import { FINDING_KINDS, type AuditFinding } from '../../../../src/domain/grids/audit/audit-findings.ts';
import { createRandom } from '../../../../src/domain/random/random.ts';
import { count } from '../../../support/counts.ts';
import { FAULT_NAMES, faultyDivision, type PlantedFinding } from '../../../support/planted-faults.ts';

const RUNS = count(60, 200);

/**
 * Whether a finding is the planted one: its kind, its codes, and its area to a percent and what a geodesic makes of an edge of
 * 300 m, which runs a millimetre beside the straight line; tests/data/audit-postgis.test.ts holds the areas closer.
 */
function isOf(finding: AuditFinding, { kind, codes, areaM2 }: PlantedFinding): boolean {
  const isSize =
    areaM2 === undefined ||
    // Part of an area that is known as a whole only.
    (areaM2 < 0 ? finding.areaM2! < -areaM2 : Math.abs(finding.areaM2! - areaM2) < 0.01 * areaM2 + 0.3);
  return finding.kind === kind && codes.every((code) => finding.codes.includes(code)) && isSize;
}

const show = ({ kind, codes, areaM2, message }: AuditFinding) =>
  `${kind} ${codes.join(' ')} ${areaM2} ${message}`;

describe('an audit of divisions with planted faults', () => {
  it('finds every one and nothing else', () => {
    let found = 0;
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(fc.nat(), fc.subarray(FAULT_NAMES, { maxLength: 13 }), (seed, faults) => {
        const { units, points, expected, planted } = faultyDivision(createRandom(seed), faults);
        const left = [...auditDivision({ units, points, expected }).findings];
        for (const one of planted) {
          const at = left.findIndex((finding) => isOf(finding, one));
          expect(
            at,
            `${one.kind} ${one.codes.join(' ')} of ${one.areaM2} m² among\n${left.map(show).join('\n')}`,
          ).toBeGreaterThanOrEqual(0);
          left.splice(at, 1);
          found++;
          kinds.set(one.kind, (kinds.get(one.kind) ?? 0) + 1);
        }
        expect(left.map(show)).toEqual([]);
      }),
      { numRuns: RUNS, seed: 20_240_410 },
    );
    console.log(
      `${RUNS} divisions, ${found} findings planted, ${found} found, 0 false:`,
      Object.fromEntries(kinds),
    );
    expect([...kinds.keys()].sort()).toEqual([...FINDING_KINDS].sort());
  });
});
