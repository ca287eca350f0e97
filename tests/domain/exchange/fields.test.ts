import { describe, expect, it } from 'vitest';
import {
  mapColumns,
  readPath,
  type ColumnMapping,
} from '../../../src/domain/exchange/fields/column-mapping.ts';
import { vocabulary, type FieldSpec } from '../../../src/domain/exchange/fields/field-spec.ts';
import { nearestNames } from '../../../src/domain/exchange/fields/nearest-names.ts';
import { parseNumber } from '../../../src/domain/exchange/fields/parse-number.ts';
import { parseTime } from '../../../src/domain/exchange/times/parse-time.ts';
import { isIdentityNumber } from '../../../src/domain/exchange/privacy/identity-number.ts';
import { readFields } from '../../../src/domain/exchange/fields/read-fields.ts';
import { RowIssues, showValue } from '../../../src/domain/exchange/fields/row-result.ts';
import { cleanText, cleanValue, setPath } from '../../../src/domain/exchange/fields/text-cleanup.ts';
import { formatIso } from '../../../src/domain/time/zone.ts';
import { faultsOf, repairsOf, rowOf } from './rows.ts';

describe('a number', () => {
  it.each([
    ['+5', 5],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['1E-2', 0.01],
    ['-1,234', -1234],
    ['1e15', 1e15],
    [-1e15, -1e15],
  ])('%j is %d', (raw, value) => expect(parseNumber(raw)).toMatchObject({ value }));

  it.each([
    ['1e', 'is not a number'],
    ['1 2', 'is not a number'],
    ['x1', 'is not a number'],
    ['1x', 'is not a number'],
    ['.', 'is not a number'],
    ['1,2345', 'is not a number'],
    ['1234,567', 'is not a number'],
    [true, 'is not a number'],
    [Infinity, 'is not a finite number'],
    ['1e400', 'is not a finite number'],
    [1.01e15, 'is larger than any sensible value'],
    [-1.01e15, 'is larger than any sensible value'],
  ])('%j is none: %s', (raw, reason) => expect(parseNumber(raw)).toEqual({ reason }));

  it('says all that was done to read it', () => {
    expect(parseNumber('１,２３４')).toEqual({
      value: 1234,
      repaired: 'full-width characters narrowed, thousands separators dropped',
    });
  });
});

