import { describe, expect, it } from 'vitest';
import type { RuledUnit } from '../../../../src/domain/grids/rules/grid-rule.ts';
import { staffingFindings } from '../../../../src/domain/grids/rules/staffing-findings.ts';
import { codeTables } from '../../../../data/zhuzhou/build/contents/code-tables.ts';

const schemes = codeTables.staffingSchemes;
const unit = (code: string, schemeId?: string, counts: Record<string, number> = {}): RuledUnit => ({
  code,
  level: 'grid',
  quantities: {},
  ...(schemeId !== undefined && { staffing: { schemeId, counts } }),
});
const FULL_135X = {
  gridWorker: 1,
  partyWorker: 1,
  healthWorker: 1,
  envWorker: 1,
  aidWorker: 1,
  emergencyWorker: 1,
  buildingHead: 0,
  volunteer: 40,
};

describe('staffing against its scheme', () => {
  it('has no breach where every role is as the scheme wants it', () => {
    const { findings, ...rest } = staffingFindings(
      [
        unit('A', '1+3', { gridWorker: 1, contactOfficer: 1, urbanMgmt: 1, cleaner: 1 }),
        unit('B', '1+5+X', FULL_135X),
        unit('C', 'three-heads', { areaHead: 1, groupHead: 1, neighbourHead: 16 }),
      ],
      schemes,
    );
    expect(findings.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 15 }, () => 'within'));
    expect(rest).toEqual({ unknownSchemes: [], rolesBeside: [], unstaffed: [] });
  });

  it('finds planted breaches with least, most and distance', () => {
    const { findings } = staffingFindings(
      [
        unit('A', '1+3', { gridWorker: 1, contactOfficer: 0, urbanMgmt: 3, cleaner: 1 }),
        unit('B', '1+5+X', { ...FULL_135X, emergencyWorker: 0 }),
        unit('C', 'three-heads', { areaHead: 2, groupHead: 0, neighbourHead: 1 }),
      ],
      schemes,
    );
    const found = findings.filter(({ verdict }) => verdict !== 'within');
    expect(found).toEqual([
      { schemeId: '1+3', code: 'A', role: 'contactOfficer', min: 1, max: 1, count: 0, distance: -1, verdict: 'short' },
      { schemeId: '1+3', code: 'A', role: 'urbanMgmt', min: 1, max: 1, count: 3, distance: -2, verdict: 'over' },
      { schemeId: '1+5+X', code: 'B', role: 'emergencyWorker', min: 1, max: 1, count: 0, distance: -1, verdict: 'short' },
      { schemeId: 'three-heads', code: 'C', role: 'areaHead', min: 1, max: 1, count: 2, distance: -1, verdict: 'over' },
      { schemeId: 'three-heads', code: 'C', role: 'groupHead', min: 1, count: 0, distance: -1, verdict: 'short' },
    ]); // prettier-ignore
  });

  it('takes a role that is not reported for unknown, not for 0', () => {
    const { findings } = staffingFindings([unit('A', '1+3', { gridWorker: 1 })], schemes);
    expect(findings.map(({ role, verdict }) => [role, verdict])).toEqual([
      ['gridWorker', 'within'],
      ['contactOfficer', 'unknown'],
      ['urbanMgmt', 'unknown'],
      ['cleaner', 'unknown'],
    ]);
    expect(findings[1]).toEqual({ schemeId: '1+3', code: 'A', role: 'contactOfficer', min: 1, max: 1, verdict: 'unknown' }); // prettier-ignore
  });

  it('lists schemes of no table, roles beside the scheme and units that say nothing', () => {
    const { findings, ...rest } = staffingFindings(
      [
        unit('A', '1+9', { gridWorker: 1 }),
        unit('B', 'three-heads', { areaHead: 1, groupHead: 1, neighbourHead: 1, volunteer: 7 }),
        unit('C'),
        { code: 'D', level: 'village', quantities: {} },
      ],
      schemes,
    );
    expect(findings.map(({ code }) => code)).toEqual(['B', 'B', 'B']);
    expect(rest).toEqual({
      unknownSchemes: [{ code: 'A', schemeId: '1+9' }],
      rolesBeside: [{ code: 'B', role: 'volunteer', count: 7 }],
      unstaffed: ['C'],
    });
  });
});
