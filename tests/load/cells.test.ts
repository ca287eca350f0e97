import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { isBlank, mapColumns } from '../../src/domain/exchange/fields/column-mapping.ts';
import { detectEncoding } from '../../src/domain/exchange/files/detect-encoding.ts';
import { nearestNames } from '../../src/domain/exchange/fields/nearest-names.ts';
import { parseNumber } from '../../src/domain/exchange/fields/parse-number.ts';
import { parseTime } from '../../src/domain/exchange/fields/parse-time.ts';
import { findPersonalData, isIdentityNumber } from '../../src/domain/exchange/fields/personal-data.ts';
import { completeCode } from '../../src/domain/grids/unit-code.ts';
import { formatIso } from '../../src/domain/time/zone.ts';

describe('numbers', () => {
  it.each([
    ['12.5', 12.5, undefined],
    [' 7 ', 7, undefined],
    ['１２３', 123, 'full-width characters narrowed'],
    ['1,234,567.5', 1234567.5, 'thousands separators dropped'],
    ['−3', -3, 'full-width characters narrowed'],
    [42, 42, undefined],
  ])('reads %j', (raw, value, repaired) => {
    expect(parseNumber(raw)).toEqual(repaired === undefined ? { value } : { value, repaired });
  });

  it.each(['', 'NaN', 'Infinity', '1e309', '1e308', '12,34', '5 m', '0x10', Number.NaN, Infinity, null, {}])(
    'refuses %j',
    (raw) => {
      expect(parseNumber(raw)).toHaveProperty('reason');
    },
  );
});

describe('times', () => {
  it.each([
    ['2024-03-05T08:05:00+08:00', '2024-03-05T08:05:00+08:00'],
    ['2024-03-05T00:05:00Z', '2024-03-05T08:05:00+08:00'],
    ['2024-03-05 08:05', '2024-03-05T08:05:00+08:00'],
    ['2024/3/5 8:05:09', '2024-03-05T08:05:09+08:00'],
    ['2024年3月5日8时5分', '2024-03-05T08:05:00+08:00'],
    ['20240305080500', '2024-03-05T08:05:00+08:00'],
    ['２０２４-０３-０５ ０８:０５', '2024-03-05T08:05:00+08:00'],
    ['2024-02-29', '2024-02-29T00:00:00+08:00'],
    [1709597100000, '2024-03-05T08:05:00+08:00'],
    ['1709597100', '2024-03-05T08:05:00+08:00'],
  ])('reads %j as %s', (raw, iso) => {
    const time = parseTime(raw);
    expect('ms' in time && formatIso(time.ms)).toBe(iso);
  });

  it.each([
    ['2024-02-31 08:00', /does not exist/],
    ['2023-02-29 08:00', /does not exist/],
    ['2024-13-01 08:00', /does not exist/],
    ['2024-01-01 24:30', /no time of the day/],
    ['45352.33', /spreadsheet/],
    ['昨天', /not a time/],
    ['0001-01-01 00:00', /no sensible year/],
    ['2024-01-01T00:00:00+99:00', /offset/],
    [{}, /not a time/],
  ])('refuses %j', (raw, reason) => {
    const time = parseTime(raw);
    expect('reason' in time && time.reason).toMatch(reason);
  });
});

describe('encodings', () => {
  const chinese = '事件编号,标题\r\nZZ-1,清水塘街道路灯不亮\r\n'.repeat(20);
  it.each([
    ['utf8', 'utf-8', true],
    ['gbk', 'gbk', false],
    ['gb18030', 'gbk', false],
    ['utf-16le', 'utf-16le', false],
    ['utf-16be', 'utf-16be', false],
  ])('recognises %s', (encoding, expected, isUtf8) => {
    const bytes = iconv.encode(
      `eventNo,title,status,channel,reportedAt${'\n1,a,b,c,d'.repeat(20)}${chinese}`,
      encoding,
    );
    expect(detectEncoding(bytes, isUtf8)).toBe(expected);
  });

  it('finds no text in bytes that are none', () => {
    expect(detectEncoding(Uint8Array.from([0x89, 0x50, 0, 0, 0, 0xff, 0, 1, 2, 3]), false)).toBeUndefined();
    expect(detectEncoding(Uint8Array.from([0xff, 0xff, 0xff, 0x80]), false)).toBeUndefined();
  });
});

