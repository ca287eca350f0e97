import { browserSetting } from './browser-setting.ts';
import { keepConnection } from './live-connection.ts';
import { createLiveHub, type Listener } from './live-hub.ts';

/* The worker that all pages of a browser share; each page says `bye` when it goes and is forgotten. */

const hub = createLiveHub((broadcast) => keepConnection(undefined, broadcast, browserSetting));

/** A page says that it is there this often; one that has not for three times as long is gone. */
const GONE_AFTER_MS = 90_000;

self.addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (!port) return;
  const listener: Listener = { send: (message) => port.postMessage(message) };
  let timer: ReturnType<typeof setTimeout>;
  let isIn = false;
  const leave = (): void => {
    clearTimeout(timer);
    isIn = false;
    hub.leave(listener);
  };
  /** A page that was frozen for a while comes back by this: it gets the stream's position and asks for the rest. */
  const stay = (): void => {
    clearTimeout(timer);
    timer = setTimeout(leave, GONE_AFTER_MS);
    if (!isIn) hub.join(listener);
    isIn = true;
  };
  port.addEventListener('message', ({ data }) => (data === 'bye' ? leave() : stay()));
  port.start();
  stay();
});
