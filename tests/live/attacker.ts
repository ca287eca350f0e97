import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Somebody who asks from an address of this machine, 127.0.0.x, which the server limits by itself. */
export interface Client {
  /** Sends a request; a connection that is ended has the status 0. */
  ask(path: string, question?: Question): Promise<Answer>;
  /** A connection that sends a text and reads nothing until it is told to. */
  open(text: string): Socket;
  close(): void;
}

/** A client of the server at `url` with the address 127.0.0.`lastByte`. */
export function createClient(url: string, lastByte: number, mostConnections = 16): Client {
  const { hostname, port } = new URL(url);
  const localAddress = `127.0.0.${lastByte}`;
  const agent = new Agent({ keepAlive: true, maxSockets: mostConnections, localAddress });
  return {
    ask: (path, { method = 'GET', headers = {}, body } = {}) =>
      new Promise((resolve) => {
        const gone = () => resolve({ status: 0, headers: {}, text: '' });
        const sent = request({ hostname, port, path, method, headers, agent }, (reply) => {
          let text = '';
          reply.setEncoding('utf8').on('data', (piece: string) => (text += piece));
          reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text }));
          reply.on('error', gone);
        });
        sent.on('error', gone);
        sent.end(body);
      }),
    open(text) {
      const socket = connect({ port: Number(port), host: hostname, localAddress });
      socket.on('error', () => undefined);
      socket.write(text);
      socket.pause();
      return socket;
    },
    close: () => agent.destroy(),
  };
}

/** The text of a request without a body. */
export const getText = (path: string, headers = '') =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;

/** Everything that comes on a connection until its headers are there, or it ends. */
export async function readHead(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.setEncoding('latin1').on('data', (piece: string) => {
      text += piece;
      if (text.includes('\r\n\r\n')) resolve(text);
    });
    socket.once('close', () => resolve(text));
    socket.resume();
  });
}

/** Bytes that come on a connection until it ends. */
export async function countBytes(socket: Socket): Promise<number> {
  let bytes = 0;
  socket.on('data', (piece: Buffer) => (bytes += piece.length));
  socket.resume();
  if (!socket.closed) await once(socket, 'close');
  return bytes;
}

/** Runs `count` tasks, so many at a time; how many gave which status. */
export async function countStatuses(
  count: number,
  atOnce: number,
  ask: (index: number) => Promise<number>,
): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  let next = 0;
  const work = async () => {
    while (next < count) {
      const status = await ask(next++);
      counts[status] = (counts[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return counts;
}
