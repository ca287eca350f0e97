import i18next from 'i18next';
import { expect, test } from 'vitest';
import { partsText, surgeTimes, surgeWords } from '../../../src/features/surges/surge-words.ts';
import type { SurgeRecord } from '../../../src/schemas/surges.ts';
import { dictionary } from '../../support/texts.ts';
import { zoomOfCircle } from '../../../src/state/stores/mark-place.ts';

const instance = i18next.createInstance();
await instance.init({
  lng: 'zh-CN',
  interpolation: { escapeValue: false },
  resources: { 'zh-CN': { translation: dictionary('zh-CN') }, en: { translation: dictionary('en') } },
});
const chinese = instance.getFixedT('zh-CN');
const english = instance.getFixedT('en');

const leak: SurgeRecord = {
  id: '430211-D5-1',
  countyCode: '430211',
  categoryCode: 'D5',
  firstAt: Date.parse('2026-11-20T22:00:00+08:00'),
  startedAt: Date.parse('2026-11-20T22:09:00+08:00'),
  endedAt: null,
  count: 12,
  expected: 0.4,
  low: 0,
  high: 2,
  probability: 1e-9,
  longitude: 113.13,
  latitude: 27.83,
  radiusM: 142,
  unitCode: '430211001001',
  positions: [],
  acknowledgedAt: null,
};
const NAMES: Readonly<Record<string, string>> = {
  '430211000000': '天元区',
  '430211001001': '湘江社区',
  D5: '漏水',
};
const names = {
  unit: (code: string) => NAMES[code] ?? code,
  category: (code: string) => NAMES[code] ?? code,
  // 180 m to the north-west of the leak.
  known: { places: [{ name: '神农城', position: [113.128704, 27.831146] as [number, number] }], stops: [] },
};

test('a surge says what, how many against the usual, and where from a place that people know', () => {
  expect(surgeWords(chinese, leak, names)).toEqual({
    headline: '天元区 漏水：12 件',
    usual: '往常 0–2 件',
    where: '湘江社区 · 神农城东南方 180 米 · 半径 150 米',
    chance: '巧合的可能 < 0.01 %',
  });
  expect(surgeWords(english, leak, names)).toEqual({
    headline: '天元区, 漏水: 12 reports',
    usual: 'usually 0–2',
    where: '湘江社区 · 180 m south-east of 神农城 · radius 150 m',
    chance: 'chance alone < 0.01 %',
  });
});

test('a surge over a whole district names it once, and the way from what people know', () => {
  const storm = { ...leak, categoryCode: null, unitCode: '430211000000', radiusM: 1_940, high: 0 };
  const words = surgeWords(chinese, storm, names);
  expect(words).toMatchObject({ headline: '天元区 上报：12 件', usual: '往常 0 件' });
  expect(words.where).toBe('神农城东南方 180 米 · 半径 2 公里');
  expect(partsText(chinese, [leak, { ...leak, categoryCode: 'X', count: 5 }], names)).toEqual([
    '漏水 12',
    'X 5',
  ]);
});

test('a surge says since when, or from when to when', () => {
  const asOf = Date.parse('2026-11-20T23:59:00+08:00');
  expect(surgeTimes(chinese, leak, asOf)).toBe('22:00 起');
  const endedAt = leak.firstAt + 95 * 60_000;
  expect(surgeTimes(english, { ...leak, endedAt }, asOf)).toBe('22:00–23:35');
});

test('a surge of another day says the date, by the days of Shanghai', () => {
  // A minute past midnight it is the 21st there, and still the 20th in London.
  const asOf = Date.parse('2026-11-21T00:01:00+08:00');
  expect(surgeTimes(chinese, leak, asOf)).toBe('11-20 22:00 起');
  const minutes = (n: number) => leak.firstAt + n * 60_000;
  expect(surgeTimes(english, { ...leak, endedAt: minutes(95) }, asOf)).toBe('11-20 22:00–23:35');
  expect(surgeTimes(chinese, { ...leak, endedAt: minutes(121) }, asOf)).toBe('11-20 22:00–11-21 00:01');
  expect(surgeTimes(english, leak, Date.parse('2027-01-01T00:00:00+08:00'))).toBe('since 2026-11-20 22:00');
});

test('a circle is shown whole: twice as wide, one zoom further away', () => {
  expect(zoomOfCircle(1_000, 27.8) - zoomOfCircle(2_000, 27.8)).toBeCloseTo(1, 9);
  expect(zoomOfCircle(0, 27.8)).toBe(16);
  expect(zoomOfCircle(400_000, 27.8)).toBe(9);
  // 420 px across: at this zoom a pixel is so many metres.
  const mPerPx = (78_271.5 * Math.cos((27.8 * Math.PI) / 180)) / 2 ** zoomOfCircle(2_000, 27.8);
  expect(4_000 / mPerPx).toBeCloseTo(420, 6);
});
