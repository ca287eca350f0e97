import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { createByteProfiler, mixedEncodings } from '../../../src/domain/exchange/files/byte-profile.ts';
import { detectEncoding, isGb18030 } from '../../../src/domain/exchange/files/detect-encoding.ts';

const bytes = (...list: number[]) => Uint8Array.from(list);
const utf16 = (text: string, isBig = false) => {
  const little = Buffer.from(text, 'utf16le');
  return isBig ? little.swap16() : little;
};

describe('the encoding of a file', () => {
  it('is what its byte order mark says', () => {
    expect(detectEncoding(bytes(0xef, 0xbb, 0xbf, 0x61), true)).toBe('utf-8 with BOM');
    expect(detectEncoding(bytes(0xef, 0xbb, 0xbf, 0xff), false)).toBeUndefined();
    expect(detectEncoding(bytes(0xff, 0xfe, 0x61, 0), false)).toBe('utf-16le');
    expect(detectEncoding(bytes(0xfe, 0xff, 0, 0x61), false)).toBe('utf-16be');
    expect(detectEncoding(bytes(0xff, 0xfe), false)).toBe('utf-16le');
  });

  it('is not what half a byte order mark would say', () => {
    for (const head of [
      bytes(0xef, 0xbb, 0x61),
      bytes(0xef, 0x61, 0xbf),
      bytes(0x61, 0xbb, 0xbf),
      bytes(0xff, 0x61),
      bytes(0x61, 0xfe),
      bytes(0xfe, 0x61),
      bytes(0x61, 0xff),
    ])
      expect(detectEncoding(head, true)).toBe('utf-8');
  });

  it('is UTF-16 where every other byte is mostly zero', () => {
    expect(detectEncoding(utf16('id,title,路灯'), true)).toBe('utf-16le');
    expect(detectEncoding(utf16('id,title,路灯', true), true)).toBe('utf-16be');
    // One zero of ten bytes is not enough, two are.
    const withZeros = (...at: number[]) => {
      const head = new Uint8Array(10).fill(0x61);
      for (const index of at) head[index] = 0;
      return detectEncoding(head, true);
    };
    expect(withZeros(1)).toBeUndefined();
    expect(withZeros(1, 3)).toBe('utf-16le');
    expect(withZeros(0)).toBeUndefined();
    expect(withZeros(0, 2)).toBe('utf-16be');
    // As many on both sides are no text at all.
    expect(withZeros(0, 1)).toBeUndefined();
    expect(withZeros(0, 1, 2, 3)).toBeUndefined();
    const few = new Uint8Array(200).fill(0x61);
    for (let index = 1; index < 42; index += 2) few[index] = 0;
    expect(detectEncoding(few, true)).toBe('utf-16le');
    few[0] = 0;
    expect(detectEncoding(few, true)).toBe('utf-16le');
    few[2] = 0;
    few[4] = 0;
    expect(detectEncoding(few, true)).toBeUndefined();
    expect(detectEncoding(Uint8Array.of(0x61, ...few.subarray(0, 99)), true)).toBeUndefined();
  });

  it('is UTF-8 where a decoder says so, else GBK where the bytes pair up, else none', () => {
    expect(detectEncoding(iconv.encode('1,合泰路灯', 'gbk'), false)).toBe('gbk');
    expect(detectEncoding(iconv.encode('1,合泰路灯', 'gbk'), true)).toBe('utf-8');
    expect(detectEncoding(bytes(0x61, 0x81, 0x20), false)).toBeUndefined();
    expect(detectEncoding(bytes(), true)).toBe('utf-8');
  });
});

describe('the pairs and quadruples of GB 18030', () => {
  it('are found in any text written in it, also where it is cut off', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(60), (text, length) => {
        const written = iconv.encode(`${text}合泰\u3400路灯`, 'gb18030');
        expect(isGb18030(written)).toBe(true);
        expect(isGb18030(written.subarray(0, length))).toBe(true);
      }),
    );
  });

  it.each([
    [[0x7f], true],
    [[0x80], false],
    [[0xff], false],
    [[0x81], true],
    [[0xfe], true],
    [[0x81, 0x3f], false],
    [[0x81, 0x40], true],
    [[0x81, 0x7e], true],
    [[0x81, 0x7f], false],
    [[0x81, 0x80], true],
    [[0x81, 0xfe], true],
    [[0x81, 0xff], false],
    [[0x81, 0x2f, 0x81, 0x30], false],
    [[0x81, 0x30, 0x81, 0x30], true],
    [[0x81, 0x39, 0x81, 0x39], true],
    [[0x81, 0x3a, 0x81, 0x30], false],
    // What follows begins a character of its own.
    [[0x81, 0x40, 0x80], false],
    [[0x81, 0x30, 0x81, 0x30, 0x80], false],
    [[0x81, 0x30, 0x81, 0x30, 0x81, 0x40, 0x61], true],
    [[0x61, 0x80], false],
  ])('%j: %s', (list, isValid) => {
    expect(isGb18030(Uint8Array.from(list))).toBe(isValid);
  });
});

