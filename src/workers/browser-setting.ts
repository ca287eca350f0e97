import type { ConnectionSetting } from './live-connection.ts';

/** A connection by what the browser has, in a page or in a worker. */
export const browserSetting: ConnectionSetting = {
  openSource: (url) => new EventSource(url) as unknown as ReturnType<ConnectionSetting['openSource']>,
  later: (task, delayMs) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
