import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readInput, type InputArguments } from '../../server/cli/analyse-input.ts';
import { count } from '../support/counts.ts';
import { DEFAULTS, temporaryFiles } from './analyse-files.ts';

const write = temporaryFiles();
const PLACES = { hasPoints: true, hasTimes: false };
const TIMES = { hasPoints: false, hasTimes: true, hasHours: true };
const read = (
  content: string | Uint8Array,
  more: Partial<InputArguments> = {},
  needs = PLACES,
  name = 'a.csv',
) => readInput({ input: write(name, content), x: 'x', y: 'y', ...DEFAULTS, ...more }, needs);
const readTimes = (cells: readonly string[], more: Partial<InputArguments> = {}) =>
  read(['t', ...cells.map((cell) => `"${cell}"`)].join('\n'), { time: 't', ...more }, TIMES);
const iso = (timeMs: number | undefined) => new Date(timeMs ?? Number.NaN).toISOString();

describe('the file', () => {
  const TEXT = '编号,经度,纬度\n一,113.1234,27.8\n二,113.2345,27.9\n';
  const CHINESE = { x: '经度', y: '纬度' };

  it.each([
    ['UTF-8', TEXT, 'a.csv'],
    ['UTF-8 with a byte order mark', `\uFEFF${TEXT}`, 'a.csv'],
    ['GB 18030', iconv.encode(TEXT, 'gb18030'), 'a.csv'],
    ['UTF-16', iconv.encode(TEXT, 'utf-16le', { addBOM: true }), 'a.csv'],
    ['packed', gzipSync(TEXT), 'a.csv.gz'],
    ['packed GB 18030', gzipSync(iconv.encode(TEXT, 'gb18030')), 'A.CSV.GZ'],
    ['semicolons and CRLF', TEXT.replaceAll(',', ';').replaceAll('\n', '\r\n'), 'a.csv'],
  ])('is read as %s', async (_, content, name) => {
    const { n, points, rows, warnings } = await read(content, CHINESE, PLACES, name);
    expect({ n, x: [...points.x], y: [...points.y] }).toEqual({
      n: 2,
      x: [113.1234, 113.2345],
      y: [27.8, 27.9],
    });
    expect(rows).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('look like degrees')]);
  });

  it.each([
    ['', 'the file is empty'],
    ['x,y\n', 'the file has no rows'],
    ['x,yy\n1,2\n', 'there is no column "y" for --y (nearest: "yy"). The file has: x, yy'],
    ['a,b\n1,2\n', 'there is no column "x" for --x; there is no column "y" for --y. The file has: a, b'],
    ['x,y\n1,\n2,west\n', 'no row can be used; 2 of 2 rows are left out: row 1, line 2 · y is blank; row 2'],
    ['x,y\n1,"2\n', 'a quote is opened and never closed'],
    ['x,y,x\n1,2,3\n', 'twice'],
    [Buffer.concat([Buffer.from('x,y\n1,2\n3,4\n'), Uint8Array.of(0xff, 0x20, 0x81)]), 'is not text'],
  ] as const)('%j is refused with a sentence', async (content, sentence) => {
    await expect(read(content)).rejects.toThrow(sentence);
  });

  it('is refused where it is missing, of another kind, or wrongly packed', async () => {
    const options = { x: 'x', y: 'y', ...DEFAULTS };
    await expect(readInput({ ...options, input: '/nowhere/a.csv' }, PLACES)).rejects.toThrow(
      '--input /nowhere/a.csv: the file is missing',
    );
    await expect(readInput({ ...options, input: 'a.xlsx' }, PLACES)).rejects.toThrow('must be a CSV file');
    await expect(read('x,y\n1,2\n', {}, PLACES, 'b.csv.gz')).rejects.toThrow('cannot be unpacked');
    const cut = gzipSync('x,y\n'.padEnd(5_000, '1,2\n')).subarray(0, 30);
    await expect(read(cut, {}, PLACES, 'c.csv.gz')).rejects.toThrow('cannot be unpacked');
  });

  it('keeps good rows, counts bad ones and names the first five', async () => {
    const bad = ['a,1', ',1', '1,NULL', '1,2,3', '1e400,0', '3 m,1', '0x10,1'];
    const { n, rows, points, warnings } = await read(['x,y', '5,6', ...bad, '"1,000",7'].join('\n'));
    expect({ n, rows, x: [...points.x], y: [...points.y] }).toEqual({
      n: 2,
      rows: [1, 9],
      x: [5, 1000],
      y: [6, 7],
    });
    expect(warnings[0]).toBe(
      '7 of 9 rows are left out: row 5, line 6 has 3 cells; the header has 2; row 2, line 3 · x "a" is not a number; ' +
        'row 3, line 4 · x is blank; row 4, line 5 · y "NULL" is blank; row 6, line 7 · x "1e400" is not a finite number; … 2 more',
    );
    expect(warnings[1]).toBe('1 number in full width or with thousands separators: read as plain ones');
  });

  it('never shows what may belong to a person', async () => {
    const { warnings } = await read('x,y\n1,2\n13812345678911,a 13912345678\n');
    expect(warnings[0]).toContain('(withheld)');
    expect(warnings[0]).not.toContain('13912345678');
  });
});

