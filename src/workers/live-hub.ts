import type { LiveConnection } from './live-connection.ts';
import type { LiveMessage } from './live-message.ts';

/** One page that listens. */
export interface Listener {
  readonly send: (message: LiveMessage) => void;
}

/** Shares one connection between the pages of a browser. */
export interface LiveHub {
  readonly join: (listener: Listener) => void;
  readonly leave: (listener: Listener) => void;
}

/**
 * Opens the connection with the first page and closes it with the last one. A page that joins later
 * gets the position of the stream and the newest heartbeat at once; what came before, it asks of the server itself.
 */
export function createLiveHub(open: (onMessage: (message: LiveMessage) => void) => LiveConnection): LiveHub {
  const listeners = new Set<Listener>();
  let connection: LiveConnection | null = null;
  let opened: Extract<LiveMessage, { kind: 'open' }> | null = null;
  let beat: Extract<LiveMessage, { kind: 'beat' }> | null = null;

  function broadcast(message: LiveMessage): void {
    if (message.kind === 'open') opened = message;
    else if (message.kind === 'events') opened = { kind: 'open', position: message.position };
    else if (message.kind === 'beat') beat = message;
    else {
      opened = null;
      beat = null;
    }
    for (const { send } of listeners) send(message);
  }

  return {
    join: (listener) => {
      listeners.add(listener);
      if (opened) listener.send(opened);
      if (beat) listener.send(beat);
      connection ??= open(broadcast);
    },
    leave: (listener) => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      connection?.close();
      connection = null;
      opened = null;
      beat = null;
    },
  };
}
