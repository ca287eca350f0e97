import { describe, expect, it } from 'vitest';
import type { RuledQuantity, RuledUnit, SizeRule } from '../../../../src/domain/grids/rules/grid-rule.ts';
import { sizeFindings } from '../../../../src/domain/grids/rules/size-findings.ts';

const rule: SizeRule = {
  id: 'qst2019',
  level: 'grid',
  within: ['430204003000'],
  limits: [
    { quantity: 'households', most: 500 },
    { quantity: 'partyMembers', most: 100 },
  ],
};
const unit = (code: string, quantities: Record<string, RuledQuantity>, level = 'grid'): RuledUnit => ({
  code,
  level,
  quantities,
});
const eq = (value: number): RuledQuantity => ({ value, qualifier: 'eq' });
const one = (households: RuledQuantity) =>
  sizeFindings([unit('430204003001001000', { households, partyMembers: eq(1) })], [rule])[0];

describe('limits of size', () => {
  it('find planted breaches with their distance, and invent none', () => {
    const findings = sizeFindings(
      [
        unit('430204003001001000', { households: eq(500), partyMembers: eq(100) }),
        unit('430204003001002000', { households: eq(501), partyMembers: eq(70) }),
        unit('430204003002001000', { households: eq(398), partyMembers: eq(131) }),
      ],
      [rule],
    );
    expect(
      findings.map(({ code, quantity, distance, verdict }) => [code, quantity, distance, verdict]),
    ).toEqual([
      ['430204003001001000', 'households', 0, 'within'],
      ['430204003001001000', 'partyMembers', 0, 'within'],
      ['430204003001002000', 'households', -1, 'over'],
      ['430204003001002000', 'partyMembers', 30, 'within'],
      ['430204003002001000', 'households', 102, 'within'],
      ['430204003002001000', 'partyMembers', -31, 'over'],
    ]);
  });

  it('say unknown where a number is missing, never 0', () => {
    expect(sizeFindings([unit('430204003001001000', { households: eq(480) })], [rule])[1]).toEqual({
      ruleId: 'qst2019',
      code: '430204003001001000',
      quantity: 'partyMembers',
      most: 100,
      verdict: 'unknown',
    });
  });

  it.each([
    ['ge', 480, 'unknown'],
    ['ge', 501, 'over'],
    ['le', 520, 'unknown'],
    ['le', 500, 'within'],
    ['approx', 501, 'over'],
    ['approx', 500, 'within'],
  ] as const)('read "%s %d" as %s', (qualifier, value, verdict) => {
    expect(one({ value, qualifier })).toMatchObject({ value, distance: 500 - value, verdict });
  });

  it('count only for the level and the place they are made for', () => {
    const large = { households: eq(900), partyMembers: eq(900) };
    const elsewhere = [
      unit('430204004001001000', large),
      unit('430211003001001000', large),
      unit('430204003001001001', large, 'micro-grid'),
      unit('430204003001', large, 'village'),
    ];
    expect(sizeFindings(elsewhere, [rule])).toEqual([]);
    const { within: _, ...everywhere } = rule;
    expect(sizeFindings(elsewhere, [everywhere]).map(({ code }) => code)).toEqual([
      '430204004001001000',
      '430204004001001000',
      '430211003001001000',
      '430211003001001000',
    ]);
  });
});
