import i18next from 'i18next';
import { expect, test } from 'vitest';
import { radarText } from '../../../src/features/situation/radar-text.ts';
import {
  budgetSentence,
  oneCauseSentence,
  pressingOrder,
  silentSentence,
  unusualSentence,
} from '../../../src/features/situation/sentences.ts';
import { durationText } from '../../../src/i18n/duration-text.ts';
import { expectedText } from '../../../src/i18n/expected-text.ts';
import { radiusText } from '../../../src/i18n/whereabouts-text.ts';
import { probabilityText } from '../../../src/i18n/probability-text.ts';
import type { Phrase } from '../../../src/features/situation/phrase.ts';
import type { RadarItem } from '../../../src/schemas/situation.ts';
import { aSituation } from '../handover/a-situation.ts';
import { dictionary } from '../../support/texts.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const AS_OF = Date.parse('2026-11-20T22:41:07+08:00');

const instance = i18next.createInstance();
await instance.init({
  lng: 'zh-CN',
  interpolation: { escapeValue: false },
  resources: {
    'zh-CN': { translation: dictionary('zh-CN') },
    en: { translation: dictionary('en') },
  },
});
const chinese = instance.getFixedT('zh-CN');
const english = instance.getFixedT('en');
const say = (phrase: Phrase | undefined, more: Record<string, string> = {}, t = chinese): string =>
  phrase === undefined ? '' : t(phrase.key, { ...phrase.values, ...more });

test('a duration is said in its most readable unit, and never longer than it is', () => {
  const spans = [-5, 59_999, 26.9 * 60_000, 3.19 * HOUR_MS, 10.9 * HOUR_MS, 47 * HOUR_MS, 48 * HOUR_MS];
  expect(spans.map((ms) => durationText(chinese, ms))).toEqual([
    '0 秒',
    '59 秒',
    '26 分钟',
    '3.1 小时',
    '10 小时',
    '47 小时',
    '2 天',
  ]);
  expect([2.29, 9, 12.9].map((days) => durationText(english, days * DAY_MS))).toEqual([
    '2.2 d',
    '9 d',
    '12 d',
  ]);
});

test('a probability has as many digits as it has meaning', () => {
  expect([0.63, 0.042, 0.001, 0.00123, 0.00004].map(probabilityText)).toEqual([
    '= 63 %',
    '= 4.2 %',
    '= 0.1 %',
    '= 0.12 %',
    '< 0.01 %',
  ]);
});

test('a silent grid says for how long, what its past lets expect and how unlikely that is', () => {
  const silent = {
    unitCode: '430202001012000',
    longitude: 113.1,
    latitude: 27.8,
    lastAt: AS_OF - 9 * DAY_MS,
    expected: 11.3,
    probability: 0.001,
  };
  const sentence = silentSentence(silent);
  const span = (t: typeof chinese) => durationText(t, AS_OF - silent.lastAt);
  expect(say(sentence, { unit: '月塘街道第12网格', where: '荷塘区', span: span(chinese) })).toBe(
    '月塘街道第12网格（荷塘区）9 天无上报，按其往常应有 11.3 件，P = 0.1 %',
  );
  expect(say(sentence, { unit: 'Grid 12', where: 'Hetang', span: span(english) }, english)).toBe(
    'Grid 12 (Hetang): no report for 9 d; by its own past 11.3 were to be expected, P = 0.1 %',
  );
});

test('a proposal to merge says what, how near, within what time and against what', () => {
  const point = { longitude: 113.1, latitude: 27.8 };
  const report = { eventNo: 'E1', title: '漏水', reportedAt: AS_OF, channel: 'WECHAT', ...point };
  const sentence = oneCauseSentence({
    id: 'D5-1',
    categoryCode: 'D5',
    unitCode: '430211001001',
    ...point,
    radiusM: 284.6,
    firstAt: AS_OF - 3 * DAY_MS,
    lastAt: AS_OF,
    expected: 1.24,
    probability: 0.00002,
    reports: [report, { ...report, eventNo: 'E2' }, { ...report, eventNo: 'E3' }],
  });
  expect(
    say(sentence, {
      category: '漏水',
      where: '天元区 湘江社区 · 神农城东南方 180 米',
      radius: radiusText(chinese, 284.6),
      span: '3 天',
    }),
  ).toBe(
    '漏水 · 天元区 湘江社区 · 神农城东南方 180 米：半径 290 米、3 天内 3 件，按往常应有 1.2 件，P < 0.01 %，建议并案',
  );
});

test('what is to be expected is never said to be 0', () => {
  expect([0, 0.0004, 0.01, 0.064, 0.26, 11.34].map(expectedText)).toEqual([
    '< 0.01',
    '< 0.01',
    '0.01',
    '0.06',
    '0.3',
    '11.3',
  ]);
});

test('an unusual count says whether it is above or below its usual range', () => {
  const unusual = {
    unitCode: '430202001000',
    categoryCode: null,
    from: AS_OF - HOUR_MS,
    to: AS_OF,
    count: 31,
    expected: 12.25,
    low: 4,
    high: 22,
    weeks: 12,
  };
  const words = { unit: '月塘街道', category: '全部类别', from: '21:41', to: '22:41' };
  expect(say(unusualSentence(unusual), words)).toBe(
    '月塘街道 全部类别 21:41–22:41 31 件，多于往常的 4–22 件（12 周同时段，期望 12.3）',
  );
  expect(say(unusualSentence({ ...unusual, count: 1 }), words)).toContain('1 件，少于往常的 4–22 件');
});

test('what presses says its order and how many there are besides what is in sight', () => {
  const { burning } = aSituation();
  const more = (pressing: number, hidden: number) => say(pressingOrder({ burning, pressing }, hidden));
  expect(burning.length).toBe(3);
  expect(more(3, 0)).toBe('特急、刚超时的在前');
  expect(more(3, 2)).toBe('特急、刚超时的在前 · 另有 2 件');
  // Not all are listed.
  expect(more(1_070, 1)).toBe('特急、刚超时的在前 · 另有 1,068 件');
  expect(say(pressingOrder({ burning, pressing: 28 }, 0), {}, english)).toContain('25 more');
});

test('a rule says the false alarms that chance lets expect and those of the replayed days', () => {
  const budgets = [{ rule: 'silent' as const, alarms: 1, days: 90, perMonth: 0.33, expectedPerMonth: 0.4 }];
  expect(say(budgetSentence(budgets, 'silent'))).toBe(
    '据近 90 天回放，每月约提示 0.3 次，规则允许误报每月至多约 0.4 次',
  );
  expect(budgetSentence(budgets, 'oneCause')).toBeUndefined();
});

test('a dot of the radar says where, until when, how likely it is to be late and from how many that is known', () => {
  const item: RadarItem = {
    eventNo: 'E1',
    title: '飞线充电',
    categoryCode: 'A2',
    tier: 'L2',
    urgency: 'normal',
    unitCode: '430202001000',
    longitude: 113.1,
    latitude: 27.8,
    reportedAt: AS_OF - DAY_MS,
    deadlineAt: AS_OF + HOUR_MS,
    used: 0.96,
    breachProbability: 0.634,
    n: 212,
  };
  const names = { unit: () => '月塘街道', title: ({ title }: { title: string }) => title };
  expect(radarText(chinese, item, names)).toBe(
    '飞线充电 · 月塘街道 · 已用 96% · 时限 11-20 23:41 · 超时概率 63%（n=212）',
  );
  expect(radarText(english, { ...item, breachProbability: null, n: 12 }, names)).toContain(
    'too few for a probability (n=12)',
  );
});
