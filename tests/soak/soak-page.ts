import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnBrowser } from './browser-pipe.ts';

/** A page under soak: a hand on its keys, and questions to it. */
export interface SoakPage {
  readonly session: string;
  press(key: string): Promise<void>;
  wait(ms: number): Promise<void>;
  /** The value of an expression in the page, which has to be one of JSON. */
  evaluate(expression: string): Promise<unknown>;
}

/** What the page complained about since it was opened; the page keeps texts only, no objects. */
export const COMPLAINTS = '__complaints';

const KEEP_COMPLAINTS = `
  window.${COMPLAINTS} = [];
  const keep = (text) => window.${COMPLAINTS}.length < 100 && window.${COMPLAINTS}.push(String(text).slice(0, 300));
  addEventListener('error', (event) => keep(event.message));
  addEventListener('unhandledrejection', (event) => keep(event.reason));
  const error = console.error;
  console.error = (...parts) => { keep(parts.join(' ')); error(...parts); };`;

/** Leads the one page of the browser to an address and waits until the map is drawn. Throws where it is not in 90 s. */
export async function openSoakPage(browser: OwnBrowser, url: string): Promise<SoakPage> {
  const { targetInfos } = (await browser.send('Target.getTargets')) as {
    targetInfos: { targetId: string; type: string }[];
  };
  const targetId = targetInfos.find(({ type }) => type === 'page')?.targetId;
  const attached = (await browser.send('Target.attachToTarget', { targetId, flatten: true })) as {
    sessionId: string;
  };
  const session = attached.sessionId;
  const ask = (method: string, parameters?: object) => browser.send(method, parameters, session);
  const page: SoakPage = {
    session,
    press: async (key) => {
      const name = key === 'Space' ? ' ' : key;
      await ask('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: name });
      await ask('Input.dispatchKeyEvent', { type: 'keyUp', key: name });
    },
    wait: (ms) => sleep(ms),
    evaluate: async (expression) => {
      const { result, exceptionDetails } = (await ask('Runtime.evaluate', {
        expression,
        returnByValue: true,
      })) as { result: { value?: unknown }; exceptionDetails?: { text: string } };
      if (exceptionDetails !== undefined) throw new Error(`${expression}: ${exceptionDetails.text}`);
      return result.value;
    },
  };
  await ask('Page.enable');
  await ask('Page.addScriptToEvaluateOnNewDocument', { source: KEEP_COMPLAINTS });
  await ask('Page.navigate', { url });
  for (const giveUpAt = performance.now() + 90_000; ; await sleep(250)) {
    if ((await page.evaluate("document.documentElement?.dataset['usable']")) === 'true') return page;
    if (performance.now() > giveUpAt) throw new Error(`${url} drew no map in 90 s`);
  }
}