describe('runs of bytes beyond ASCII', () => {
  const runsOf = (...list: (number | string)[]) => {
    const profiler = createByteProfiler();
    for (const part of list) profiler.add(typeof part === 'string' ? Buffer.from(part) : bytes(part));
    const { utf8Runs, otherRuns } = profiler.end();
    return [utf8Runs, otherRuns];
  };

  it('are Chinese in UTF-8 from two characters on: punctuation, Han, full-width forms', () => {
    expect(runsOf('路灯')).toEqual([1, 0]);
    expect(runsOf('路')).toEqual([0, 0]);
    expect(runsOf('路a灯')).toEqual([0, 0]);
    // U+2000 and U+9FFF, the first and the last that begin with E2 and E9; U+FF01.
    expect(runsOf('\u2000\u2000')).toEqual([1, 0]);
    expect(runsOf('\u9fff\u9fff')).toEqual([1, 0]);
    expect(runsOf('！！')).toEqual([1, 0]);
    // Letters of other scripts are UTF-8 too, but say nothing.
    for (const other of [
      'éé',
      '\u0800\u0800',
      '\u1fff\u1fff',
      '\ua000\ua000',
      '가가',
      '\ue000\ue000',
      '😀😀',
      '\u{10ffff}\u{10ffff}',
    ])
      expect(runsOf(other)).toEqual([0, 0]);
    expect(runsOf('路灯,响石广场\n富家垅')).toEqual([3, 0]);
  });

  it('are none of UTF-8 where a byte is out of place', () => {
    // A continuation without a beginning, beginnings that no text has, beginnings without their continuations.
    for (const list of [
      [0x80],
      [0xbf],
      [0xc0, 0x80],
      [0xc1, 0xbf],
      [0xf5, 0x80, 0x80, 0x80],
      [0xff],
      [0xe8, 0xb7],
      [0xc3],
      [0xf0, 0x9f, 0x98],
      [0xe8, 0xb7, 0xc0],
      [0xe8, 0xff, 0xaf],
    ]) {
      expect(runsOf(...list)).toEqual([0, 1]);
      expect(runsOf(...list, 'a')).toEqual([0, 1]);
      // One bad byte spoils its run, and not the next.
      expect(runsOf('路灯', ...list, 'a路灯')).toEqual([1, 1]);
    }
    for (const list of [
      [0xc2, 0x80],
      [0xdf, 0xbf],
      [0xe0, 0xa0, 0x80],
      [0xf4, 0x8f, 0xbf, 0xbf],
    ])
      expect(runsOf(...list)).toEqual([0, 0]);
  });

  it('name the line of the first of each kind', () => {
    const profiler = createByteProfiler();
    profiler.add(Buffer.from('a\n路灯\n路灯\n'));
    profiler.add(bytes(0xff, 0x0a, 0xff, 0x0a, 0x00, 0x0a, 0x00));
    expect(profiler.end()).toEqual({
      utf8Runs: 2,
      firstUtf8Line: 2,
      otherRuns: 2,
      firstOtherLine: 4,
      firstZeroLine: 6,
    });
  });
});

describe('a file of two encodings', () => {
  const profile = { utf8Runs: 1, firstUtf8Line: 3, otherRuns: 1, firstOtherLine: 5, firstZeroLine: 0 };

  it('has runs of both, and not only what looks like UTF-8 by accident', () => {
    expect(mixedEncodings(profile)).toMatch(/line 5 is not UTF-8, but line 3 is/);
    expect(mixedEncodings({ ...profile, utf8Runs: 0 })).toBeUndefined();
    expect(mixedEncodings({ ...profile, otherRuns: 0 })).toBeUndefined();
    expect(mixedEncodings({ ...profile, otherRuns: 10_000 })).toBeDefined();
    expect(mixedEncodings({ ...profile, otherRuns: 10_001 })).toBeUndefined();
    expect(mixedEncodings({ ...profile, utf8Runs: 2, otherRuns: 10_001 })).toBeDefined();
  });
});