describe('a time', () => {
  const iso = (raw: unknown) => {
    const time = parseTime(raw);
    return 'ms' in time ? formatIso(time.ms) : time.reason;
  };

  it.each([
    ['2024-03-05T08:05:00-05:30', '2024-03-05T21:35:00+08:00'],
    ['2024-03-05T08:05:00+0530', '2024-03-05T10:35:00+08:00'],
    ['2024-03-05t08:05:00z', '2024-03-05T16:05:00+08:00'],
    ['2024-03-05T08:05:00+14:00', '2024-03-05T02:05:00+08:00'],
    ['2024.3.5 8:5', '2024-03-05T08:05:00+08:00'],
    ['2024年3月5号 8点5分9秒', '2024-03-05T08:05:09+08:00'],
    ['2024年3月5日', '2024-03-05T00:00:00+08:00'],
    ['2024年3月5日8时', '2024-03-05T08:00:00+08:00'],
    ['2024年3月5日8:05:09', '2024-03-05T08:05:09+08:00'],
    ['1950-01-01 00:00', '1950-01-01T00:00:00+08:00'],
    ['2200-12-31 23:59:59', '2200-12-31T23:59:59+08:00'],
    [' 2024-03-05 08:05 ', '2024-03-05T08:05:00+08:00'],
  ])('%j is %s', (raw, expected) => expect(iso(raw)).toBe(expected));

  it.each([
    ['1949-12-31 23:59', 'is in no sensible year'],
    ['2201-01-01 00:00', 'is in no sensible year'],
    ['2024-01-01 24:01', 'is no time of the day'],
    ['2024-01-01 23:60', 'is no time of the day'],
    ['2024-01-01 23:59:60', 'is no time of the day'],
    ['2024-01-00', 'is a day that does not exist'],
    ['2024-00-10', 'is a day that does not exist'],
    ['2024-04-31', 'is a day that does not exist'],
    ['2024-01-01T00:00:00+15:00', 'has an offset that does not exist'],
    ['2024-01-01T00:00:00+08:60', 'has an offset that does not exist'],
    ['x2024-01-01', 'is not a time'],
    ['2024-01-01x', 'is not a time'],
    ['x20240305080500', 'is not a time'],
    ['202403050805001', 'is not a time'],
    ['2024年3月5日x', 'is not a time'],
    ['x2024年3月5日', 'is not a time'],
    ['', 'is not a time'],
    [true, 'is not a time'],
  ])('%j is none: %s', (raw, reason) => expect(iso(raw)).toBe(reason));

  it('has milliseconds, cut off below them', () => {
    const second = Date.UTC(2024, 2, 5, 0, 5, 9);
    expect(parseTime('2024-03-05T08:05:09.1239+08:00')).toMatchObject({ ms: second + 123 });
    expect(parseTime('2024-03-05T08:05:09,5+08:00')).toMatchObject({ ms: second + 500 });
  });

  it('says where it was taken for a day or for seconds', () => {
    expect(parseTime('2024-03-05')).toMatchObject({ precision: 'day' });
    expect(parseTime('2024-03-05 00:00')).toMatchObject({ precision: 'minute' });
    expect(parseTime(1709597100.25)).toMatchObject({ ms: 1709597100250, repaired: 'read as epoch seconds' });
  });

  it.each([
    [3e11, { ms: 3e11 }],
    [8e12 - 1, { ms: 8e12 - 1 }],
    [8e12, { reason: 'is not a time' }],
    [3e11 - 1, { reason: 'is not a time' }],
    [3e8, { ms: 3e11, repaired: 'read as epoch seconds' }],
    [8e9 - 1, { ms: (8e9 - 1) * 1000, repaired: 'read as epoch seconds' }],
    [8e9, { reason: 'is not a time' }],
    [3e8 - 1, { reason: 'is not a time' }],
    [18_264, { reason: 'is not a time' }],
    [18_265, { precision: 'day', repaired: 'read as the day number of a spreadsheet' }],
    [109_999, { precision: 'day', repaired: 'read as the day number of a spreadsheet' }],
    [110_000, { reason: 'is not a time' }],
    [1709597100000.4, { ms: 1709597100000 }],
  ])('as the number %d is %j', (raw, expected) => expect(parseTime(raw)).toMatchObject(expected));
});

describe('texts', () => {
  it('lose what is no text, but keep tabs and line ends within', () => {
    expect(cleanText(' a\u0000b\tc\n\ud800d\r\ne\ufeff ')).toEqual({ text: 'ab\tc\nd\r\ne', removed: 3 });
    expect(cleanText('𠮷')).toEqual({ text: '𠮷', removed: 0 });
  });

  it('are cleaned at any depth of an object, down to the twelfth', () => {
    const nested = (depth: number): unknown => (depth === 0 ? ' x ' : [nested(depth - 1)]);
    const cleaned = (depth: number): unknown => (depth === 0 ? 'x' : [cleaned(depth - 1)]);
    expect(cleanValue(nested(12))).toEqual(cleaned(12));
    expect(JSON.stringify(cleanValue(nested(13)))).toBe(`${'['.repeat(12)}null${']'.repeat(12)}`);
    const deep = (depth: number): unknown => (depth === 0 ? 5 : { a: deep(depth - 1) });
    expect(JSON.stringify(cleanValue(deep(13)))).toContain('{"a":null}');
    expect(cleanValue({ ' a\u0000 ': [null, 5, true] })).toEqual({ a: [null, 5, true] });
  });

  it('never reach a prototype', () => {
    expect(Object.keys(cleanValue(JSON.parse('{"__proto__": {"x": 1}, "a": 1}')) as object)).toEqual(['a']);
    const record: Record<string, unknown> = {};
    setPath(record, 'toString.x', 1);
    expect(record).toEqual({ toString: { x: 1 } });
  });

  it('are set along a path, beside what is there, over what is no object', () => {
    const record: Record<string, unknown> = { transit: { lineId: 'T1' }, note: 'x', none: null };
    setPath(record, 'transit.stop.id', 7);
    setPath(record, 'note.text', 'y');
    setPath(record, 'none.text', 'z');
    setPath(record, 'plain', 1);
    expect(record).toEqual({
      transit: { lineId: 'T1', stop: { id: 7 } },
      note: { text: 'y' },
      none: { text: 'z' },
      plain: 1,
    });
  });
});

