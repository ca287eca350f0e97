import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ingestIncidentSchema, ingestTransitionSchema, type IngestReply } from '../../src/schemas/live.ts';

/** What happens to a call: an answer as usual, or a fault. `lostReply` takes the rows and then breaks the line. */
export type Fate = 'answer' | 'unavailable' | 'lostReply' | 'fault' | 'tooLarge';

/** A server that answers the two ingest calls as the schemas say, keeps rows in memory and misbehaves on demand. */
export interface IngestStub {
  url: string;
  /** Rows taken, by `source sourceId` and `source stepId`; the source is the token. */
  incidents: Map<string, unknown>;
  steps: Map<string, unknown>;
  calls: { path: string; token: string; rows: number; fate: Fate }[];
  fateOf: (call: number, items: readonly unknown[]) => Fate;
  refusedTokens: Set<string>;
  stop(): Promise<void>;
}

export async function startIngestStub(): Promise<IngestStub> {
  const server = createServer((request, response) => {
    void readBody(request).then((body) => answer(stub, request, response, body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stub: IngestStub = {
    url: `http://127.0.0.1:${port}`,
    incidents: new Map(),
    steps: new Map(),
    calls: [],
    fateOf: () => 'answer',
    refusedTokens: new Set(),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return stub;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function answer(stub: IngestStub, request: IncomingMessage, response: ServerResponse, body: string): void {
  const send = (status: number, value: unknown, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(value));
  };
  const refusal = (status: number, message: string, headers = {}) =>
    send(status, { error: 'refused', message, details: [] }, headers);
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  const path = request.url ?? '';
  const { items } = JSON.parse(body) as { items: unknown[] };
  const fate = stub.fateOf(stub.calls.length, items);
  stub.calls.push({ path, token, rows: items.length, fate });
  if (token === '' || stub.refusedTokens.has(token)) return refusal(401, 'This token is not known.');
  if (fate === 'unavailable') return refusal(503, 'The database does not answer.', { 'retry-after': '0' });
  if (fate === 'fault') return refusal(500, 'Something went wrong.');
  if (fate === 'tooLarge') return refusal(413, 'Too many rows.');
  const reply = path.endsWith('/incidents')
    ? take(items, (row) => {
        const { sourceId } = ingestIncidentSchema.parse(row);
        return keep(stub.incidents, `${token} ${sourceId}`, row);
      })
    : take(items, (row) => {
        const { sourceId, stepId } = ingestTransitionSchema.parse(row);
        if (!stub.incidents.has(`${token} ${sourceId}`)) return 'unknown incident';
        return keep(stub.steps, `${token} ${stepId}`, row);
      });
  if (fate === 'lostReply') return void request.socket.destroy();
  send(200, reply);
}

function keep(rows: Map<string, unknown>, key: string, row: unknown): string {
  const before = rows.get(key);
  if (before === undefined) {
    rows.set(key, row);
    return 'accepted';
  }
  return JSON.stringify(before) === JSON.stringify(row) ? 'duplicate' : 'another row with this number';
}

function take(items: readonly unknown[], judge: (row: unknown) => string): IngestReply {
  const reply: IngestReply = {
    accepted: 0,
    duplicates: 0,
    rejected: 0,
    eventNos: [],
    problems: [],
    masked: [],
  };
  for (const [row, item] of items.entries()) {
    const verdict = judge(item);
    if (verdict === 'accepted') reply.accepted += 1;
    else if (verdict === 'duplicate') reply.duplicates += 1;
    else {
      reply.rejected += 1;
      reply.problems.push({ row, field: 'sourceId', value: '', reason: verdict });
    }
    reply.eventNos.push(verdict === 'accepted' || verdict === 'duplicate' ? `E-${row}` : null);
  }
  return reply;
}
