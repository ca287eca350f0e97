import { BlockList, isIPv6, type Socket } from 'node:net';
import type { ServerResponse } from 'node:http';
import type { Config } from '../config.ts';
import { limitedAddress } from '../http/client-address.ts';
import type { HttpApp } from '../http/context.ts';
import { OnceAWhile } from '../http/once-a-while.ts';

/** An answer of `/api` that is not taken whole within this time is given up, however steadily it is taken. */
const MOST_SENDING_MS = 10 * 60_000;
const MOST_HEADERS_MS = 10_000;
const SWEEP_MS = 5_000;
const LOG_EVERY_MS = 60_000;
/** Connections of pages, beside those that listen to the stream. */
const OTHER_CONNECTIONS = 2_000;

/**
 * Bounds what connections cost: so many of one address at a time and so many in all, and the time that a client may take for
 * an answer. Without it, clients that do not read keep every answer in memory. The stream has a rule of its own.
 */
export function registerConnections(app: HttpApp, config: Config): void {
  const { connectionsPerAddress, streamClients, sendTimeoutMs, receiveTimeoutMs, trustProxy = [] } = config;
  const logged = new OnceAWhile(LOG_EVERY_MS);
  const isTrusted = createRangeTest(trustProxy);
  const connections = new Map<string, number>();
  // Node exchanges the two where the headers may take longer than the whole request.
  app.server.headersTimeout = Math.min(MOST_HEADERS_MS, receiveTimeoutMs);
  app.server.maxConnections = streamClients + OTHER_CONNECTIONS;
  app.server.on('connection', (socket: Socket) => {
    const address = limitedAddress(socket.remoteAddress);
    const count = (connections.get(address) ?? 0) + 1;
    if (count > connectionsPerAddress && !isTrusted(socket.remoteAddress)) {
      if (logged.isDue(`connections ${address}`))
        app.log.warn({ address, connections: count }, 'too many connections of one address');
      socket.destroy();
      return;
    }
    connections.set(address, count);
    socket.once('close', () => {
      const rest = (connections.get(address) ?? 0) - 1;
      if (rest > 0) connections.set(address, rest);
      else connections.delete(address);
    });
  });

  const sending = new Map<ServerResponse, number>();
  const cut = (response: ServerResponse, address: string) => {
    if (logged.isDue(`slow ${address}`)) app.log.warn({ address }, 'a client does not take its answers');
    response.destroy();
  };
  app.addHook('onSend', (request, reply, _payload, done) => {
    const { raw } = reply;
    // Node counts a write that makes any progress as activity, and takes the time-out back at the end of the answer.
    raw.setTimeout(sendTimeoutMs, () => cut(raw, request.ip));
    if (request.routeOptions.url?.startsWith('/api/') === true) {
      sending.set(raw, performance.now());
      raw.once('close', () => sending.delete(raw));
    }
    done();
  });
  const sweeping = setInterval(() => {
    for (const [response, since] of sending)
      if (performance.now() - since > MOST_SENDING_MS) cut(response, 'any');
  }, SWEEP_MS);
  sweeping.unref();
  app.addHook('onClose', (_app, done) => {
    clearInterval(sweeping);
    done();
  });
}

/** Whether an address lies in one of the ranges (`10.0.0.1`, `10.0.0.0/8`). */
function createRangeTest(ranges: readonly string[]): (address: string | undefined) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => address !== undefined && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
