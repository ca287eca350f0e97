import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { createByteProfiler, mixedEncodings } from '../../../src/domain/exchange/files/byte-profile.ts';
import { markedEncoding } from '../../../src/domain/exchange/files/detect-encoding.ts';
import { createGbProfiler } from '../../../src/domain/exchange/files/gb-profile.ts';
import { createUtf16Profiler } from '../../../src/domain/exchange/files/utf16-profile.ts';

const bytes = (...list: number[]) => Uint8Array.from(list);

describe('encodings: a file', () => {
  it('is what its byte order mark says', () => {
    expect(markedEncoding(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe('utf-8 with BOM');
    expect(markedEncoding(bytes(0xff, 0xfe, 0x61, 0))).toBe('utf-16le');
    expect(markedEncoding(bytes(0xfe, 0xff, 0, 0x61))).toBe('utf-16be');
    expect(markedEncoding(bytes(0xff, 0xfe))).toBe('utf-16le');
  });

  it('is not what half a byte order mark would say', () => {
    for (const head of [
      bytes(),
      bytes(0xef, 0xbb, 0x61),
      bytes(0xef, 0x61, 0xbf),
      bytes(0x61, 0xbb, 0xbf),
      bytes(0xff, 0x61),
      bytes(0x61, 0xfe),
      bytes(0xfe, 0x61),
      bytes(0x61, 0xff),
    ])
      expect(markedEncoding(head)).toBeUndefined();
  });
});

describe('encodings: UTF-16 without a mark', () => {
  const found = (text: Uint8Array) => {
    const profiler = createUtf16Profiler();
    profiler.add(text);
    return profiler.end();
  };
  const little = (text: string) => Buffer.from(text, 'utf16le');

  it('has zero bytes on one side, and the signs of a text', () => {
    const text = `id,title,路灯\r\n1,${'合'.repeat(100)}，！é·℃\n`;
    expect(found(little(text))).toBe('utf-16le');
    expect(found(little(text).swap16())).toBe('utf-16be');
    expect(found(little(`${'路'.repeat(98)},\n`))).toBe('utf-16le');
  });

  it('is not found in an odd number of bytes, with few zeros, or with zeros on both sides', () => {
    expect(found(Buffer.concat([little('id,title'), bytes(0x61)]))).toBeUndefined();
    expect(found(little('路'.repeat(98)))).toBeUndefined();
    expect(found(Buffer.from(`${'a,b\n'.repeat(50)}x\0`))).toBeUndefined();
    expect(found(new Uint8Array(100))).toBeUndefined();
    const both = little('id,title,name');
    both[0] = 0;
    expect(found(both)).toBeUndefined();
  });

  it('is not found in bytes that would be signs which no text has', () => {
    expect(found(bytes(1, 0, 2, 0, 3, 0, 4, 0))).toBeUndefined();
    expect(found(bytes(0x7f, 0, 0x61, 0))).toBe('utf-16le');
    expect(found(bytes(0x00, 0xa2, 0x00, 0x61))).toBe('utf-16be');
  });
});

describe('encodings: the pairs and quadruples of GB 18030', () => {
  const profileOf = (...pieces: Uint8Array[]) => {
    const profiler = createGbProfiler();
    for (const piece of pieces) profiler.add(piece);
    return profiler.end();
  };

  it('are found in any text written in it, in whatever pieces it comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(60), (text, length) => {
        const written = iconv.encode(`${text}合泰\u3400路灯`, 'gb18030');
        const whole = profileOf(written);
        expect(whole.firstOtherLine).toBe(0);
        expect(profileOf(written.subarray(0, length), written.subarray(length))).toEqual(whole);
      }),
    );
  });

  it.each([
    [[0x7f], true],
    [[0x80], false],
    [[0xff], false],
    [[0x81], false],
    [[0x81, 0x3f], false],
    [[0x81, 0x40], true],
    [[0x81, 0x7e], true],
    [[0x81, 0x7f], false],
    [[0x81, 0x80], true],
    [[0x81, 0xfe], true],
    [[0x81, 0xff], false],
    [[0x81, 0x2f, 0x81, 0x30], false],
    [[0x81, 0x30, 0x81], false],
    [[0x81, 0x30, 0x81, 0x30], true],
    [[0x81, 0x39, 0x81, 0x39], true],
    [[0x81, 0x3a, 0x81, 0x30], false],
    [[0x81, 0x30, 0x80, 0x30], false],
    [[0x81, 0x30, 0xff, 0x30], false],
    [[0x81, 0x30, 0x81, 0x2f], false],
    [[0x81, 0x30, 0x81, 0x3a], false],
    // What follows begins a character of its own.
    [[0x81, 0x40, 0x80], false],
    [[0x81, 0x30, 0x81, 0x30, 0x80], false],
    [[0x81, 0x30, 0x81, 0x30, 0x81, 0x40, 0x61], true],
    [[0x61, 0x80], false],
  ])('%j: %s', (list, isValid) => {
    expect(profileOf(Uint8Array.from(list)).firstOtherLine === 0).toBe(isValid);
  });

  it('are likely in the signs and Han characters of GB 2312', () => {
    const unlikely = (...list: number[]) => profileOf(bytes(...list)).unlikely;
    for (const pair of [[0xa1, 0xa1], [0xa3, 0xac], [0xb0, 0xa1], [0xf7, 0xfe]]) expect(unlikely(...pair)).toBe(0); // prettier-ignore
    for (const pair of [[0xa0, 0xa1], [0xa4, 0xa1], [0xa9, 0xa4], [0xaf, 0xa1], [0xf8, 0xa1], [0xb0, 0xa0], [0x81, 0x30, 0x81, 0x30]]) expect(unlikely(...pair)).toBe(1); // prettier-ignore
  });

  it('make a text doubtful by the share of unlikely ones, stretch by stretch', () => {
    const good = bytes(0xb0, 0xa1);
    const bad = bytes(0xb0, 0x40);
    const text = (...counts: [good: number, bad: number][]) =>
      counts.flatMap(([g, b]) => [...Array<Uint8Array>(g).fill(good), ...Array<Uint8Array>(b).fill(bad), Buffer.from('\n')]); // prettier-ignore
    const line = (...counts: [number, number][]) => profileOf(...text(...counts)).firstDoubtfulLine;
    // A short text: one of five is let pass.
    expect([line([4, 1]), line([3, 1]), line([0, 1])]).toEqual([0, 1, 1]);
    // Sixty-four characters: nineteen are let pass.
    expect([line([45, 19]), line([44, 20])]).toEqual([0, 1]);
    expect(line([64, 0], [40, 24])).toBe(2);
    // The rest of a longer text counts where it has sixteen.
    expect([line([64, 0], [0, 15]), line([64, 0], [0, 16]), line([64, 0], [12, 8])]).toEqual([0, 2, 0]);
  });
});

describe('encodings: runs of bytes beyond ASCII', () => {
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

describe('encodings: a file of two encodings', () => {
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