describe('degrees', () => {
  it('become metres that agree with the ellipsoid, and come back', async () => {
    const rows = ['x,y', '113.13,27.83', '113.14,27.83', '113.13,27.84'];
    const { points, parameters, toDegrees } = await read(rows.join('\n'), { crs: 'wgs84' });
    const { x, y } = points;
    // A degree at this latitude by the series of the NGA for WGS 84: 98 505 m east, 110 852 m north.
    expect(Math.hypot(x[1]! - x[0]!, y[1]! - y[0]!)).toBeCloseTo(985.0, 0);
    expect(Math.hypot(x[2]! - x[0]!, y[2]! - y[0]!)).toBeCloseTo(1108.5, 0);
    expect(parameters).toMatchObject({ crs: 'wgs84', origin: [113.13, 27.83] });
    expect(parameters['projection']).toContain('+proj=aeqd');
    const [longitude = 0, latitude = 0] = toDegrees?.(x[1]!, y[1]!) ?? [];
    expect([longitude, latitude]).toEqual([expect.closeTo(113.14, 8), expect.closeTo(27.83, 8)]);
  });

  it('outside of the world are left out, far ones are told of', async () => {
    const rows = ['x,y', '113,27', '113.1,27', '113.1,27.1', '1130,27', '27,113', '0,0'];
    const { n, warnings } = await read(rows.join('\n'), { crs: 'wgs84' });
    expect(n).toBe(4);
    expect(warnings[0]).toMatch(
      /row 4, line 5 · x "1130" is no longitude; row 5, line 6 · y "113" is no latitude/,
    );
    expect(warnings[1]).toMatch(/^1 point is more than 500 km/);
  });
});

