import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchPinyin, pinyinLetters } from '../../server/repositories/pinyin-match.ts';
import { searchByText } from '../../server/repositories/search.ts';
import { loadDataset } from '../../server/load/load-dataset.ts';
import type { LoadReport } from '../../src/schemas/load-report.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let test: TestDatabase;
let report: LoadReport;
const AS_OF = Date.parse('2026-11-30T12:00:00+08:00');
const field = (name: string) => path.join(import.meta.dirname, '../fixtures/field', name);

beforeAll(async () => {
  test = await openTestDatabase('pglite');
  await loadDataset({ database: test.database.kysely, folder: field('42'), asOf: AS_OF });
  report = await loadDataset({ database: test.database.kysely, folder: field('20'), asOf: AS_OF });
});
afterAll(() => test?.close());

const found = async (text: string) =>
  (await searchByText(test.database.kysely, text, 10)).map(({ id }) => id);

describe('a search', () => {
  it.each(['ZZ-1', 'zz-1', 'Zz-1', 'ＺＺ－１', 'ｚｚ－１', '（ZZ-1）', '【zz-1】', ' ZZ-1\u200b', 'zz'])(
    '42: finds an incident by %s',
    async (text) => expect(await found(text)).toContain('ZZ-1'),
  );

  it.each(['甲区', '「甲区」', 'jiaqu', 'JiaQu', 'jia qu', 'jiǎ qū', 'jq', 'jiaq', 'ｊｉａｑｕ'])(
    '42: finds a unit by %s',
    async (text) => expect((await found(text))[0]).toBe('430202000000'),
  );

  it.each(['zz-2', 'yiqu', 'z%', 'jiaqux'])('finds nothing by %s', async (text) => {
    expect(await found(text)).toEqual([]);
  });
});

describe('Pinyin', () => {
  it.each([
    ['重庆路', 'chongqing', 'start'],
    ['重庆路', 'cqlu', 'whole'],
    ['新华社区', 'huashe', 'inside'],
    ['绿地', 'lvdi', 'whole'],
    ['合泰3栋', 'hetai3d', 'whole'],
    ['清水塘', 'qshuit', 'whole'],
    ['清水塘', 'qingt', undefined],
  ])('%s is read as %s: %s', (name, letters, expected) => {
    expect(matchPinyin(name, letters)).toBe(expected);
  });

  it('is letters alone, without tones and blanks', () => {
    expect(pinyinLetters("Lǜ dì Xī'ān")).toBe('lvdixian');
    for (const text of ['q', '甲', '430202', 'zz-1x_', '']) expect(pinyinLetters(text)).toBeUndefined();
  });
});

describe('ordinary reports that look like personal data', () => {
  it('20: are all taken, word by word', async () => {
    const rows = await test.database.kysely
      .selectFrom('incident')
      .select(['event_no', 'title'])
      .where('data_set_id', '=', 'min-20')
      .orderBy('event_no')
      .execute();
    expect(rows.map(({ title }) => title)).toEqual([
      '一名6岁儿童走失，家长求助',
      '小区30岁老楼住户反映漏水',
      '反映2岁幼儿园托班收费家长不满',
      '项目投资15800000000元公示牌倒伏',
      '坐标113.13912345678处井盖缺失',
      '云C12345号井盖缺失',
    ]);
    const layer = report.layers.find(({ layer: id }) => id === 'ev');
    expect(layer).toMatchObject({ accepted: 6, rejected: [] });
    expect(layer?.repaired.filter(({ why }) => /V-12/.test(why))).toEqual([]);
  });
});
