import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { dictionary, leaves } from '../support/texts.ts';

const chinese = leaves(dictionary('zh-CN'));
const english = leaves(dictionary('en'));
const glossary = readFileSync(path.resolve(import.meta.dirname, '../../docs/glossary.md'), 'utf8');

const found = (texts: ReadonlyMap<string, string>, forbidden: RegExp): string[] =>
  [...texts].filter(([, text]) => forbidden.test(text)).map(([key, text]) => `${key}: ${text}`);

describe('words that mislead', () => {
  test('a matter that is overdue is no fire, and nothing burns', () => {
    expect(found(chinese, /火情|着火|火点/)).toEqual([]);
    expect(found(english, /\bburn(s|ing)?\b|\bon fire\b/i)).toEqual([]);
  });

  test('overdue has one word', () => {
    expect(found(chinese, /逾期/)).toEqual([]);
    const monitor = [...english].filter(([key]) => /^(situation|numbers)\./.test(key));
    expect(found(new Map(monitor), /\blate\b/i)).toEqual([]);
  });

  test('near its deadline and due within two hours are two things with one name each', () => {
    expect(found(chinese, /将超时|临近时限/)).toEqual([]);
    for (const key of ['numbers.near', 'progress.nearDeadline', 'handover.name.near'])
      expect([chinese.get(key), english.get(key)], key).toEqual(['临期', 'Near deadline']);
    for (const key of ['numbers.dueSoon', 'handover.name.dueSoon'])
      expect(chinese.get(key), key).toBe('2 小时内到期');
  });

  test('事件 is an incident', () => {
    expect(found(english, /(?<!\{)\bevents?\b/i)).toEqual([]);
  });

  test('an emergency is what is led on the page, the highest urgency is critical', () => {
    const others = [...english].filter(([key]) => /^(situation|numbers|handover)\./.test(key));
    expect(found(new Map(others), /emergenc/i)).toEqual([]);
    expect(english.get('incident.urgencies.emergency')).toBe('critical');
  });

  test('a share and a sheet give the cameras one name', () => {
    expect(chinese.get('numbers.cameras')).toBe(chinese.get('handover.name.cameras'));
    expect(english.get('numbers.cameras')).toBe(english.get('handover.name.cameras'));
  });

  test('a duration, a distance and a direction have one text each', () => {
    const texts = (of: RegExp): string[] =>
      [...chinese].filter(([, text]) => of.test(text)).map(([key]) => key);
    // The time bar names whole units, the scale of a printed map round lengths.
    expect(texts(/^\{\{n\}\} ?小时$/)).toEqual(['duration.hours', 'time.hours']);
    expect(texts(/^\{\{n\}\} ?(公里|千米|km)$/)).toEqual(['print.kilometres', 'whereabouts.kilometres']);
    expect(texts(/^以?西南$/)).toEqual(['whereabouts.direction.southwest']);
  });

  test('the page of the monitor is no philosophy', () => {
    expect(found(english, /^meaning$/i)).toEqual([]);
  });
});

/** Terms of the glossary: where the Chinese text has the one, the English has the other. */
const TERMS: readonly (readonly [RegExp, RegExp])[] = [
  [/超时概率/, /breach/i],
  [/超时(?!概率)/, /overdue/i],
  [/按期结案率/, /on-time closure/i],
  [/办结率/, /completion/i],
  [/静默网格/, /silent/i],
  [/特急/, /critical/i],
  [/在办/, /\bopen\b/i],
  [/吹哨/, /whistle|called/i],
];

test.each(TERMS)('%s is %s in every text of the monitor, the hand-over and the rates', (word, wanted) => {
  const keys = [...chinese].filter(
    ([key, text]) => /^(situation|numbers|rates|handover|progress)\./.test(key) && word.test(text),
  );
  expect(keys.length).toBeGreaterThan(0);
  expect(
    keys
      .filter(([key]) => !wanted.test(english.get(key) ?? ''))
      .map(([key]) => `${key}: ${english.get(key)}`),
  ).toEqual([]);
});

/** What every number of the monitor says of its scope: the chosen period, or all, or days that are named. */
const SCOPES: Readonly<Record<string, readonly [RegExp, RegExp]>> = {
  'numbers.reportedOf': [/\{\{period\}\}/, /\{\{period\}\}/],
  'numbers.completionOf': [/处置.*\{\{period\}\}/, /handled .*\{\{period\}\}/],
  'numbers.overdueOf': [/\{\{period\}\}上报/, /reported \{\{period\}\}/],
  'numbers.nearOf': [/\{\{period\}\}/, /\{\{period\}\}/],
  'numbers.silentOf': [/\{\{period\}\}/, /\{\{period\}\}/],
  'numbers.inPeriod': [/所选时段/, /period/],
  'numbers.allOpen': [/\{\{extent\}\}.*全部在办/, /\{\{extent\}\}.*all open/],
  'numbers.dueSoonOf': [/全部在办/, /all .*open/],
  'numbers.asOf': [/\{\{time\}\}/, /\{\{time\}\}/],
  'incidentList.count': [/所选时段/, /in the period/],
  'situation.extent': [/\{\{time\}\}.*\{\{unit\}\}.*不筛选/, /\{\{time\}\}.*\{\{unit\}\}.*unfiltered/],
  'situation.matrix.aside': [/\{\{days\}\}/, /\{\{days\}\}/],
  'situation.lastDays': [/\{\{days\}\}/, /\{\{days\}\}/],
  'situation.whistles.line': [/\{\{days\}\}/, /\{\{days\}\}/],
  'situation.tiers.aside': [/全部在办.*中位.*180 天/, /all .*open.*median.*180 days/],
  'situation.command.aside': [/全部在办/, /all open/],
  'situation.burning.orderMore': [/另有 \{\{n\}\} 件/, /\{\{n\}\} more/],
  'situation.burning.aside': [/不限时段.*全部超时/, /any age.*overdue/],
  'situation.radar.aside': [/全部在办/, /all open/],
  'situation.assessment.aside': [/\{\{period\}\}/, /\{\{period\}\}/],
  'situation.assessment.scope': [/该月到期.*非办结率/, /due that month.*not the completion rate/],
  'situation.budget': [/近 \{\{days\}\} 天.*每月/, /last \{\{days\}\} days.*a month/],
};

test.each(Object.entries(SCOPES))('%s says what it is of', (key, [zh, en]) => {
  expect(chinese.get(key)).toMatch(zh);
  expect(english.get(key)).toMatch(en);
});

test('the budget of false alarms is one plain sentence, and its bound is not a part of what was replayed', () => {
  expect(chinese.get('situation.budget')).not.toMatch(/其中/);
  expect(english.get('situation.budget')).not.toMatch(/of them/);
  expect(chinese.get('situation.budget')).not.toMatch(/。|（/);
  expect(english.get('situation.budget')).not.toMatch(/[.:](\s|$)/);
});

test('every number of the monitor stands in the glossary, by its words in both languages', () => {
  const [, table = ''] = glossary.split('## Numbers of the monitor');
  const titles = [...chinese.keys()].filter((key) =>
    /^situation\.\w+\.title$|^numbers\.(reported|completion|overdue|near|dueSoon|cameras|silent|withoutMatch|today\.title)$/.test(
      key,
    ),
  );
  expect(titles.length).toBeGreaterThan(15);
  for (const key of titles.filter((each) => each !== 'situation.meaning.title'))
    for (const text of [chinese.get(key), english.get(key)]) expect(table, key).toContain(`| ${text} `);
});