describe('a value in a report', () => {
  it('is one line of at most 80 characters', () => {
    expect(showValue('字'.repeat(80))).toBe('字'.repeat(80));
    expect(showValue('字'.repeat(81))).toBe(`${'字'.repeat(79)}…`);
    expect(showValue(' a\n\tb ')).toBe('a b');
  });

  it.each([
    [undefined, ''],
    [null, ''],
    [5, '5'],
    [5n, '5'],
    [false, 'false'],
    [{ a: [1] }, '{"a":[1]}'],
    [() => 1, ''],
  ])('is what JSON says of it: %s is “%s”', (value, text) => expect(showValue(value)).toBe(text));

  it('without an end is three dots', () => {
    const round: { self?: unknown } = {};
    round.self = round;
    expect(showValue(round)).toBe('…');
  });
});

describe('columns', () => {
  it('are read by their whole name before their dots', () => {
    expect(readPath({ 'a.b': 1, a: { b: 2 } }, 'a.b')).toBe(1);
    expect(readPath({ a: { b: 2 } }, 'a.b')).toBe(2);
    expect(readPath({ a: null }, 'a.b')).toBeUndefined();
    expect(readPath({ a: 'text' }, 'a.length')).toBeUndefined();
    expect(readPath(new Map([['a', { b: 3 }]]), 'a.b')).toBe(3);
    expect(readPath({}, 'toString')).toBeUndefined();
  });

  it('have their constant where the mapped cell is blank, not where it is nought', () => {
    const mapping = { columns: { n: 'N' }, constants: { n: 7, deep: { er: 1 } } };
    const n = (cell: unknown) => mapColumns({ N: cell }, ['n'], mapping).values.get('n');
    expect(n(0)).toBe(0);
    expect(mapColumns({ N: 'NULL' }, ['n', 'deep.er'], mapping).values).toEqual(new Map([['n', 7], ['deep.er', 1]])); // prettier-ignore
    expect(n(' x')).toBe(' x');
    expect(n('xNULL')).toBe('xNULL');
    expect(n('NULLx')).toBe('NULLx');
  });

  it('give way to a constant where they are not mapped, and are known to be unmapped', () => {
    const read = (mapping: Partial<ColumnMapping>) =>
      mapColumns({ n: 'theirs', m: 'x' }, ['n', 'm'], { columns: {}, constants: {}, ...mapping });
    expect(read({ constants: { n: 7 } }).values).toEqual(new Map<string, unknown>([['n', 7], ['m', 'x']])); // prettier-ignore
    expect([...read({ columns: { n: 'n' } }).unmapped]).toEqual(['m']);
    expect(read({ ignore: ['n'] }).values).toEqual(new Map([['m', 'x']]));
    expect(read({ columns: { n: ['n', 'm'] } }).values.get('n')).toBe('theirs x');
    expect(read({ columns: { n: ['n', 'z'] } }).values.get('n')).toBe('theirs');
    expect(read({ columns: { n: ['y', 'z'] } }).values.has('n')).toBe(false);
    expect(read({ blanks: ['theirs'] }).values.has('n')).toBe(false);
    expect(read({ values: { n: { ＴＨＥＩＲＳ: 3 } } }).values.get('n')).toBe(3);
    expect(read({ values: { n: { other: 3 } } }).values.get('n')).toBe('theirs');
  });
});

