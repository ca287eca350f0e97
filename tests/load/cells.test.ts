import { describe, expect, it } from 'vitest';
import { isBlank, mapColumns } from '../../src/domain/exchange/fields/column-mapping.ts';
import { nearestNames } from '../../src/domain/exchange/fields/nearest-names.ts';
import { parseNumber } from '../../src/domain/exchange/fields/parse-number.ts';
import { parseTime } from '../../src/domain/exchange/times/parse-time.ts';
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
    ['45352.33', '2024-03-01T07:55:12+08:00'],
  ])('reads %j as %s', (raw, iso) => {
    const time = parseTime(raw);
    expect('ms' in time && formatIso(time.ms)).toBe(iso);
  });

  it.each([
    ['2024-02-31 08:00', /does not exist/],
    ['2023-02-29 08:00', /does not exist/],
    ['2024-13-01 08:00', /does not exist/],
    ['2024-01-01 24:30', /no time of the day/],
    ['昨天', /not a time/],
    ['0001-01-01 00:00', /no sensible year/],
    ['2024-01-01T00:00:00+99:00', /offset/],
    [{}, /not a time/],
  ])('refuses %j', (raw, reason) => {
    const time = parseTime(raw);
    expect('reason' in time && time.reason).toMatch(reason);
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
    const { values } = mapColumns(
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
    const nothing = [
      '',
      '  ',
      'NULL',
      'null',
      '\\N',
      null,
      undefined,
      '-',
      '--',
      '—',
      '/',
      '无',
      '暂无',
      'N/A',
      '#N/A',
      'None',
      'nan',
    ];
    expect(nothing.filter((mark) => !isBlank(mark))).toEqual([]);
    expect([0, false, '无效', 'null-ish', 'a/b', '-1', '无人机', '0'].some(isBlank)).toBe(false);
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
