import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainIdentifier } from '../../src/domain/exchange/fields/plain-identifier.ts';
import { readGeoJson } from '../../src/domain/exchange/files/geojson-rows.ts';
import { quoteLongNumbers } from '../../src/domain/exchange/files/long-numbers.ts';

describe('digits: ids and codes', () => {
  it.each([
    ['="0012"', '0012'],
    ['=T("430202001001901000")', '430202001001901000'],
    ['="a""b"', 'a"b'],
    ["'0012", '0012'],
    ["'0012'", '0012'],
    ['`20240305000001', '20240305000001'],
    ['"A-7"', 'A-7'],
    ['20240305000001\t', '20240305000001'],
    ['\t0012', '0012'],
  ])('guards of spreadsheets: %j is %j', (raw, text) => {
    expect(plainIdentifier(raw)).toEqual({ text, repaired: 'guard of a spreadsheet removed' });
  });

  it.each([
    ['4.30202E+05', '430202'],
    ['4.30202000001e+11', '430202000001'],
    ['4,30202E+05', '430202'],
    ['1.20E+01', '12'],
    ['7.0E0', '7'],
    ['1.234567E6', '1234567'],
  ])('exponent forms with all digits: %j is %j', (raw, text) => {
    expect(plainIdentifier(raw)).toEqual({ text, repaired: 'form with an exponent written out' });
  });

  it.each(['4.30202E+17', '4E+17', '4.302e17', '1.2E-05', '4.3020200100190100E+17', '-4.3E+01', 4.3e21])(
    'exponent forms without all digits: %j is refused',
    (raw) => {
      expect(plainIdentifier(raw)).toHaveProperty('reason', expect.stringMatching(/lost digits|too long/));
    },
  );

  it.each([
    '2E15',
    '5e12',
    'E+17',
    '12E+03',
    '0012',
    'A.0',
    '1.5',
    '3.20',
    'SQ 3',
    '株芦〔2024〕12号',
    'a=b',
    "O'Neill",
  ])('codes that only look alike: %j stays', (raw) => {
    expect(plainIdentifier(raw)).toEqual({ text: raw });
  });

  it.each([
    ['430202.0', '430202'],
    ['12.00', '12'],
    ['0012.0', '0012'],
    ['999999999999999.0', '999999999999999'],
    ['1.0', '1'],
  ])('".0" at the end: %j is %j', (raw, text) => {
    expect(plainIdentifier(raw)).toEqual({ text, repaired: '".0" at the end removed' });
  });

  it('".0" behind more digits than a double holds is refused', () => {
    expect(plainIdentifier('430202001001901000.0')).toHaveProperty('reason');
  });

  it.each([
    ['\u200b0012', '0012', 'invisible signs removed'],
    ['00\u200d12\ufeff', '0012', 'invisible signs removed'],
    ['\u202a0012\u202c', '0012', 'invisible signs removed'],
    ['00\u00ad12', '0012', 'invisible signs removed'],
    ['0012\u00a0', '0012', 'odd blanks made plain'],
    ['\u30000012', '0012', 'odd blanks made plain'],
    ['００１２', '0012', 'full-width characters narrowed'],
    ['Ａ－１２', 'A-12', 'full-width characters narrowed'],
    ['４．３０２０２Ｅ＋０５', '430202', 'full-width characters narrowed, form with an exponent written out'],
    [
      "\u200e'00１2",
      '0012',
      'invisible signs removed, guard of a spreadsheet removed, full-width characters narrowed',
    ],
  ])('signs that nobody sees or means: %j is %j', (raw, text, repaired) => {
    expect(plainIdentifier(raw)).toEqual({ text, repaired });
  });

  it.each(['=A1+1', '=1', '=HYPERLINK("x","y")', '00\t12', '00\n12'])('%j is refused', (raw) => {
    expect(plainIdentifier(raw)).toHaveProperty('reason');
  });

  it('of a hundred thousand blanks take no time', () => {
    const text = `a${' '.repeat(100_000)}b${'\t'.repeat(100_000)}`;
    expect(plainIdentifier(text)).toMatchObject({ repaired: 'guard of a spreadsheet removed' });
  });

  it('are plain after one time, whatever they were', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.stringMatching(/^[\t ]?=?["'`]?[0-9０-９.E+\u200b]{0,12}["\t]?$/),
    );
    fc.assert(
      fc.property(text, (raw) => {
        const once = plainIdentifier(raw);
        if ('reason' in once) return;
        const digits = (value: string) => value.normalize('NFKC').replaceAll(/\D/g, '');
        // No digit comes from nowhere.
        if (!once.repaired?.includes('exponent') && !once.repaired?.includes('.0'))
          expect(digits(once.text)).toBe(digits(raw));
        else expect(digits(raw).startsWith(once.text)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('digits: numbers of GeoJSON', () => {
  const propertiesOf = (members: string) => {
    const read = readGeoJson(`{"type":"FeatureCollection","features":[{"type":"Feature",${members}}]}`);
    if ('fault' in read) throw new Error(read.fault);
    return read.features[0];
  };

  it.each([
    ['"properties":{"id":43020200081320000001}', '43020200081320000001'],
    ['"properties":{"id":202403050000000001}', '202403050000000001'],
    ['"properties":{"id":  -9007199254740993 }', '-9007199254740993'],
    ['"properties":{"id":4.30202E+17}', '4.30202E+17'],
    ['"properties":{"id":202403050000000001.0}', '202403050000000001.0'],
    ['"properties":{"id":["a",43020200081320000001]}', ['a', '43020200081320000001']],
    ['"properties":{"a\\"1":"43020200081320000009","id":43020200081320000001}', '43020200081320000001'],
    ['"properties":{},"id":43020200081320000001', '43020200081320000001'],
    ['"properties":{"id":999999999999999}', 999999999999999],
    ['"properties":{"id":1.5e3}', 1500],
  ])('%s', (members, id) => {
    expect(propertiesOf(members)?.properties['id']).toEqual(id);
  });

  it('in strings and in positions stay as they are', () => {
    const text = '{"a":"x 43020200081320000001 \\" 4e9","c":[113.12345678901234567,2.782e1,1e8],"b":1}';
    expect(quoteLongNumbers(text)).toBe(text);
  });

  it('are the only thing that changes', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const plain: unknown = JSON.parse(quoteLongNumbers(json));
        const rounded = JSON.stringify(JSON.parse(json), (_, value: unknown) =>
          typeof value === 'number' ? String(value) : value,
        );
        const kept = JSON.stringify(plain, (_, value: unknown) =>
          typeof value === 'number' || (typeof value === 'string' && /^-?[\d.]+(e[+-]?\d+)?$/i.test(value))
            ? String(Number(value))
            : value,
        );
        if (!/"-?[\d.]+(e[+-]?\d+)?"/i.test(json)) expect(kept).toBe(rounded);
      }),
      { numRuns: 500 },
    );
  });
});
