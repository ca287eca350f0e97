import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { runCli } from '../../server/cli.ts';
import { fitTo, widthOf, wrapTo } from '../../server/cli/terminal-width.ts';
import { readManifest } from '../../server/load/read-manifest.ts';
import { writeRealCity } from '../support/real-city-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gridlight-inspect-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => path.join(folder, name);

/** Runs `gridlight inspect` and answers its exit code and both streams. */
async function inspect(...args: readonly string[]) {
  const [out, errors]: [string[], string[]] = [[], []];
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((part) => out.push(String(part)) > 0),
    vi.spyOn(console, 'error').mockImplementation((line: unknown) => void errors.push(String(line))),
  ];
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await runCli(['node', 'gridlight', 'inspect', ...args]);
    return { code: process.exitCode, out: out.join(''), errors: errors.join('\n') };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}

const EVENTS =
  '工单编号;标题;登记时间;经度;纬度;状态\r\nA1;路灯;2024-03-05 08:07;113.1;27.8;待受理\r\nA2;井盖;2024-03-06 09:00;113.2;27.9;挂账\r\n';

describe('a table', () => {
  it('is told with encoding, separator, header, columns and fields', async () => {
    writeFileSync(at('events.csv'), iconv.encode(`三月工单\r\n${EVENTS}`, 'gbk'));
    const { code, out } = await inspect(at('events.csv'), '--lang', 'en');
    expect(code).toBe(0);
    expect(out).toContain('events.csv  (CSV · gbk · semicolon · header on line 2 · 2 rows)');
    expect(out).toContain('likely incidents 事件');
    expect(out).toContain('longitude first');
    expect(out).toMatch(/工单编号 +id +100 % +eventNo +A1 · A2/);
    expect(out).toMatch(/登记时间 +time +100 % +reportedAt/);
  });

  it('is told in Chinese, by --lang or by the terminal', async () => {
    writeFileSync(at('events.csv'), EVENTS);
    expect((await inspect(at('events.csv'), '--lang', 'zh')).out).toContain('应为事件 incidents');
    for (const [LANG, word] of [['zh_CN.UTF-8', '应为事件'], ['en_US.UTF-8', 'likely incidents'], ['C', 'likely incidents']]) {
      vi.stubEnv('LC_ALL', '');
      vi.stubEnv('LANG', LANG);
      expect((await inspect(at('events.csv'))).out).toContain(word);
    }
    vi.unstubAllEnvs();
  }); // prettier-ignore

  it('has a draft that load takes as a manifest', async () => {
    writeFileSync(at('events.csv'), EVENTS);
    const { code, errors } = await inspect(at('events.csv'), '--write', at('dataset.json'), '--lang', 'en');
    expect([code, errors]).toEqual([0, expect.stringContaining('wrote')]);
    const read = await readManifest(folder);
    expect(read).toMatchObject({
      manifest: { codeTables: 'codes.json', layers: [{ kind: 'incidents', file: 'events.csv' }] },
    });
  });
});

describe('what is there', () => {
  it.each(['dataset.json', 'codes.json'])('is never overwritten: %s', async (name) => {
    writeFileSync(at('events.csv'), EVENTS);
    writeFileSync(at(name), 'mine');
    const { code, errors } = await inspect(at('events.csv'), '--write', at('dataset.json'));
    expect(code).toBe(1);
    expect(errors).toContain(`${name} is there already and is not overwritten`);
    expect(readFileSync(at(name), 'utf8')).toBe('mine');
  });

  it('is never overwritten in a folder that is made', async () => {
    mkdirSync(at('out'));
    writeFileSync(at('out/events.csv'), 'mine');
    writeFileSync(at('events.csv'), EVENTS);
    expect((await inspect(at('events.csv'), '--out', at('out'))).code).toBe(1);
    expect(readFileSync(at('out/events.csv'), 'utf8')).toBe('mine');
  });

  it('stays as it is where a folder is made beside it', async () => {
    writeFileSync(at('events.csv'), EVENTS);
    expect((await inspect(at('events.csv'), '--out', at('out'))).code).toBe(0);
    expect(readFileSync(at('out/events.csv'), 'utf8')).toBe(EVENTS);
    expect('manifest' in (await readManifest(at('out')))).toBe(true);
  });
});

