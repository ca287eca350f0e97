import { browserSetting } from './browser-setting.ts';
import { keepConnection } from './live-connection.ts';
import type { LiveMessage } from './live-message.ts';

const STAY_EVERY_MS = 30_000;

/**
 * Listens to the stream: through the worker that all pages of the browser share (browsers allow six connections to a
 * server over HTTP/1.1), or by a connection of its own where there is none. Returns what ends it.
 */
export function listenLive(onMessage: (message: LiveMessage) => void): () => void {
  if (!('SharedWorker' in globalThis)) return keepConnection(undefined, onMessage, browserSetting).close;
  const worker = new SharedWorker(new URL('./live.worker.ts', import.meta.url), {
    type: 'module',
    name: 'gridlight-live',
  });
  const { port } = worker;
  let own: (() => void) | null = null;
  worker.addEventListener('error', () => {
    own ??= keepConnection(undefined, onMessage, browserSetting).close;
  });
  port.addEventListener('message', ({ data }: MessageEvent<LiveMessage>) => onMessage(data));
  port.start();
  const stay = setInterval(() => port.postMessage('stay'), STAY_EVERY_MS);
  const leave = (): void => {
    clearInterval(stay);
    port.postMessage('bye');
    own?.();
  };
  // A page that the browser keeps for going back to says that it is there again.
  const comeBack = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) port.postMessage('stay');
  };
  const sayBye = (): void => port.postMessage('bye');
  addEventListener('pagehide', sayBye);
  addEventListener('pageshow', comeBack);
  return () => {
    removeEventListener('pagehide', sayBye);
    removeEventListener('pageshow', comeBack);
    leave();
  };
}