describe('the nearest names', () => {
  it('are those that need the fewest changes, up to three of five signs', () => {
    expect(nearestNames('abcde', ['abcxy', 'abxyz', 'axyzw'])).toEqual(['abcxy', 'abxyz']);
    expect(nearestNames('abcd', ['abdc', 'abcx', 'bcd1'])).toEqual(['abcx', 'abdc', 'bcd1']);
  });

  it('begin with those that hold the name or lie in it, the shorter first', () => {
    expect(nearestNames('grid', ['gris', 'my grid code', 'grid-app', 'rid'])).toEqual([
      'rid',
      'grid-app',
      'my grid code',
    ]);
    expect(nearestNames('grid', ['gris', 'grin'], 1)).toEqual(['gris']);
  });

  it('do not mind case, width, blanks and dashes, and there are none of nothing', () => {
    expect(nearestNames('ＧＲＩＤ app', ['grid_app'])).toEqual(['grid_app']);
    expect(nearestNames(' -_', ['a'])).toEqual([]);
    expect(nearestNames('a', [' - ', ''])).toEqual([]);
  });
});

describe('personal data', () => {
  /** A number of 18 signs with the right check character for its first 17. */
  const identity = (body: string) =>
    `${body}${'0123456789X'.split('').find((check) => isIdentityNumber(body + check)) ?? ''}`;

  it('are identity numbers with a birthday from 1880 to 2100 only', () => {
    expect(identity('11010518800101002')).toHaveLength(18);
    expect(identity('11010521001231002')).toHaveLength(18);
    for (const day of ['18791231', '21010101', '19000229', '19000431', '19000100', '19001301'])
      expect(identity(`110105${day}002`)).toHaveLength(17);
    expect(identity('01010519491231002')).toHaveLength(17);
  });
});

