import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RehearseOptions } from '../../server/cli/rehearse-options.ts';
import { parseDuration, parseTokens } from '../../server/cli/rehearse-options.ts';
import { rehearse } from '../../server/cli/rehearse.ts';
import { clockText } from '../../server/cli/rehearse-counts.ts';
import { FEED_SOURCE_IDS } from '../../src/domain/simulation/rehearsal/feed-sources.ts';
import { startCli } from '../support/child-process.ts';
import { startIngestStub, type Fate, type IngestStub } from './ingest-stub.ts';

/** A Thursday morning, when the city has much to report; at night it has little. */
const MORNING = Date.parse('2026-11-26T09:00:00+08:00');

let stub: IngestStub;
beforeEach(async () => {
  stub = await startIngestStub();
  const begun = performance.now();
  vi.spyOn(Date, 'now').mockImplementation(() => Math.round(MORNING + performance.now() - begun));
});
afterEach(() => {
  vi.restoreAllMocks();
  return stub.stop();
});

const printed: string[] = [];
/** Two hours of the city in a second, until two seconds are over. */
function play(more: Partial<RehearseOptions> = {}, stop = new AbortController().signal) {
  printed.length = 0;
  return rehearse(
    { speed: '7200', url: stub.url, token: ['all'], for: '2s', seed: '5', ...more },
    { environment: {}, stop, print: (line) => printed.push(line), firstWaitMs: 20, graceMs: 500 },
  );
}

describe('gridlight rehearse', () => {
  it('sends incidents and steps, and every row is accepted once', async () => {
    const counts = await play();
    expect(counts.rejected).toBe(0);
    expect(counts.accepted).toBe(stub.incidents.size + stub.steps.size);
    expect(stub.incidents.size).toBeGreaterThan(15);
    expect(stub.steps.size).toBeGreaterThan(10);
    expect(counts.accepted + counts.duplicates).toBe(counts.incidents + counts.steps);
    expect(printed[0]).toContain('7200×');
    expect(printed.at(-1)).toMatch(/^Rehearsal over after 00:0\d: \d+ rows sent/);
  });

  it('gives each platform its own token', async () => {
    const token = FEED_SOURCE_IDS.map((source) => `${source}=t-${source}`);
    await play({ token, for: '3s' });
    const used = new Set(stub.calls.map((call) => call.token));
    expect([...used].every((name) => name.startsWith('t-'))).toBe(true);
    expect(used.size).toBeGreaterThanOrEqual(3);
    for (const key of stub.incidents.keys()) {
      const [, source = '', prefix = ''] = /^t-(\S+) ([A-Z]+)-/.exec(key) ?? [];
      expect({
        'grid-app': 'GA',
        wechat: 'WX',
        'hotline-12345': 'HL',
        'police-110': 'PO',
        video: 'VI',
      }).toMatchObject({
        [source]: prefix,
      });
    }
  });

  it('loses nothing and doubles nothing where the server is away or replies get lost', async () => {
    const fates: Fate[] = [
      'unavailable',
      'answer',
      'lostReply',
      'unavailable',
      'lostReply',
      'fault',
      'answer',
    ];
    // The trouble is over some time before the feed ends, so that everything can still be delivered.
    stub.fateOf = (call) => (call < 2 * fates.length ? (fates[call % fates.length] ?? 'answer') : 'answer');
    const counts = await play();
    // The reports of a platform are numbered from 1 on.
    const numbers = new Map<string, Set<number>>();
    for (const key of stub.incidents.keys()) {
      const [, prefix = '', number = ''] = /^all ([A-Z]+)-\w+-(\d+)$/.exec(key) ?? [];
      numbers.set(prefix, (numbers.get(prefix) ?? new Set()).add(Number(number)));
    }
    expect(numbers.size).toBeGreaterThanOrEqual(3);
    for (const of of numbers.values()) expect(Math.max(...of)).toBe(of.size);
    expect(counts.rejected).toBe(0);
    expect(counts.retries).toBeGreaterThan(3);
    // Rows of a lost reply were accepted then and count as duplicates now.
    expect(counts.accepted + counts.duplicates + counts.waiting).toBe(counts.incidents + counts.steps);
    expect(counts.duplicates).toBeGreaterThan(0);
    expect(stub.incidents.size + stub.steps.size).toBeGreaterThanOrEqual(counts.accepted);
  });

  it('gives a batch up that makes the server fail again and again', async () => {
    let first: string | undefined;
    stub.fateOf = (_call, items) => {
      first ??= JSON.stringify(items);
      return JSON.stringify(items) === first ? 'fault' : 'answer';
    };
    const counts = await play();
    const attempts = stub.calls.filter(({ fate }) => fate === 'fault').length;
    expect(attempts).toBeGreaterThan(0);
    // Twice as many where the batch is one of those that go out a second time.
    expect([5, 10]).toContain(attempts);
    expect(counts.accepted).toBeGreaterThan(0);
    expect(printed.join('\n')).toContain('× 500 Something went wrong.');
  });

  it('goes on where a batch is refused, and says why', async () => {
    stub.fateOf = (call) => (call === 0 ? 'tooLarge' : 'answer');
    const counts = await play();
    expect(counts.rejected).toBeGreaterThan(0);
    expect(counts.accepted).toBeGreaterThan(0);
    expect(printed.join('\n')).toContain('× 413 Too many rows.');
  });

  it('ends where a token is refused, with the name of the platform', async () => {
    stub.refusedTokens.add('all');
    await expect(play()).rejects.toThrow(/the token of \S+ is not accepted: 401 This token is not known/);
    expect(stub.calls.length).toBeLessThanOrEqual(FEED_SOURCE_IDS.length);
  });

  it('stops when it is told to, with a summary, and does not wait for a server that is away', async () => {
    stub.fateOf = () => 'unavailable';
    const stop = new AbortController();
    const began = Date.now();
    setTimeout(() => stop.abort(), 1_500);
    const counts = await play({ for: '10m' }, stop.signal);
    expect(Date.now() - began).toBeLessThan(6_000);
    expect(counts.accepted).toBe(0);
    expect(printed.at(-1)).toContain('still without an answer');
  });

  it('ends cleanly on Ctrl-C', { timeout: 60_000 }, async () => {
    const program = startCli(['rehearse', '--speed', '5000', '--url', stub.url, '--token', 'all']);
    await program.waitFor(/^Playing the simulated city at 5000×/);
    await program.waitFor(/^00:05 {2}[\d,]+ rows sent/);
    program.child.kill('SIGINT');
    expect(await program.ended).toBe(0);
    expect(program.lines.some((line) => line.startsWith('Rehearsal over after'))).toBe(true);
  });
});

