import i18next from 'i18next';
import { describe, expect, it, test } from 'vitest';
import { shownTime } from '../../src/domain/incidents/shown-time.ts';
import { isDate, isoOrDate, lastMomentOf, readTimeOrDate } from '../../src/domain/time/dates.ts';
import { dueText } from '../../src/i18n/due-text.ts';
import { formatMinute, formatTimeOn } from '../../src/i18n/format.ts';
import { hoursText, intervalText } from '../../src/i18n/interval-text.ts';
import { spanBetweenText } from '../../src/i18n/span-between-text.ts';
import { radarText } from '../../src/features/situation/radar-text.ts';
import { incident } from '../features/handover/a-situation.ts';
import { dictionary } from '../support/texts.ts';

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`);
/** A date as the order of times has it. */
const date = (day: string) => at(`${day}T00:00`) + 0.5;

/** The Chinese texts by their keys. */
function t(key: string, values: Readonly<Record<string, string>> = {}): string {
  const text = key
    .split('.')
    .reduce<unknown>(
      (tree, part) => (tree as Record<string, unknown> | undefined)?.[part],
      dictionary('zh-CN'),
    );
  if (typeof text !== 'string') throw new Error(`no text ${key}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
}

describe('a time of an incident', () => {
  const told = {
    deadlineAt: at('29T00:00'),
    reportedAt: at('27T15:07'),
    knownToDay: ['deadlineAt'],
  } as const;

  it('is its date where it was written as one, whatever the form of the reply', () => {
    expect(formatMinute(shownTime(told, 'deadlineAt'))).toBe('11-28');
    expect(formatMinute(shownTime({ ...told, deadlineAt: '2026-11-29T00:00:00+08:00' }, 'deadlineAt'))).toBe(
      '11-28',
    );
    expect(formatMinute(shownTime(told, 'reportedAt'))).toBe('11-27 15:07');
    expect(shownTime({ ...told, deadlineAt: null }, 'deadlineAt')).toBeNaN();
  });

  it('that was raised to the step before it is the date that was written', () => {
    const raised = { handledAt: at('27T15:07'), knownToDay: ['handledAt'] } as const;
    expect(formatMinute(shownTime(raised, 'handledAt'))).toBe('11-27');
  });
});

describe('what is left until a deadline', () => {
  const say = (deadline: number, now: number) =>
    dueText(t, deadline, now, { over: 'handover.lateBy', left: 'handover.left' });

  it.each([
    ['27T10:00', '余 1 天'],
    ['28T00:00', '今日到期'],
    ['28T23:59', '今日到期'],
    // The end of the day itself, at which a shift may end.
    ['29T00:00', '今日到期'],
    ['29T00:01', '超 1 天'],
    ['30T23:00', '超 2 天'],
  ])('is counted in days where it is a date: at %s %s', (now, text) => {
    expect(say(date('28'), at(now))).toBe(text);
  });

  it('is counted in hours where it has one', () => {
    expect(say(at('28T12:00'), at('28T10:00'))).toBe('余 2 小时');
    expect(say(at('28T12:00'), at('28T15:00'))).toBe('超 3 小时');
    expect(say(at('28T00:00'), at('27T22:00'))).toBe('余 2 小时');
  });
});

test('a span from or to a date is counted in days', () => {
  expect(spanBetweenText(t, date('27'), at('28T10:00'))).toBe('1 天');
  expect(spanBetweenText(t, at('27T23:00'), date('27'))).toBe('0 天');
  expect(spanBetweenText(t, at('27T23:00'), at('28T01:00'))).toBe('2 小时');
});

test('a moment of today has its time, a date of today its day', () => {
  expect(formatTimeOn(at('28T00:00'), at('28T10:00'))).toBe('00:00');
  expect(formatTimeOn(date('28'), at('28T10:00'))).toBe('11-28');
});

test.each([
  [date('28'), at('29T00:00'), '2026-11-28'],
  [date('28'), at('30T00:00'), '2026-11-28–2026-11-29'],
  [date('28'), at('28T15:07'), '2026-11-28 – 15:07'],
  [date('28'), at('29T15:07'), '2026-11-28 – 2026-11-29 15:07'],
  [date('28'), date('28'), '2026-11-28'],
  [at('28T15:07'), at('29T00:00'), '2026-11-28 15:07–24:00'],
  [at('28T00:00'), at('28T15:07'), '2026-11-28 00:00–15:07'],
])('an interval %#', (from, to, text) => {
  expect(intervalText(from, to)).toBe(text);
  expect(hoursText(from, to)).toBe(isDate(from) ? '—' : text.slice('2026-11-28 '.length));
});

test('a text of a time or a date has one place in the order of times, and comes back as it was', () => {
  for (const text of ['2026-11-28', '2026-11-28T00:00:00+08:00', '2026-11-28T15:07:30+08:00'])
    expect(isoOrDate(readTimeOrDate(text))).toBe(text);
  expect(readTimeOrDate('2026-11-28')).toBe(date('28'));
  expect(() => readTimeOrDate('2026-02-30')).toThrow('no such date');
  expect([lastMomentOf(date('28')), lastMomentOf(at('28T15:07'))]).toEqual([
    at('29T00:00') - 1,
    at('28T15:07'),
  ]);
});

describe('the radar', () => {
  const item = { ...incident('ZZ-1', 0), deadlineAt: at('29T00:00'), reportedAt: at('20T00:00') };
  const names = { unit: (code: string) => code, title: ({ title }: { title: string }) => title };

  it('says the day of a deadline, and that a report without an hour gives no chance', async () => {
    const say = await i18next.createInstance().init({
      lng: 'zh',
      resources: { zh: { translation: dictionary('zh-CN') } },
      interpolation: { escapeValue: false },
    });
    expect(radarText(say, { ...item, knownToDay: ['deadlineAt', 'reportedAt'] }, names)).toMatch(
      /时限 11-28 · 上报没有时刻，不给概率$/,
    );
    expect(radarText(say, item, names)).toMatch(/时限 11-29 00:00 · 样本不足/);
  });
});