describe('fields', () => {
  const read = (spec: Omit<FieldSpec, 'field'>, raw: unknown) => {
    const issues = new RowIssues({ row: 3, line: 4 });
    const values = readFields(rowOf({ x: raw }), [{ field: 'x', ...spec }], issues);
    return { value: values.get('x'), faults: faultsOf(issues), repairs: repairsOf(issues), issues };
  };
  const lamps = vocabulary('lamp', ['ON', 'OFF'], [[' 开 ', 'ON'], ['unknown value', 'NONE']]); // prettier-ignore

  it.each(['true', 'YES', 'y', 1, '1', ' 是 ', true])('of yes or no: %j is yes', (raw) =>
    expect(read({ kind: 'boolean' }, raw).value).toBe(true),
  );
  it.each(['false', 'No', 'n', 0, '0', '否', false])('of yes or no: %j is no', (raw) =>
    expect(read({ kind: 'boolean' }, raw).value).toBe(false),
  );
  it.each(['truex', 'xtrue', 'nox', 'xno', 2, '', '也许'])('of yes or no: %j is neither', (raw) =>
    expect(read({ kind: 'boolean' }, raw).faults).toEqual(['x: is neither yes nor no']),
  );

  it('of a closed list take a value, a name, and a number where it is a value', () => {
    expect(read({ kind: 'code', vocabulary: lamps }, 'ON').value).toBe('ON');
    expect(read({ kind: 'code', vocabulary: lamps }, ' off').value).toBe('OFF');
    expect(read({ kind: 'code', vocabulary: lamps }, '开').value).toBe('ON');
    expect(read({ kind: 'code', vocabulary: vocabulary('n', ['7']) }, 7).value).toBe('7');
    expect(read({ kind: 'codes', vocabulary: lamps }, ['ON', '开']).value).toEqual(['ON', 'ON']);
  });

  it('of a closed list say what is near, or what it has', () => {
    const fault = (raw: unknown, list = lamps) => read({ kind: 'code', vocabulary: list }, raw).faults[0];
    expect(fault('OFFF')).toBe('x: is not in the lamp table; nearest: OFF');
    expect(fault('zzzzzz')).toBe('x: is not in the lamp table; it has: ON, OFF');
    expect(fault('unknown value')).toMatch(/^x: is not in the lamp table/);
    expect(fault('a', vocabulary('lamp', []))).toBe('x: is not in the lamp table, which is empty');
    const letters = (count: number) => vocabulary('letter', 'abcdefghijklm'.slice(0, count));
    expect(fault('zz', letters(12))).toBe(
      'x: is not in the letter table; it has: a, b, c, d, e, f, g, h, i, j, k, l',
    );
    expect(fault('zz', letters(13))).toBe('x: is not in the letter table');
    expect(fault({ a: 1 })).toMatch(/^x: is not in the lamp table/);
  });

  it('of several texts are parted at any of the usual signs', () => {
    expect(read({ kind: 'texts' }, 'a; b；c、d|e，f,g,,').value).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(read({ kind: 'texts' }, ['a;b', 5]).value).toEqual(['a;b', '5']);
  });

  it('of a text take numbers and yes or no, and no objects', () => {
    expect(read({ kind: 'text' }, 5).value).toBe('5');
    expect(read({ kind: 'text' }, true).value).toBe('true');
    expect(read({ kind: 'text' }, [1]).faults).toEqual(['x: is not text']);
    expect(read({ kind: 'text' }, 'a\u0000\u0001b').repairs).toEqual([
      'x: a b → ab: 2 characters that are no text removed',
    ]);
    expect(read({ kind: 'text', maxLength: 2 }, '𠮷𠮷').faults).toEqual([]);
  });

  it('of a date are its day in Zhuzhou', () => {
    expect(read({ kind: 'date' }, '2024-03-05T20:00:00Z').value).toBe('2024-03-06');
    expect(read({ kind: 'date' }, '昨天').faults).toEqual(['x: is not a date']);
  });

  it('of a time say what was assumed, and a date is no assumption', () => {
    expect(read({ kind: 'time' }, '2024-03-05').repairs).toEqual([]);
    expect(read({ kind: 'time' }, '45356').repairs).toEqual([
      'x: 45356 → 2024-03-05T00:00:00+08:00: read as the day number of a spreadsheet',
    ]);
  });

  it('of an object take JSON too', () => {
    expect(read({ kind: 'object' }, '{"a": " b "}').value).toEqual({ a: 'b' });
    expect(read({ kind: 'object' }, { a: 1 }).value).toEqual({ a: 1 });
    for (const raw of ['5', 'null', '{', 'x', 5])
      expect(read({ kind: 'object' }, raw).faults).toEqual(['x: is not a JSON object']);
  });

  it('of a number may have one bound only', () => {
    expect(read({ kind: 'number', min: 1 }, 0).faults).toEqual(['x: is outside 1 to …']);
    expect(read({ kind: 'number', max: 1 }, 2).faults).toEqual(['x: is outside … to 1']);
    expect(read({ kind: 'number' }, '1,000').repairs).toEqual([
      'x: 1,000 → 1000: thousands separators dropped',
    ]);
    expect(read({ kind: 'integer' }, 'x').faults).toEqual(['x: is not a number']);
  });

  it('tell the row and the line of what they find', () => {
    const { issues } = read({ kind: 'number' }, 'x');
    issues.repair('y', 1, 2, 'why');
    issues.warn('z', 'so');
    expect(issues.rejections).toEqual([
      { row: 3, line: 4, field: 'x', value: 'x', reason: 'is not a number' },
    ]);
    expect(issues.repairs).toEqual([{ row: 3, line: 4, field: 'y', from: '1', to: '2', why: 'why' }]);
    expect(issues.warnings).toEqual([{ row: 3, field: 'z', message: 'so' }]);
    expect(issues.result({ a: 1 })).toEqual({ rejections: issues.rejections, repairs: [], warnings: [] });
  });
});
