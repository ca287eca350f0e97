import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { variablesOf } from '../../src/domain/tour/template.ts';
import { LANGUAGES } from '../../src/domain/view/languages.ts';
import { textsOf } from '../../src/features/tour/value-words.ts';
import { figureSchema } from '../../src/schemas/figures.ts';
import { tourSchema } from '../../src/schemas/tours.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../data/zhuzhou');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'));

const STOP = {
  id: 'one',
  title: { 'zh-CN': '一' },
  text: { 'zh-CN': '文' },
  view: { unit: '430202000000' },
};
const tour = (stop: object, ...more: object[]) => ({
  id: 'a',
  title: { 'zh-CN': '题' },
  stops: [stop, ...more],
});
const faultsOf = (value: unknown): string[] => {
  const parsed = tourSchema.safeParse(value);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`);
};

describe('the schema of a tour', () => {
  it('fills in what may be left out', () => {
    expect(tourSchema.parse(tour(STOP)).stops[0]).toEqual({
      ...STOP,
      view: { unit: '430202000000', padding: 0.04 },
      layers: [],
      filter: '',
      range: 'all',
      seconds: 60,
      highlight: [],
      figures: [],
      rows: [],
      cards: [],
    });
  });

  it.each([
    ['no stops', { id: 'a', title: { 'zh-CN': '题' }, stops: [] }, /^stops: /],
    ['a view of nothing', tour({ ...STOP, view: {} }), /^stops\.0\.view: needs a unit or bounds$/],
    ['a zoom', tour({ ...STOP, view: { unit: '430202000000', zoom: 12 } }), /^stops\.0\.view: .*zoom/],
    ['bounds turned over', tour({ ...STOP, view: { bounds: [114, 27, 113, 28] } }), /must be \[west, south/],
    ['bounds off the earth', tour({ ...STOP, view: { bounds: [113, 27, 190, 28] } }), /within ±180/],
    ['a stop of a second', tour({ ...STOP, seconds: 1 }), /^stops\.0\.seconds: /],
    ['a field that is misspelt', tour({ ...STOP, heighlight: [] }), /heighlight/],
    ['two stops of one id', tour(STOP, STOP), /^stops: ids of stops must differ$/],
    ['a title without Chinese', tour({ ...STOP, title: { en: 'One' } }), /^stops\.0\.title\.zh-CN: /],
    ['a card on no day', tour({ ...STOP, cards: [{ labels: STOP.title, value: STOP.title, place: STOP.title, date: '2024-02-30' }] }), /cards\.0\.date/],
  ])('refuses %s', (_, value, fault) => {
    expect(faultsOf(value).join('\n')).toMatch(fault);
  }); // prettier-ignore
});

describe('the tour of the bundled city', () => {
  const bundled = tourSchema.parse(read('tours/city.json'));
  const figures = new Map(
    figureSchema
      .array()
      .parse(read('figures.json'))
      .map((figure) => [figure.id, figure]),
  );

  it('has the eight stops of the script', () => {
    expect(bundled.stops.map(({ id, seconds }) => [id, seconds])).toEqual(
      ['city', 'hetang', 'qingshuitang', 'shifeng', 'tianyuan', 'xijun', 'pickpockets', 'video'].map((id) => [
        id,
        60,
      ]),
    );
  });

  it.each(LANGUAGES)('names in %s only figures that were published', (language) => {
    const written = variablesOf(bundled.stops.flatMap((stop) => textsOf(stop, language)));
    const ids = written.flatMap(({ name, argument = '' }) =>
      ['figure', 'number', 'recomputed', 'ratio'].includes(name) ? argument.split('/') : [],
    );
    expect(ids.length).toBeGreaterThan(20);
    expect(ids.filter((id) => !figures.has(id))).toEqual([]);
  });

  it('says the same numbers in every language', () => {
    const numbers = LANGUAGES.map((language) =>
      bundled.stops.map((stop) =>
        variablesOf(textsOf(stop, language))
          .map(({ written }) => written.replace(/^number:/, 'figure:'))
          .sort(),
      ),
    );
    expect(numbers[1]).toEqual(numbers[0]);
  });

  it('tells its stories by published figures, with the days of DOMAIN §5.3', () => {
    const told = bundled.stops.flatMap(({ cards }) =>
      cards.map(({ value, date }) => {
        const figure = figures.get(/\{figure:(.+)\}/.exec(value['zh-CN'])?.[1] ?? '');
        return [figure?.value, figure?.unit, date];
      }),
    );
    expect(told).toEqual([
      [10, '分钟', '2024-03-23'],
      [30, '分钟', '2019-06-19'],
      [1, '小时', '2019-06-21'],
      [20, '分钟', '2024-03-19'],
      [3, '小时', '2022-01-01'],
    ]);
  });

  it('puts completion and closure rate at no one stop', () => {
    for (const stop of bundled.stops) {
      const shown = variablesOf(textsOf(stop, 'zh-CN')).flatMap(({ name, argument = '' }) =>
        name === 'completionRate' ? [name] : (figures.get(argument)?.definitionId ?? []),
      );
      expect(new Set(shown).size, stop.id).toBeLessThanOrEqual(1);
    }
  });
});
