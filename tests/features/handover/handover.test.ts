import { describe, expect, test } from 'vitest';
import { shiftAt } from '../../../src/domain/time/shifts.ts';
import { handoverDocument, handoverText } from '../../../src/features/handover/handover-document.ts';
import { handoverFacts, shiftEndFacts } from '../../../src/features/handover/handover-facts.ts';
import type { CameraRecord } from '../../../src/schemas/cameras.ts';
import type { ShiftEnd } from '../../../src/schemas/shift-end.ts';
import { formatClock } from '../../../src/i18n/format.ts';
import type { Situation } from '../../../src/schemas/situation.ts';
import { dictionary } from '../../support/texts.ts';
import { aSituation, AS_OF, incident } from './a-situation.ts';

const camera = (pointClass: CameraRecord['pointClass'], status: CameraRecord['status']): CameraRecord => ({
  gbId: '43020200001310000001',
  gbVersion: 2022,
  name: 'camera',
  pointClass,
  ownerSector: 'police',
  status,
  origin: 'synthetic',
});
const CAMERAS = [
  camera(1, 'online'),
  camera(1, 'fault'),
  camera(3, 'offline'),
  camera(3, 'removed'),
  camera(2, 'online'),
];

/** Texts of a language by their keys, as i18next finds them. */
function translate(language: 'zh-CN' | 'en') {
  const texts = dictionary(language);
  return (key: string, values: Readonly<Record<string, string | number>> = {}): string => {
    const text = key
      .split('.')
      .reduce<unknown>((tree, part) => (tree as Record<string, unknown> | undefined)?.[part], texts);
    if (typeof text !== 'string') throw new Error(`no text ${key}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
  };
}

function documentOf(
  situation: Situation,
  language: 'zh-CN' | 'en' = 'zh-CN',
  reports: number | undefined = 17,
) {
  return handoverDocument(
    {
      figures: { ...situation, past: null },
      facts: handoverFacts(situation, CAMERAS),
      shift: shiftAt(AS_OF),
      reports,
      extent: 'city',
      names: { unit: (code) => `unit ${code}`, category: (code) => `category ${code}` },
      language,
    },
    translate(language),
  );
}

describe('the facts', () => {
  const facts = handoverFacts(aSituation(), CAMERAS);
  const numbers = (items: readonly { eventNo: string }[]) => items.map(({ eventNo }) => eventNo);

  test('tell emergencies, overdue and watched incidents apart', () => {
    expect(numbers(facts.emergencies)).toEqual(['ZZ-9']);
    expect(numbers(facts.overdue)).toEqual(['ZZ-1', 'ZZ-2']);
    expect(numbers(facts.watched)).toEqual(['ZZ-5', 'ZZ-3']);
  });

  test('name the least probable silence first and the markets with a camera down', () => {
    expect(facts.silent?.map(({ unitCode }) => unitCode)).toEqual(['430202001002', '430202001001']);
    expect(facts.marketsDown?.map(({ name }) => name)).toEqual(['market 1']);
  });

  test('count cameras that are down by class, removed ones not at all', () => {
    expect(facts.camerasDown).toEqual([
      { pointClass: 1, down: 1, total: 2 },
      { pointClass: 2, down: 0, total: 1 },
      { pointClass: 3, down: 1, total: 1 },
    ]);
    expect(handoverFacts(aSituation(), undefined).camerasDown).toBeUndefined();
  });
});

describe.each(['zh-CN', 'en'] as const)('the page in %s', (language) => {
  const page = documentOf(aSituation(), language);
  const section = (id: string) => page.sections.find((each) => each.id === id);

  test('has the numbers of the situation, each with its definition and moment', () => {
    const rows = section('figures')?.rows ?? [];
    expect(rows.map(([, value]) => value)).toEqual([
      '1,234', '60', '7', '2', '17', '42', '98.67% (6,245/6,329)', '96.2% (3,847/4,000)', '2',
    ]); // prettier-ignore
    expect(rows.every((cells) => cells.length === 4 && cells.every((cell) => cell !== ''))).toBe(true);
    expect(rows.map((cells) => cells[3])).toEqual([...Array<string>(7).fill('15:40'), '15:35', '15:39']);
  });

  test('says how many overdue there are where it lists only some', () => {
    expect(section('overdue')?.heading).toMatch(/60.*2/);
    expect(section('overdue')?.heading).toContain(
      language === 'en' ? 'most recently overdue first' : '最近超时者在前',
    );
    expect(section('overdue')?.rows.length).toBe(2);
  });

  test('is copied with every cell that is shown', () => {
    const text = handoverText(page);
    for (const { heading, rows } of page.sections)
      for (const cell of [heading, ...rows.flat()]) expect(text).toContain(cell);
  });
});

test('what is not known is a dash and never a zero', () => {
  const situation = { ...aSituation(), silent: null, rulesAsOf: null };
  const page = handoverDocument(
    {
      figures: { ...situation, past: null },
      facts: handoverFacts(situation, undefined),
      shift: shiftAt(AS_OF),
      reports: undefined,
      extent: 'city',
      names: { unit: (code) => code, category: (code) => code },
      language: 'zh-CN',
    },
    translate('zh-CN'),
  );
  const rows = page.sections[0]?.rows ?? [];
  expect([rows[4]?.[1], rows[8]?.[1], rows[8]?.[3]]).toEqual(['—', '—', '—']);
  const headings = page.sections.map(({ heading }) => heading).filter((heading) => heading.endsWith(' —'));
  expect(headings.length).toBe(2);
});

test('the line of the shift says its hours, the evening shift until 24:00', () => {
  const evening = shiftAt(Date.parse('2026-11-20T20:00:00+08:00'));
  const input = {
    figures: { ...aSituation(), past: null },
    facts: handoverFacts(aSituation(), CAMERAS),
    reports: 1,
    extent: 'city',
  };
  const names = { unit: (code: string) => code, category: (code: string) => code };
  const page = handoverDocument({ ...input, shift: evening, names, language: 'zh-CN' }, translate('zh-CN'));
  expect(page.lines[0]).toBe('2026-11-20 周五 中班 16:00–24:00');
});

describe.each(['zh-CN', 'en'] as const)('the page of a past shift in %s', (language) => {
  const shift = shiftAt(AS_OF);
  const { today, completion } = aSituation();
  const late = Array.from({ length: 9 }, (_, index) => incident(`ZZ-${index}`, -10 * (index + 1)));
  const end: ShiftEnd = {
    from: shift.from,
    asOf: shift.to,
    unitCode: null,
    reports: 31,
    today,
    completion,
    open: 700,
    overdue: 650,
    dueSoon: 4,
    near: 1,
    emergencies: 0,
    overdueEmergencies: 0,
    withoutSteps: 3,
    withoutDeadline: 0,
    emergencyItems: [],
    overdueItems: late,
    nearItems: [incident('ZZ-N', 500)],
  };
  const page = handoverDocument(
    {
      figures: { ...end, cameras: null, rulesAsOf: null, past: end },
      facts: shiftEndFacts(end),
      shift,
      reports: end.reports,
      extent: 'city',
      names: { unit: (code) => code, category: (code) => code },
      language,
    },
    translate(language),
  );
  const section = (id: string) => page.sections.find((each) => each.id === id);
  const notKept = translate(language)('handover.notKept');

  test('has the figures of its end, and a dash with the reason for what is not kept', () => {
    const rows = section('figures')?.rows ?? [];
    expect(rows.map(([, value]) => value)).toEqual([
      '700', '650', '4', '1', '31', '42', '98.67% (6,245/6,329)', '—', '—',
    ]); // prettier-ignore
    expect(rows.slice(7).map((cells) => cells[2])).toEqual([notKept, notKept]);
    for (const id of ['silent', 'cameras', 'markets'])
      expect(section(id)).toMatchObject({ rows: [], empty: notKept });
  });

  test('says that it ends with the shift and what stands without a history', () => {
    const { date, time } = formatClock(shift.to, language);
    expect(page.lines[1]).toContain(translate(language)('handover.asOfEnd', { time: `${date} ${time}` }));
    expect(page.lines[1]).toContain(translate(language)('handover.withoutSteps', { n: '3' }));
  });

  test('lists seven on paper, says in which order, and copies all that it knows', () => {
    expect(section('overdue')?.rows.length).toBe(7);
    expect(section('overdue')?.heading).toMatch(/650.*7/);
    for (const { eventNo } of late) expect(handoverText(page)).toContain(eventNo);
    expect(section('watched')?.heading).not.toMatch(/50\s?%/);
  });
});

test('a time that is a date is a day in every table, and the rest is counted in days', () => {
  const situation = aSituation();
  const deadlineAt = Date.parse('2026-11-20T00:00:00+08:00');
  const known = { reportedAt: Date.parse('2026-11-18T00:00:00+08:00'), deadlineAt };
  const knownToDay: ('reportedAt' | 'deadlineAt')[] = ['reportedAt', 'deadlineAt'];
  const burning = situation.burning.map((item) => ({ ...item, ...known, knownToDay }));
  const { sections } = documentOf({ ...situation, burning });
  const cells = (id: string) => sections.find((each) => each.id === id)?.rows.map((row) => row.slice(4));
  expect(cells('emergencies')).toEqual([['11-18', '超 1 天']]);
  expect(cells('overdue')).toEqual([
    ['11-19', '超 1 天'],
    ['11-19', '超 1 天'],
  ]);
});
