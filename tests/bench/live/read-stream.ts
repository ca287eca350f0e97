import { get } from 'node:http';
import { createMarkReader } from './marks.ts';

/** A listener of our own that notes the place in the stream of every event. */
export interface StreamReader {
  /** Place after the message that told an event, by its number. */
  positions: ReadonlyMap<number, string>;
  /** When it was heard, ms since the epoch by the clock of `performance`. */
  heardAt: ReadonlyMap<number, number>;
  close(): void;
}

/** Opens the stream from now on; resolves when it has been greeted. */
export function readStream(url: string): Promise<StreamReader> {
  return new Promise((resolve, reject) => {
    const positions = new Map<number, string>();
    const heardAt = new Map<number, number>();
    const call = get(
      new URL('/api/stream', url),
      { headers: { accept: 'text/event-stream' } },
      (response) => {
        let rest = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          const now = performance.timeOrigin + performance.now();
          const messages = (rest + piece).split('\n\n');
          rest = messages.pop() ?? '';
          for (const message of messages) {
            const id = /^id: (\S+)$/m.exec(message)?.[1];
            if (message.includes('event: hello'))
              resolve({ positions, heardAt, close: () => call.destroy() });
            if (id === undefined) continue;
            createMarkReader().read(message, (number) => {
              positions.set(number, id);
              heardAt.set(number, now);
            });
          }
        });
      },
    );
    call.on('error', reject);
  });
}

/** Below 0 where the first place comes before the second; places of different databases cannot be compared. */
export function comparePositions(first: string, second: string): number {
  const [epoch, ...one] = first.split('.');
  const [otherEpoch, ...other] = second.split('.');
  if (epoch !== otherEpoch) throw new Error(`${first} and ${second} are places of two databases`);
  for (const [index, part] of one.entries()) {
    const difference = BigInt(part) - BigInt(other[index] ?? 0);
    if (difference !== 0n) return difference < 0n ? -1 : 1;
  }
  return 0;
}
