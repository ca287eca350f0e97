import { createInstance } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { noteText } from '../../../src/features/legend/note-text.ts';
import { dictionary } from '../../support/texts.ts';

const i18n = createInstance();
beforeAll(() => i18n.init({ lng: 'zh-CN', resources: { 'zh-CN': { translation: dictionary('zh-CN') }, en: { translation: dictionary('en') } } })); // prettier-ignore

const NOTES = {
  markets: { noteKey: 'legend.marketNote', noteValues: { held: 3, n: 1_234, daily: 2 } },
  hotspots: { noteKey: 'legend.hotspotNote', noteValues: { n: 41, cases: 56, all: 300 } },
  rates: { noteKey: 'legend.rateNote', noteValues: { n: 1_384, units: 2_302 } },
  quantiles: { noteKey: 'legend.quantileNote', noteValues: { n: 1_384, units: 2_302 } },
  cameras: { noteKey: 'legend.cameraNote', noteValues: { n: 3_988, unplaced: 12 } },
  sectors: { noteKey: 'legend.sectorNote', noteValues: { n: 3_988, known: 700 } },
  density: { noteKey: 'legend.densityNote' },
};
type Named = keyof typeof NOTES;
const say = (name: Named, lng: string, isShort: boolean) =>
  noteText(i18n.getFixedT(lng), NOTES[name], isShort) ?? '';

test.each<readonly [Named, readonly RegExp[], readonly RegExp[]]>([
  ['markets', [/今日开市 3/, /1,234/, /每日开市 2/], [/3 of 1,234 held today/, /2 daily/]],
  ['hotspots', [/56 起/, /n=41/, /未作显著性检验/], [/56 cases/, /n=41/, /not a significance test/]],
  ['rates', [/处置 ÷ 登记/, /n=1,384/], [/handled ÷ registered/, /n=1,384/]],
  ['quantiles', [/n=1,384/, /分位数/], [/n=1,384/, /quantiles/]],
  ['cameras', [/n=3,988/, /12 路无坐标/], [/n=3,988/, /12 without/]],
  ['sectors', [/700 \/ 3,988/], [/700 of 3,988/]],
  ['density', [/按格内件数/], [/by their incidents/]],
])('the short note of %s keeps its counts and what it cannot say', (name, chinese, english) => {
  for (const part of chinese) expect(say(name, 'zh-CN', true)).toMatch(part);
  for (const part of english) expect(say(name, 'en', true)).toMatch(part);
});

test.each(['zh-CN', 'en'])('no note of the map but that of a density is long on a wall, %s', (lng) => {
  for (const name of Object.keys(NOTES) as Named[]) {
    const [short, whole] = [say(name, lng, true), say(name, lng, false)];
    expect(short.length, short).toBeLessThanOrEqual(whole.length);
    if (name !== 'density') expect(short.length, short).toBeLessThanOrEqual(lng === 'en' ? 56 : 28);
  }
});

test('a layer without a note says nothing', () => {
  expect(noteText(i18n.t, {}, true)).toBeUndefined();
});
