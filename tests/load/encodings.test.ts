import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeText, openTextFile, readText, type EncodingChoice } from '../../server/load/decode-file.ts';
import { LayerFault } from '../../server/load/layer-fault.ts';
import { count } from '../support/counts.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gridlight-encodings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
/** What a file of these bytes is: its encoding, text and notes, or the fault. */
async function open(bytes: Uint8Array, choice: EncodingChoice = {}) {
  const file = path.join(folder, `${files++ % 50}.csv`);
  writeFileSync(file, bytes);
  try {
    const text = await openTextFile({ path: file, bytes: bytes.length }, choice);
    const notes: string[] = [];
    const content = await readText(text, { onNote: (note) => notes.push(note) });
    return { encoding: text.encoding, text: content, notes };
  } catch (error) {
    if (error instanceof LayerFault) return { fault: error.message };
    throw error;
  }
}
const bytesOf = (text: string, encoding: string, addBOM = false) => iconv.encode(text, encoding, { addBOM });

const HEADER = '事件编号,标题,上报时间\r\n';
const CHINESE = HEADER + 'ZZ-1,清水塘街道路灯不亮（三天）,2024-03-05 08:07\r\n'.repeat(30);
const TRADITIONAL = `編號,標題\r\n${'1,臺北測試與國語學習\r\n2,請儘速處理漏水問題\r\n'.repeat(20)}`;

describe('encodings: files that are known by their bytes', () => {
  it.each([
    ['utf8', false, 'utf-8'],
    ['utf8', true, 'utf-8 with BOM'],
    ['utf-16le', true, 'utf-16le'],
    ['utf-16be', true, 'utf-16be'],
    ['utf-16le', false, 'utf-16le'],
    ['utf-16be', false, 'utf-16be'],
    ['gbk', false, 'gbk'],
    ['gb18030', false, 'gbk'],
  ])('%s, mark %s', async (encoding, addBOM, expected) => {
    for (const text of [CHINESE, HEADER, '1,a,b\n'.repeat(9), `${CHINESE}㙟㐂,𠮷,王珺\n`]) {
      if (encoding === 'gbk' && text.includes('𠮷')) continue;
      const found = await open(bytesOf(text, encoding, addBOM));
      const isPlain = text.startsWith('1,a') && encoding.startsWith('gb');
      expect(found).toEqual({ encoding: isPlain ? 'utf-8' : expected, text, notes: [] });
    }
  });

  it('whatever stands where beyond the first 64 kB', async () => {
    const far = '1,a,2024-03-05\n'.repeat(10_000);
    expect(await open(bytesOf(far + CHINESE, 'gbk'))).toMatchObject({ encoding: 'gbk', text: far + CHINESE });
    const latin = Buffer.concat([Buffer.from(far), bytesOf('Müller, José, Zoë\n', 'windows-1252')]);
    expect((await open(latin)).fault).toMatch(/line 10001/);
  });
});

describe('encodings: files that are doubtful', () => {
  it.each([
    ['Latin-1', bytesOf('no,title\nA1,Müller str\n', 'latin1'), /doubtful.*line 2.*"encoding"/],
    [
      'Latin-1 with several words',
      bytesOf('a,b\n1,Café Zoë naïf Ångström\n', 'latin1'),
      /doubtful|no character/,
    ],
    ['Windows-1252', bytesOf('a,b\n1,“naïve” – 5 €\n', 'windows-1252'), /line 2/],
    ['Big5', bytesOf(TRADITIONAL, 'big5'), /doubtful.*Big5/],
    ['a word of Big5', bytesOf('a,b\n1,台北測試\n', 'big5'), /doubtful/],
    [
      'Shift JIS',
      bytesOf('番号,件名\n1,道路の街灯がつかない\n'.repeat(5), 'shift_jis'),
      /doubtful|no character/,
    ],
    [
      'Big5 below GBK',
      Buffer.concat([bytesOf(CHINESE, 'gbk'), bytesOf(TRADITIONAL, 'big5')]),
      /doubtful.*line 3\d/,
    ],
    [
      'GBK below UTF-8',
      Buffer.concat([bytesOf(CHINESE, 'utf8'), bytesOf(CHINESE, 'gbk')]),
      /mixed encodings: line 32/,
    ],
    ['a cut character', bytesOf(CHINESE, 'gbk').subarray(0, -1), /./],
    [
      'UTF-8 with a mark and half a character',
      Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x0a, 0xe4, 0xb8, 0x0a]),
      /line 2, byte 7/,
    ],
    [
      'UTF-16 with an odd byte',
      Buffer.concat([bytesOf(CHINESE, 'utf-16le', true), Buffer.from([1])]),
      /line 32, byte \d+/,
    ],
    ['UTF-16 with half a pair', Buffer.from([0xff, 0xfe, 0x61, 0, 0x0a, 0, 0, 0xd8, 0x62, 0]), /line 2/],
    ['a zero byte', Buffer.from('a,b\n1,x\0y\n'), /line 2 holds a zero byte/],
  ] as const)('%s is refused', async (_, bytes, reason) => {
    // The end of a line may be cut off with the character.
    const found = await open(bytes);
    if (_ === 'a cut character') expect(found).toHaveProperty('encoding', 'gbk');
    else expect(found.fault).toMatch(reason);
  });

  it.each([
    ['xlsx', [0x50, 0x4b, 3, 4, 20, 0], /Excel workbook \(\.xlsx\).*CSV UTF-8/],
    ['xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], /\.xls/],
    ['pdf', [...Buffer.from('%PDF-1.4')], /a PDF/],
    ['html', [...Buffer.from('\n<html><table>')], /web page/],
    ['sqlite', [...Buffer.from('SQLite format 3\0')], /GeoPackage/],
  ])('%s under the name of a table says what to do', async (_, bytes, reason) => {
    expect((await open(Uint8Array.from(bytes))).fault).toMatch(reason);
  });
});

