import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { chromiumPath, CHROMIUM_ARGUMENTS } from '../e2e/support/browser.ts';

/** A Chromium of the test's own, with a profile that goes with it. */
export interface OwnBrowser {
  readonly pid: number;
  /** Asks over the pipe; `session` names the page. Rejects with Chromium's own words. */
  send(method: string, parameters?: object, session?: string): Promise<unknown>;
  close(): Promise<void>;
}

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/**
 * Starts Chromium without a window, composed in software. With `isAsked` it answers questions over a pipe; no domain of
 * its inspector is switched on by that, so that it keeps nothing for whoever asks. Without, nothing can be asked at all.
 */
export function startOwnBrowser(
  options: { width: number; height: number; isAsked: boolean; collectsEarly: boolean },
  url = 'about:blank',
): OwnBrowser {
  const profile = mkdtempSync(path.join(tmpdir(), 'gridlight-soak-browser-'));
  const { width, height, isAsked, collectsEarly } = options;
  const browser = spawn(
    chromiumPath(),
    [
      ...CHROMIUM_ARGUMENTS,
      '--headless=new',
      '--disable-gpu',
      '--hide-scrollbars',
      `--window-size=${width},${height}`,
      `--user-data-dir=${profile}`,
      // Without the bars of a window: all of it is page.
      '--kiosk',
      `--screen-info={${width}x${height}}`,
      '--accept-lang=zh-CN',
      ...(isAsked ? ['--remote-debugging-pipe'] : []),
      // Garbage is collected as soon as a heap has grown by a tenth, so that what stays is seen under it.
      ...(collectsEarly ? ['--js-flags=--heap-growing-percent=10'] : []),
      url,
    ],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      env: { ...process.env, TZ: 'Asia/Shanghai' },
    },
  );
  return { pid: browser.pid ?? -1, send: questions(browser), close: () => end(browser, profile) };
}

/** Messages end with a zero byte, both ways. */
function questions(browser: ChildProcess): OwnBrowser['send'] {
  const to = browser.stdio[3] as Writable;
  const from = browser.stdio[4] as Readable;
  const waiting = new Map<number, (reply: Reply) => void>();
  let last = 0;
  let rest = '';
  from.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const reply = JSON.parse(message) as Reply;
      if (reply.id === undefined) continue;
      waiting.get(reply.id)?.(reply);
      waiting.delete(reply.id);
    }
  });
  browser.once('exit', () => {
    for (const answer of waiting.values()) answer({ error: { message: 'the browser has ended' } });
    waiting.clear();
  });
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(`${method}: ${error.message}`)),
      );
      to.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
}

async function end(browser: ChildProcess, profile: string): Promise<void> {
  const ended = new Promise<void>((resolve) => browser.once('exit', () => resolve()));
  if (browser.exitCode === null) {
    browser.kill();
    await ended;
  }
  // Its children write for a moment longer.
  await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
