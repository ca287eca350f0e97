import { describe, expect, it } from 'vitest';
import { caseFaults } from '../../../src/domain/rumours/case-guard.ts';

const faults = (value: unknown) => caseFaults(value).map(({ path, reason }) => `${path} ${reason}`);

describe('the guard of cases of law', () => {
  it('lets a case pass that says where, what, by which medium and what was ordered', () => {
    expect(
      faults({
        id: 'a',
        on: '2024-03-06',
        unitCode: '430223106000',
        jurisdiction: { 'zh-CN': '攸县 · 网岭镇' },
        topic: { 'zh-CN': '编造欠债轻生的短视频' },
        media: ['SHORT_VIDEO'],
        sanctions: [{ code: 'DETENTION', days: 5 }],
      }),
    ).toEqual([]);
  });

  it.each([
    ['a count', { count: 2 }, ['count statistic', 'count statistic']],
    ['a number under another name', { weight: 2 }, ['weight statistic']],
    ['a rate as a text', { rate: '28%' }, ['rate statistic']],
    ['a total further down', { one: { caseTotal: '7' } }, ['one.caseTotal statistic']],
    ['a share of districts', { shares: [0.3] }, ['shares statistic', 'shares.0 statistic']],
    ['a person as newspapers write one', { topic: '李某转发' }, ['topic person']],
    ['a school', { note: '某中学' }, ['note person']],
    ['what leads to a person', { topic: '网名“小二”' }, ['topic person']],
    ['a mobile number', { topic: '联系 13800138000' }, ['topic personalData']],
    ['a plate', { note: { 'zh-CN': '湘B12345' } }, ['note.zh-CN personalData']],
  ])('refuses %s', (_, value, expected) => {
    expect(faults(value)).toEqual(expected);
  });
});