describe('the options of a rehearsal', () => {
  it('name the command for every token that is missing', () => {
    expect(() => parseTokens(['grid-app=a'], 'wechat=b')).toThrow(
      [
        'nothing is accepted without a token, and there is none for hotline-12345, police-110, video. Make them once:',
        '  npx gridlight token create hotline-12345 --simulated',
        '  npx gridlight token create police-110 --simulated',
        '  npx gridlight token create video --simulated',
      ].join('\n'),
    );
    expect(() => parseTokens(['fax=a'], undefined)).toThrow(/no such platform; they are grid-app, wechat/);
  });

  it('take tokens by name, from the environment, and one for all the others', () => {
    expect(Object.fromEntries(parseTokens(['all', 'video=v'], 'wechat=w, video=x'))).toEqual({
      'grid-app': 'all',
      wechat: 'w',
      'hotline-12345': 'all',
      'police-110': 'all',
      video: 'v',
    });
  });

  it('are refused with a sentence', async () => {
    await expect(play({ speed: '0' })).rejects.toThrow('--speed 0: must be a number from 1 to 10,000');
    await expect(play({ url: 'ftp://x' })).rejects.toThrow('--url ftp://x: must look like');
    await expect(play({ for: 'long' })).rejects.toThrow('write a duration as 90s, 10m or 2h');
    await expect(play({ seed: '-1' })).rejects.toThrow('must be a whole number');
    await expect(play({ scenario: 'nowhere.json' })).rejects.toThrow(/--scenario nowhere.json: ENOENT/);
    const folder = mkdtempSync(path.join(tmpdir(), 'gridlight-rehearse-'));
    try {
      const file = path.join(folder, 'scenario.json');
      writeFileSync(file, JSON.stringify({ title: { 'zh-CN': '空', en: 'Empty' }, parts: [] }));
      await expect(play({ scenario: file })).rejects.toThrow(/cannot be played:\n {2}parts: /);
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(stub.calls).toEqual([]);
  });

  it('read durations and print them', () => {
    expect([
      parseDuration('90s'),
      parseDuration('1.5m'),
      parseDuration('2h'),
      parseDuration(undefined),
    ]).toEqual([90_000, 90_000, 7_200_000, Infinity]);
    expect([clockText(35_400), clockText(3_725_000)]).toEqual(['00:35', '1:02:05']);
  });
});
