import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { createByteProfiler, mixedEncodings } from '../../src/domain/exchange/files/byte-profile.ts';

const profileOf = (...pieces: Uint8Array[]) => {
  const profiler = createByteProfiler();
  for (const piece of pieces) profiler.add(piece);
  return profiler.end();
};
const utf8 = (text: string) => Buffer.from(text, 'utf8');
const gbk = (text: string) => iconv.encode(text, 'gb18030');

describe('mixedEncodings', () => {
  it.each(['\n', '\r\n', '\r'])('names the first line of each sort where lines end with %j', (end) => {
    const bytes = Buffer.concat([
      utf8(`id,title${end}1,合泰路灯${end}`),
      gbk(`2,响石广场${end}`),
      utf8(`3,富家垅${end}`),
    ]);
    expect(mixedEncodings(profileOf(bytes))).toMatch(/^mixed encodings: line 3 is not UTF-8, but line 2 is;/);
  });

  it('finds a piece of GBK inside one long line, and a character cut in half', () => {
    const oneLine = Buffer.concat([utf8('{"a":"合泰路灯","b":"'), gbk('响石广场'), utf8('"}')]);
    expect(mixedEncodings(profileOf(oneLine))).toMatch(/line 1 is not UTF-8, but line 1 is/);
    const cut = Buffer.concat([utf8('1,合泰路灯\n2,响石广'), utf8('场').subarray(0, 2), utf8('\n')]);
    expect(mixedEncodings(profileOf(cut))).toMatch(/line 2 is not UTF-8, but line 1 is/);
  });

  it('sees the same in whatever pieces the file comes', () => {
    const bytes = Buffer.concat([utf8('a,合泰路灯\r\nb,'), gbk('响石广场\r\n'), utf8('c\0,富家垅\r\n')]);
    const whole = profileOf(bytes);
    expect(whole).toEqual({
      utf8Runs: 2,
      firstUtf8Line: 1,
      otherRuns: 1,
      firstOtherLine: 2,
      firstZeroLine: 3,
    });
    fc.assert(
      fc.property(fc.nat(bytes.length), (at) => {
        expect(profileOf(bytes.subarray(0, at), bytes.subarray(at))).toEqual(whole);
      }),
    );
  });

  it('takes no text of common characters in GBK for mixed, nor any text in UTF-8', () => {
    // The 3,755 common characters of GB 2312, whose first byte is B0 to D7.
    const common = fc
      .tuple(fc.integer({ min: 0xb0, max: 0xd7 }), fc.integer({ min: 0xa1, max: 0xf9 }))
      .map((pair) => iconv.decode(Buffer.from(pair), 'gbk'));
    const text = fc
      .array(
        fc.oneof(
          { weight: 9, arbitrary: common },
          { weight: 1, arbitrary: fc.constantFrom('，', '\n', '1') },
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (content) => {
        expect(mixedEncodings(profileOf(gbk(content)))).toBeUndefined();
        expect(profileOf(utf8(content)).otherRuns).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