describe('exit code 2', () => {
  it.each([
    ['a workbook', 'a.xlsx', 'PK', 'CSV UTF-8'],
    ['shapes', 'a.shp', 'x', 'ogr2ogr'],
    ['a picture that calls itself a table', 'a.csv', `${'x'.repeat(200)}\u0000`, 'zero byte'],
    ['broken GeoJSON', 'a.geojson', '{"type":', 'is not JSON'],
    ['a table of nothing that is known', 'a.csv', '甲,乙\n1,2\n3,4\n', 'nothing says'],
  ])('says that %s is not understood', async (_, name, text, reason) => {
    writeFileSync(at(name), text);
    const { code, out } = await inspect(at(name), '--lang', 'en');
    expect(code).toBe(2);
    expect(out).toContain(reason);
  });
});

describe('exit code 1', () => {
  it.each([
    [['nowhere.csv'], 'is not there'],
    [['.', '--lang', 'xx'], 'there are zh and en'],
    [['.', '--write', 'a.json', '--out', 'b'], 'do not go together'],
  ])('says what is wrong with %j', async (args, reason) => {
    const { code, errors } = await inspect(...args.map((arg) => (arg === '.' ? folder : arg)));
    expect([code, errors]).toEqual([1, expect.stringContaining(reason)]);
  });

  it('says that the files have to lie in the folder of the manifest', async () => {
    mkdirSync(at('other'));
    writeFileSync(at('events.csv'), EVENTS);
    const { code, errors } = await inspect(at('events.csv'), '--write', at('other/dataset.json'));
    expect([code, errors]).toEqual([1, expect.stringContaining('use --out')]);
  });
});

describe('a folder', () => {
  it('has the levels of its divisions, and no line is wider than 100 columns', async () => {
    writeRealCity(folder);
    for (const lang of ['en', 'zh']) {
      const { code, out } = await inspect(folder, '--lang', lang);
      expect(code).toBe(0);
      expect(out.match(/(level|层级) (county|township|village|grid)\b/g)).toHaveLength(4);
      expect(out.split('\n').filter((line) => widthOf(line) > 100)).toEqual([]);
    }
  });

  it('is told as JSON, without persons', async () => {
    writeRealCity(folder);
    const { out } = await inspect(folder, '--json');
    expect(out).not.toMatch(/1990000|市民\d|网格长\d/);
    const found = JSON.parse(out) as { files: { file: string }[]; manifest: { layers: unknown[] } };
    expect(found.files).toHaveLength(6);
    expect(found.manifest.layers).toHaveLength(6);
  });

  it('uses the code tables that lie in it', async () => {
    writeFileSync(at('events.csv'), EVENTS);
    writeFileSync(at('tables.json'), JSON.stringify({ categories: [], channels: [] }));
    const { out } = await inspect(folder, '--json');
    expect(JSON.parse(out)).toMatchObject({ manifest: { codeTables: 'tables.json' } });
  });
});

test('widths count Chinese characters twice', () => {
  expect(widthOf('网格ab，')).toBe(8);
  expect(fitTo('网格', 6)).toBe('网格  ');
  expect(widthOf(fitTo('网格员上报的事件', 9))).toBeLessThanOrEqual(9);
  const lines = wrapTo('一二三四五六七八九十 and some words of a sentence', 12);
  expect(lines.every((line) => widthOf(line) <= 12)).toBe(true);
  expect(lines.join('').replace(/\s/g, '')).toBe('一二三四五六七八九十andsomewordsofasentence');
});