describe('encodings: an encoding that is named', () => {
  it.each([
    ['big5', TRADITIONAL],
    ['windows-1252', 'no,title\nA1,Müller straße – 5 €\n'],
    ['shift_jis', '番号,件名\n1,道路の街灯\n'],
    ['euc-kr', '번호,제목\n1,가로등\n'],
    ['gbk', CHINESE],
    ['utf-8', CHINESE],
    ['utf-16le', CHINESE],
  ])('%s counts', async (encoding, text) => {
    expect(await open(bytesOf(text, encoding), { encoding })).toEqual({ encoding, text, notes: [] });
  });

  it.each([
    ['utf-8', bytesOf(`a,b\n1,${CHINESE}`, 'gbk'), /is not utf-8 as a whole: line 2, byte/],
    ['big5', Buffer.from([0x61, 0x0a, 0x62, 0xa1, 0x0a]), /is not big5 as a whole: line 2, byte 4/],
    ['gbk', bytesOf(CHINESE, 'utf8'), /is UTF-8 from end to end/],
    ['windows-1252', bytesOf(CHINESE, 'utf8', true), /begins with the mark of utf-8/],
    ['gb18030', bytesOf(CHINESE, 'utf-16le', true), /begins with the mark of utf-16le/],
  ])('%s is refused where the file is something else', async (encoding, bytes, reason) => {
    expect((await open(bytes, { encoding })).fault).toMatch(reason);
  });

  it('takes what is no character as U+FFFD where that is wanted, and says how many', async () => {
    const bytes = Buffer.concat([bytesOf('编号,标题\n1,路', 'gbk'), Buffer.from([0xff, 0xff, 0x0a])]);
    const replaced = {
      text: '编号,标题\n1,路\ufffd\ufffd\n',
      notes: [expect.stringMatching(/or were lost before: 2;/)],
    };
    expect(await open(bytes, { encoding: 'gbk', encodingErrors: 'replace' })).toMatchObject(replaced);
    const long = Buffer.concat([bytesOf(CHINESE, 'gbk'), bytes]);
    expect(await open(long, { encodingErrors: 'replace' })).toMatchObject({ encoding: 'gbk' });
    expect((await open(long)).fault).toMatch(/line 33/);
    const mixed = Buffer.concat([bytesOf(CHINESE, 'utf8'), bytesOf('路灯\n', 'gbk')]);
    expect(await open(mixed, { encodingErrors: 'replace' })).toMatchObject({ encoding: 'utf-8' });
  });

  it('tells characters that somebody lost before', async () => {
    expect(await open(bytesOf('a\n路\ufffd灯\n', 'utf8'))).toMatchObject({
      notes: [expect.stringMatching(/^characters that cannot be read .*: 1;/)],
    });
  });
});

describe('encodings: any file', () => {
  it(
    'of any bytes is text or a fault',
    async () => {
      const bytes = fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ unit: 'binary', maxLength: 60 }).map((text) => iconv.encode(text, 'gb18030')),
        fc.string({ unit: 'binary', maxLength: 60 }).map((text) => iconv.encode(text, 'utf-16le')),
      );
      const choice = fc.constantFrom<EncodingChoice>({}, { encodingErrors: 'replace' }, { encoding: 'big5' });
      await fc.assert(
        fc.asyncProperty(bytes, choice, async (content, chosen) => {
          const found = await open(content, chosen);
          expect('fault' in found ? found.fault : found.encoding).not.toBe('');
        }),
        { numRuns: count(300, 20_000) },
      );
    },
    count(60_000, 3_600_000),
  );

  it('is written as it was read', async () => {
    for (const encoding of ['utf-8', 'utf-8 with BOM', 'utf-16le', 'utf-16be', 'gbk', 'big5']) {
      const text = encoding === 'big5' ? TRADITIONAL : CHINESE;
      const choice = encoding === 'big5' ? { encoding } : {};
      expect(await open(encodeText(text, encoding), choice)).toMatchObject({ encoding, text });
    }
    expect(() => encodeText('a', 'iso-2022-jp')).toThrow(/cannot be written/);
  });
});
