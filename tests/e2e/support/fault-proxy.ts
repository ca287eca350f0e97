import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** A server between a page and the served app that can be told to fail. */
export interface FaultProxy {
  readonly url: string;
  /** Where requests go; another one after the app was started anew. */
  target: string;
  /** Which requests are refused by a cut connection; those under way are cut at once. */
  cut(isCut: (path: string) => boolean): void;
  /** How pages and health checks are changed on their way: an upgrade is imitated by it. */
  rewrite: (text: string) => string;
  /** Requests under way whose path is meant. */
  open(isMeant: (path: string) => boolean): number;
  stop(): Promise<void>;
}

/** Starts a proxy on a free port of this machine in front of `target`. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  let isCut: (path: string) => boolean = () => false;
  const sockets = new Map<Socket, string>();
  // A connection that is kept may be closed by the server just as it is used again: a fault that nobody asked for.
  const agent = new Agent({ keepAlive: false });
  const server = createServer((incoming: IncomingMessage, reply) => {
    const { socket, url = '/', method, headers } = incoming;
    sockets.set(socket, url);
    if (isCut(url)) {
      socket.destroy();
      return;
    }
    const isText = url === '/api/health' || url === '/' || url.startsWith('/?');
    const sent = isText ? { ...headers, 'accept-encoding': 'identity' } : headers;
    const outgoing = request(new URL(url, proxy.target), { method, headers: sent, agent }, (answer) => {
      if (isText) {
        void text(answer).then(
          (body) => {
            const { 'content-length': _, 'transfer-encoding': __, ...kept } = answer.headers;
            reply.writeHead(answer.statusCode ?? 502, kept);
            reply.end(method === 'HEAD' ? undefined : proxy.rewrite(body));
          },
          () => socket.destroy(),
        );
        return;
      }
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      reply.flushHeaders();
      answer.pipe(reply);
      answer.on('error', () => socket.destroy());
    });
    outgoing.on('error', () => socket.destroy());
    reply.on('close', () => {
      outgoing.destroy();
      if (sockets.has(socket)) sockets.set(socket, '');
    });
    incoming.pipe(outgoing);
  });
  server.on('connection', (socket: Socket) => {
    sockets.set(socket, '');
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${port}`,
    target,
    rewrite: (body) => body,
    cut: (next) => {
      isCut = next;
      for (const [socket, url] of sockets) if (url !== '' && isCut(url)) socket.destroy();
    },
    open: (isMeant) => [...sockets.values()].filter((url) => url !== '' && isMeant(url)).length,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}
