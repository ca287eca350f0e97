import { connect, type Socket } from 'node:net';
import { createMarkReader, monotonicUs } from './marks.ts';
import type { ClientsOrder, ClientsReply, Heard } from './stream-process.ts';

/*
 * A process of its own that is many listeners of the stream: raw sockets, so that they cost little beside what they
 * measure. Every listener has to be told of every event, once.
 */

const reply = (message: ClientsReply) => process.send?.(message);
const sockets: Socket[] = [];
/** For each listener how often each event came. */
let heard: Uint8Array[] = [];
/** Microseconds from the post to the last listener, by event. */
let lastUs = new Float64Array(0);
let times = new Float32Array(0);
let count = 0;
let lost = 0;

function listen(port: number, number: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () => {
      socket.write(
        `GET /api/stream HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/event-stream\r\n\r\n`,
      );
    });
    sockets.push(socket);
    const reader = createMarkReader();
    let beginning: string | undefined = '';
    socket.on('data', (bytes: Buffer) => {
      const nowUs = monotonicUs();
      const piece = bytes.toString('latin1');
      if (beginning !== undefined) {
        beginning += piece;
        if (beginning.includes('event: hello')) {
          if (!beginning.startsWith('HTTP/1.1 200')) reject(new Error(beginning.slice(0, 200)));
          beginning = undefined;
          resolve();
        } else if (/^HTTP\/1\.1 (?!200)/.test(beginning)) reject(new Error(beginning.slice(0, 200)));
      }
      reader.read(piece, (event, postedUs) => note(number, event, nowUs - postedUs));
    });
    socket.on('error', reject);
    socket.on('close', () => {
      lost += 1;
      reject(new Error('the server closed a stream'));
    });
  });
}

function note(listener: number, event: number, us: number): void {
  const of = heard[listener];
  if (of === undefined || event >= of.length) return;
  of[event] = (of[event] ?? 0) + 1;
  lastUs[event] = Math.max(lastUs[event] ?? 0, us);
  if (count < times.length) times[count] = us;
  count += 1;
}

async function open({ port, listeners, events }: Extract<ClientsOrder, { name: 'open' }>): Promise<void> {
  heard = Array.from({ length: listeners }, () => new Uint8Array(events));
  lastUs = new Float64Array(events);
  times = new Float32Array(listeners * events);
  for (let first = 0; first < listeners; first += 50)
    await Promise.all(
      Array.from({ length: Math.min(50, listeners - first) }, (_, index) => listen(port, first + index)),
    );
}

/** How many of the first `events` events a listener was not told, or twice, over all listeners. */
function faults(events: number): Pick<Heard, 'missing' | 'doubled' | 'examples'> {
  let missing = 0;
  let doubled = 0;
  const numbers = new Set<number>();
  for (const of of heard)
    for (let event = 0; event < events; event += 1) {
      if (of[event] === 1) continue;
      if (of[event] === 0) missing += 1;
      else doubled += 1;
      if (numbers.size < 10) numbers.add(event);
    }
  return { missing, doubled, examples: [...numbers] };
}

process.on('message', (order: ClientsOrder) => {
  if (order.name === 'open')
    open(order).then(
      () => reply({ name: 'opened' }),
      (error: unknown) =>
        reply({ name: 'failed', reason: error instanceof Error ? error.message : String(error) }),
    );
  else {
    const found = faults(order.events);
    reply({
      name: 'heard',
      ...found,
      lost,
      times: times.subarray(0, Math.min(count, times.length)),
      lastTimes: lastUs.subarray(0, order.events),
    });
    for (const socket of sockets) socket.removeAllListeners('close').destroy();
  }
});
