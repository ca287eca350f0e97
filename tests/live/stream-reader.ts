import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { liveEventSchema, type LiveEvent } from '../../src/schemas/live.ts';

/** One message of the stream as it came. */
export interface StreamMessage {
  event: string;
  id: string | undefined;
  data: unknown;
}

/** A connection to `/api/stream` as a browser holds it, without coming back by itself. */
export interface StreamReader {
  readonly messages: readonly StreamMessage[];
  /** Headers and status, once they are there. */
  readonly opened: Promise<IncomingMessage>;
  /** Settles when the connection is over, whoever ended it. */
  readonly ended: Promise<void>;
  /** Resolves with the first message that fits, one that came already too. */
  waitFor(fits: (message: StreamMessage) => boolean): Promise<StreamMessage>;
  /** Stops reading, as a browser does that was put to sleep. */
  pause(): void;
  /** Reads on. */
  resume(): void;
  close(): void;
}

/** Opens a connection; `onMessage` is called for each whole message. */
export function readStream(
  url: string,
  lastEventId?: string,
  onMessage: (message: StreamMessage) => void = () => undefined,
): StreamReader {
  const messages: StreamMessage[] = [];
  const waiting = new Set<(message: StreamMessage) => void>();
  let response: IncomingMessage | undefined;
  let text = '';
  const sent: ClientRequest = request(`${url}/api/stream`, {
    agent: false,
    headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
  });
  const opened = new Promise<IncomingMessage>((resolve, reject) => {
    sent.on('response', (incoming) => {
      response = incoming;
      resolve(incoming);
    });
    sent.on('error', reject);
  });
  opened.catch(() => undefined);
  const ended = new Promise<void>((resolve) => sent.on('close', resolve));
  sent.on('response', (incoming) => {
    incoming.on('error', () => undefined);
    incoming.setEncoding('utf8').on('data', (piece: string) => {
      const parts = (text + piece).split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const message = parseMessage(part);
        if (!message) continue;
        messages.push(message);
        onMessage(message);
        for (const check of waiting) check(message);
      }
    });
  });
  sent.end();
  return {
    messages,
    opened,
    ended,
    waitFor: (fits) =>
      new Promise((resolve, reject) => {
        const check = (message: StreamMessage) => {
          if (!fits(message)) return;
          waiting.delete(check);
          resolve(message);
        };
        waiting.add(check);
        messages.forEach(check);
        void ended.then(() => reject(new Error(`the stream ended after ${JSON.stringify(messages.at(-1))}`)));
      }),
    pause: () => response?.pause(),
    resume: () => response?.resume(),
    close: () => sent.destroy(),
  };
}

function parseMessage(part: string): StreamMessage | undefined {
  const fields = new Map(
    part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  const event = fields.get('event');
  if (event === undefined) return undefined;
  return { event, id: fields.get('id'), data: JSON.parse(fields.get('data') ?? 'null') };
}

/** The events of a message, checked against their schema. */
export function eventsOf({ event, data }: StreamMessage): LiveEvent[] {
  if (event !== 'events') return [];
  return (data as { events: unknown[] }).events.map((item) => liveEventSchema.parse(item));
}