describe('times', () => {
  it.each([
    ['2024-03-05', '2024-03-04T16:00:00.000Z', '2024-03-05T16:00:00.000Z'],
    ['2024-03-05 08:05', '2024-03-05T00:05:00.000Z', '2024-03-05T00:05:00.000Z'],
    ['2024-03-05T08:05:06Z', '2024-03-05T08:05:06.000Z', '2024-03-05T08:05:06.000Z'],
    ['2024-03-05T08:05:06.5-06:00', '2024-03-05T14:05:06.500Z', '2024-03-05T14:05:06.500Z'],
    ['2024年3月5日8时5分', '2024-03-05T00:05:00.000Z', '2024-03-05T00:05:00.000Z'],
    ['25/12/2024 08:05', '2024-12-25T00:05:00.000Z', '2024-12-25T00:05:00.000Z'],
    ['12/25/2024 8:05 PM', '2024-12-25T12:05:00.000Z', '2024-12-25T12:05:00.000Z'],
    ['1709597100000', '2024-03-05T00:05:00.000Z', '2024-03-05T00:05:00.000Z'],
  ])('%s lasts from %s to %s', async (cell, from, to) => {
    const { intervals } = await readTimes([cell]);
    expect([iso(intervals[0]?.from), iso(intervals[0]?.to)]).toEqual([from, to]);
  });

  it('without an offset belong to the given zone, summer time included', async () => {
    const { intervals } = await readTimes(['2019-06-07T21:50', '2019-12-10 14:00'], {
      timeZone: 'America/Chicago',
    });
    expect(intervals.map(({ from }) => iso(from))).toEqual([
      '2019-06-08T02:50:00.000Z',
      '2019-12-10T20:00:00.000Z',
    ]);
    await expect(readTimes(['2019-06-07'], { timeZone: 'Mars' })).rejects.toThrow('--time-zone Mars');
  });

  it('say so where day and month cannot be told apart, and are decided by hand', async () => {
    const { warnings, parameters } = await readTimes(['03/05/2024 10:00', '01/02/2024 11:00']);
    expect(warnings).toEqual([expect.stringMatching(/ambiguous: every date fits .* read as MM\/DD\/YYYY/)]);
    expect(parameters).toMatchObject({ dateOrder: 'mdy' });
    const decided = await readTimes(['03/05/2024 10:00'], { dateOrder: 'dmy' });
    expect(decided.warnings).toEqual([]);
    expect(iso(decided.intervals[0]?.from)).toBe('2024-05-03T02:00:00.000Z');
    const yearFirst = readTimes(['03/05/2024'], { dateOrder: 'ymd' });
    await expect(yearFirst).rejects.toThrow('"03/05/2024" may be month/day or day/month');
    await expect(readTimes(['2024-01-01'], { dateOrder: 'ydm' })).rejects.toThrow('one of mdy, dmy, ymd');
  });

  it('that contradict each other are left out and told of', async () => {
    const { n, warnings } = await readTimes(['13/01/2024 9:00', '14/01/2024 9:00', '01/15/2024 9:00']);
    expect(n).toBe(2);
    expect(warnings[0]).toContain('t "01/15/2024 9:00" is a day that does not exist');
    expect(warnings[1]).toContain('2 dates fit only DD/MM/YYYY and 1 only MM/DD/YYYY');
  });

  it('of an interval: one end may be blank, the last day is whole, and it never ends before it begins', async () => {
    const rows = [
      'a,b',
      '2024-01-01 10:00,2024-01-01 12:00',
      '2024-01-01 10:00,',
      ',2024-01-02',
      ',',
      '2024-01-03,2024-01-02',
    ];
    const { n, intervals, warnings } = await read(rows.join('\n'), { from: 'a', to: 'b' }, TIMES);
    expect(n).toBe(3);
    expect(intervals.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([2, 0, 24]);
    expect(warnings).toEqual([
      '2 of 5 rows are left out: row 4, line 5 · a is blank; row 5, line 6 · b "2024-01-02" ends before it begins',
      '2 rows with one end of the interval blank: the other end is taken as the moment',
      '1 row with a date and no time of the day: each stands for its whole day',
    ]);
  });

  it('are asked for where they are needed, in one way', async () => {
    const text = 'a,b\n2024-01-01,2024-01-02\n';
    await expect(read(text, {}, TIMES)).rejects.toThrow('--time COL is missing');
    await expect(read(text, { from: 'a' }, TIMES)).rejects.toThrow('--to COL is missing');
    await expect(read(text, { time: 'a', to: 'b' }, TIMES)).rejects.toThrow('exclude each other');
  });
});

it('never fails otherwise than with a sentence, whatever a file holds', async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('1', '2024-01-01', '13/01/2024', '', '"'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 6 }), async (rows) => {
      const text = ['x,y,t', ...rows.map((row) => row.join(','))].join('\n');
      const needs = { hasPoints: true, hasTimes: true };
      await read(text, { time: 't' }, needs).then(
        ({ n, points, intervals }) => {
          expect([points.x.length, points.y.length, intervals.length]).toEqual([n, n, n]);
          expect(points.x.every(Number.isFinite)).toBe(true);
        },
        (error: unknown) => expect(String(error)).toMatch(/^Error: --input /),
      );
    }),
    { numRuns: count(20, 60) },
  );
});
