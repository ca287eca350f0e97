import { describe, expect, test } from 'vitest';
import { keepConnection, type ConnectionSetting, type Source } from '../../src/workers/live-connection.ts';
import { createLiveHub } from '../../src/workers/live-hub.ts';
import type { LiveMessage } from '../../src/workers/live-message.ts';

class FakeSource implements Source {
  readonly url: string;
  isClosed = false;
  readonly #listeners = new Map<string, ((event: { data?: unknown; lastEventId?: string }) => void)[]>();

  constructor(url: string) {
    this.url = url;
  }
  addEventListener(type: string, listener: (event: { data?: unknown; lastEventId?: string }) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }
  close(): void {
    this.isClosed = true;
  }
  say(type: string, data?: unknown, lastEventId = ''): void {
    for (const listener of this.#listeners.get(type) ?? [])
      listener({ data: JSON.stringify(data), lastEventId });
  }
}

function settingOf(random = 0) {
  const sources: FakeSource[] = [];
  let tasks: { readonly task: () => void; readonly delayMs: number }[] = [];
  const setting: ConnectionSetting = {
    openSource: (url) => {
      const source = new FakeSource(url);
      sources.push(source);
      return source;
    },
    later: (task, delayMs) => {
      const entry = { task, delayMs };
      tasks.push(entry);
      return () => (tasks = tasks.filter((other) => other !== entry));
    },
    random: () => random,
  };
  /** Lets the task with this delay run. */
  const run = (delayMs: number): void => {
    const entry = tasks.find((one) => one.delayMs === delayMs);
    if (!entry) throw new Error(`nothing waits ${delayMs} ms; ${tasks.map((one) => one.delayMs).join(', ')}`);
    tasks = tasks.filter((other) => other !== entry);
    entry.task();
  };
  return { sources, setting, run, waiting: () => tasks.map(({ delayMs }) => delayMs) };
}

const SILENT_MS = 6_000;

describe('a connection to the stream', () => {
  test('goes on after the last event when it comes back', () => {
    const { sources, setting, run } = settingOf();
    const heard: LiveMessage[] = [];
    keepConnection(undefined, (message) => heard.push(message), setting);
    expect(sources[0]?.url).toBe('/api/stream');
    sources[0]?.say('hello', { position: 'e.5.0', now: 0 });
    sources[0]?.say('events', { events: [] }, 'e.7.3');
    sources[0]?.say('error');
    expect(sources[0]?.isClosed).toBe(true);
    run(150);
    expect(sources[1]?.url).toBe('/api/stream?after=e.7.3');
    expect(heard).toEqual([
      { kind: 'open', position: 'e.5.0' },
      { kind: 'events', after: 'e.5.0', position: 'e.7.3', events: [] },
      { kind: 'closed' },
    ]);
  });

  test('a silent one counts as dead after three heartbeats', () => {
    const { sources, setting, run, waiting } = settingOf();
    const heard: string[] = [];
    keepConnection('e.1.0', ({ kind }) => heard.push(kind), setting);
    sources[0]?.say('hello', { position: 'e.1.0', now: 0 });
    run(SILENT_MS);
    expect(heard).toEqual(['open', 'closed']);
    expect(waiting()).toEqual([150]);
  });

  test('waits longer after each loss, up to five seconds, and spreads by chance', () => {
    const waits = (random: number) => {
      const { sources, setting, run, waiting } = settingOf(random);
      keepConnection('e.1.0', () => undefined, setting);
      return Array.from({ length: 7 }, () => {
        sources.at(-1)?.say('error');
        const [delayMs = 0] = waiting();
        run(delayMs);
        return delayMs;
      });
    };
    expect(waits(0)).toEqual([150, 300, 600, 1200, 2400, 2500, 2500]);
    expect(waits(0.5)).toEqual([225, 450, 900, 1800, 3600, 3750, 3750]);
  });

  test('begins anew from now after a resync, and what cannot be read ends the connection', () => {
    const { sources, setting, run } = settingOf();
    const heard: string[] = [];
    keepConnection('e.1.0', ({ kind }) => heard.push(kind), setting);
    sources[0]?.say('resync', { reason: 'too old' });
    sources[0]?.say('events', null, 'e.2.0');
    run(150);
    expect(heard).toEqual(['resync', 'closed']);
    expect(sources[1]?.url).toMatch(/^\/api\/stream(\?after=e\.2\.0)?$/);
  });

  test('says nothing after it was closed', () => {
    const { sources, setting, waiting } = settingOf();
    const heard: string[] = [];
    const connection = keepConnection('e.1.0', ({ kind }) => heard.push(kind), setting);
    connection.close();
    sources[0]?.say('hello', { position: 'e.1.0', now: 0 });
    sources[0]?.say('error');
    expect(heard).toEqual([]);
    expect(waiting()).toEqual([]);
    expect(sources).toHaveLength(1);
  });
});

test('pages of one browser share a connection; a late one hears where the stream stands', () => {
  let opened = 0;
  let closed = 0;
  let tell: (message: LiveMessage) => void = () => undefined;
  const hub = createLiveHub((listener) => {
    opened++;
    tell = listener;
    return { close: () => closed++ };
  });
  const heard: Record<'one' | 'two', string[]> = { one: [], two: [] };
  const [one, two] = [
    { send: ({ kind }: LiveMessage) => heard.one.push(kind) },
    { send: (message: LiveMessage) => heard.two.push(JSON.stringify(message)) },
  ];
  hub.join(one);
  tell({ kind: 'open', position: 'e.1.0' });
  tell({ kind: 'events', after: 'e.1.0', position: 'e.2.0', events: [] });
  hub.join(two);
  expect(heard.two).toEqual([JSON.stringify({ kind: 'open', position: 'e.2.0' })]);
  hub.leave(one);
  tell({ kind: 'events', after: 'e.2.0', position: 'e.3.0', events: [] });
  expect([heard.one, heard.two.length, opened, closed]).toEqual([['open', 'events'], 2, 1, 0]);
  hub.leave(two);
  expect(closed).toBe(1);
});