describe('personal data (V-12)', () => {
  const body = '11010119000101001';
  const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (total, weight, index) => total + weight * Number(body[index]),
    0,
  );
  const check = '10X98765432'[sum % 11]!;
  const wrong = check === '1' ? '2' : '1';

  it('knows an identity number by its check character and its birthday', () => {
    expect(isIdentityNumber(body + check)).toBe(true);
    expect(isIdentityNumber(body + wrong)).toBe(false);
    expect(findPersonalData(`证件${body}${check}请核对`)).toBe('an identity number');
    expect(findPersonalData(`编号${body}${wrong}`)).toBeUndefined();
    expect(findPersonalData('网格430204003001901000')).toBeUndefined();
  });

  it.each([
    ['电话 138-1234-5678', 'a mobile number'],
    ['+86 13812345678', 'a mobile number'],
    ['湘B·12345 占道', 'a vehicle plate'],
    ['湘BD12345 新能源车', 'a vehicle plate'],
    ['李某某，男，76岁，住3栋', 'a person with age and address'],
  ])('finds it in %j', (text, kind) => {
    expect(findPersonalData(text)).toBe(kind);
  });

  it.each([
    '路灯不亮',
    '事件 20240318001 已办',
    '12345 热线转来',
    '湘江边的 B 区',
    '电话 0731-28888888',
    '处置 30 分钟',
  ])('leaves %j alone', (text) => {
    expect(findPersonalData(text)).toBeUndefined();
  });
});

describe('columns', () => {
  it('are read by their mapped name, by dots into objects, and from constants where blank', () => {
    const row = JSON.parse(
      '{"经度": 113.1, "point": {"latitude": 27.8}, "a.b": 1, "name": " ", "__proto__": {"x": 1}}',
    ) as Record<string, unknown>;
    const mapping = {
      columns: {
        longitude: '经度',
        latitude: 'point.latitude',
        both: 'a.b',
        x: '__proto__.x',
        toString: 'toString',
      },
      constants: { name: '无名', level: 'grid' },
    };
    const values = mapColumns(
      row,
      ['longitude', 'latitude', 'both', 'name', 'level', 'x', 'constructor', 'toString'],
      mapping,
    );
    expect(Object.fromEntries(values)).toEqual({
      longitude: 113.1,
      latitude: 27.8,
      both: 1,
      name: '无名',
      level: 'grid',
      x: 1,
    });
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('knows what is blank', () => {
    expect(['', '  ', 'NULL', '\\N', null, undefined].every(isBlank)).toBe(true);
    expect([0, false, '无', 'null-ish'].some(isBlank)).toBe(false);
  });

  it('suggest the nearest name', () => {
    expect(nearestNames('事件编码', ['标题', '事件编号', '状态'])).toEqual(['事件编号']);
    expect(nearestNames('GRIDAPP', ['WECHAT', 'GRID_APP', 'P110'])[0]).toBe('GRID_APP');
    expect(nearestNames('xyz', ['标题', '状态'])).toEqual([]);
  });
});

describe('unit codes', () => {
  it.each([
    ['430202', '430202000000'],
    [430202, '430202000000'],
    ['430202001', '430202001000'],
    ['430202001001901', '430202001001901000'],
    ['４３０２０２００１００１', '430202001001'],
    ['HT-PQ-01', 'HT-PQ-01'],
  ])('completes %j', (raw, code) => {
    expect(completeCode(raw)).toMatchObject({ code });
  });

  it.each(['4302', '4.30202E+11', 'WG-12', '43020200100', 430202001001901000000, null])(
    'refuses %j',
    (raw) => {
      expect(completeCode(raw)).toHaveProperty('reason');
    },
  );
});
