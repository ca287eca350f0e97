import { afterAll, beforeAll, expect, it } from 'vitest';
import { ingestReplySchema } from '../../src/schemas/live.ts';
import { count } from '../support/counts.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { describeOnBoth } from '../support/test-database.ts';
import { countBytes, countStatuses, createClient, getText, readHead, type Client } from './attacker.ts';
import { hostileBatches, LONG_TEXTS } from './hostile-inputs.ts';
import { createReports, startRealServer, type MakeReport, type RealServer } from './real-server.ts';

/*
 * Attacks on the server as its users start it, by HTTP alone, each bounded in count and time, with the limits that it has by default. Somebody
 * honest goes on beside each: nothing that was acknowledged to him may be lost, also where the server is killed.
 */

/** What is promised of the event loop under each attack. */
const MOST_P99_MS = 50;
/** Of the longest turn: accepting 500 connections at once takes 90 ms of a slow processor. */
const MOST_CPU_MS = 200;
/** A server that waits less for the processor has it as if to itself. */
const CALM_SHARE = 0.05;
/** 150,000 make the answer that readers do not read 10 MB long, more than the network takes by itself. */
const INCIDENTS = { pglite: count(2_000, 60_000), postgresql: count(2_000, 150_000) };
/** Two and three seconds, so that the tests need not wait for the usual twenty and thirty. */
const QUICK = { GRIDLIGHT_SEND_TIMEOUT_S: '2', GRIDLIGHT_RECEIVE_TIMEOUT_S: '3' };
/** The default: `GRIDLIGHT_RATE_LIMIT`. */
const READS_A_MINUTE = 6_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const json = { 'content-type': 'application/json' };

describeOnBoth('attacks on the real server', (kind) => {
  let postgres: TestPostgres | undefined;
  let server: RealServer;
  let make: MakeReport;
  let community: string;
  const acknowledged: string[] = [];
  const clients: Client[] = [];
  /** Each attack comes from an address of its own, which no other has used up. */
  const client = (connections?: number): Client => {
    const made = createClient(server.url, 10 + clients.length, connections);
    clients.push(made);
    return made;
  };

  beforeAll(async () => {
    postgres = kind === 'postgresql' ? await startPostgres() : undefined;
    server = await startRealServer({
      databaseUrl: postgres?.url,
      incidents: INCIDENTS[kind],
      environment: QUICK,
    });
    const reports = await createReports(server.url);
    make = reports.make;
    community = reports.unitCode.slice(0, 9);
    // The reference data are read with the first batch.
    await send(client(), [make('warm')]);
  }, 900_000);
  afterAll(async () => {
    for (const one of clients) one.close();
    await server?.stop();
    await postgres?.stop();
  });

  const send = (from: Client, items: readonly object[]) => sendText(from, JSON.stringify({ items }));
  const sendText = async (from: Client, body: string, token = server.token) =>
    from.ask('/api/ingest/incidents', {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${token}` },
      body,
    });

  let witnessed = 0;
  /** Attacks while a source sends a report every 100 ms; its waits, and that the loop was held no longer than promised. */
  const under = async (name: string, attack: () => Promise<unknown>) => {
    const witness = client(1);
    const waits: number[] = [];
    const over = new AbortController();
    const witnessing = async () => {
      while (!over.signal.aborted) {
        const since = performance.now();
        const { status, text } = await send(witness, [make(`witness-${witnessed++}`)]);
        waits.push(performance.now() - since);
        expect(status).toBe(200);
        acknowledged.push(...ingestReplySchema.parse(JSON.parse(text)).eventNos.map(String));
        await pause(100);
      }
    };
    const figures = await server.during(`${kind}, ${name}`, async () => {
      const beside = witnessing();
      await attack().finally(() => over.abort());
      await beside;
    });
    const longest = Math.max(...waits).toFixed(0);
    console.log(`  beside it ${waits.length} reports were taken, each within ${longest} ms`);
    expect(figures.longestCpuMs).toBeLessThan(MOST_CPU_MS);
    expect(figures.p99OwnMs).toBeLessThanOrEqual(MOST_P99_MS);
    // The clock on the wall counts the work of others too.
    if (figures.waitedShare < CALM_SHARE) expect(figures.p99Ms).toBeLessThanOrEqual(MOST_P99_MS);
    return figures;
  };

  it('texts of 120 kB', async () => {
    const attacker = client();
    await under('texts of 120 kB', async () => {
      for (const [name, text] of LONG_TEXTS) {
        const { text: answer } = await send(attacker, [make('long', { title: text }), make(name)]);
        expect(ingestReplySchema.parse(JSON.parse(answer))).toMatchObject({ accepted: 1, rejected: 1 });
      }
    });
  });

  it('batches that cost much', async () => {
    const attacker = client();
    const far = community.startsWith('430211') ? '430204000000' : '430211000000';
    const texts = hostileBatches(make, { community, far }).map(([name, body]) => {
      const made = body();
      return [name, typeof made === 'string' ? made : JSON.stringify(made)] as const;
    });
    // Each takes a tenth of a second, too little for a share of a hundred turns.
    await under('batches that cost much', async () => {
      for (const [name, text] of texts) {
        const { status } = await sendText(attacker, text);
        expect([name, status]).toEqual([name, status === 400 ? 400 : 200]);
      }
    });
  });

  it('an accuracy of a million kilometres', async () => {
    const { text } = await send(client(), [make('far', { accuracyM: 1e9 })]);
    expect(ingestReplySchema.parse(JSON.parse(text))).toMatchObject({
      accepted: 0,
      problems: [{ field: 'accuracyM' }],
    });
  });

  it('300 readers of everything who do not read', async () => {
    const attacker = client();
    const before = await server.during(`${kind}, before`, () => pause(300));
    const figures = await under('300 readers who do not read', async () => {
      const sockets = Array.from({ length: 300 }, () =>
        attacker.open(getText('/api/incidents.arrow', 'Connection: close\r\n')),
      );
      await pause(6_000);
      const sizes = await Promise.all(sockets.map((socket) => countBytes(socket)));
      const cut = sizes.filter((bytes) => bytes < 7_500_000).length;
      if (INCIDENTS[kind] > 100_000) expect(cut).toBeGreaterThan(250);
    });
    // Bodies of their own would be 3,000 MB in the long run.
    expect(figures.memoryMb - before.memoryMb).toBeLessThan(400);
  }, 180_000);

  it('300 windows of a millisecond’s difference', async () => {
    const attacker = client();
    const from = Date.now() - 60 * 86_400_000;
    await under('300 windows', async () => {
      const sockets = Array.from({ length: 300 }, (_, index) =>
        attacker.open(getText(`/api/incidents.arrow?from=${from + index}`)),
      );
      await pause(6_000);
      const heads = await Promise.all(sockets.map((socket) => readHead(socket)));
      for (const socket of sockets) socket.destroy();
      const refused = heads.filter((head) => head.startsWith('HTTP/1.1 503'));
      console.log(`  ${refused.length} windows refused`);
      expect(refused.every((head) => /\r\nretry-after: \d+\r\n/i.test(head))).toBe(true);
      expect(refused.length).toBeGreaterThan(100);
    });
    const { status } = await attacker.ask(`/api/incidents.arrow?from=${from}`);
    expect(status).toBe(200);
  }, 180_000);

  it('40 spellings of one address, and one written /%61pi, count as one', async () => {
    const attacker = client();
    await under('40 spellings', async () => {
      const tags = new Set<unknown>();
      for (let index = 1; index <= 40; index++) {
        const path = [...'/api/tours']
          .map((sign, at) =>
            at > 0 && sign !== '/' && (index >> (at % 6)) & 1 ? `%${sign.charCodeAt(0).toString(16)}` : sign,
          )
          .join('');
        const { status, headers } = await attacker.ask(path);
        expect(status).toBe(200);
        tags.add(headers.etag);
      }
      expect(tags.size).toBe(1);
      const headers = { 'if-none-match': String([...tags][0]) };
      const counts = await countStatuses(READS_A_MINUTE + 1_000, 16, async () => {
        return (await attacker.ask('/%61pi/tours', { headers })).status;
      });
      console.log(`  7,000 requests to /%61pi: ${JSON.stringify(counts)}`);
      expect(counts[304]).toBeLessThanOrEqual(READS_A_MINUTE);
      expect(counts[429]).toBeGreaterThanOrEqual(1_000);
    });
  }, 180_000);

  it(`${count(4_000, 20_000)} wrong tokens`, async () => {
    const attacker = client(64);
    const tokens = count(4_000, 20_000);
    await under(`${tokens} wrong tokens`, async () => {
      const since = performance.now();
      const counts = await countStatuses(tokens, 64, async (index) => {
        return (await sendText(attacker, '{"items":[]}', `a${index}_b`)).status;
      });
      const seconds = (performance.now() - since) / 1_000;
      console.log(`  ${JSON.stringify(counts)} in ${seconds.toFixed(1)} s`);
      expect(counts[401]).toBeLessThanOrEqual(60 + 64);
      expect(counts[401]! + counts[429]!).toBe(tokens);
    });
  }, 180_000);

  it(`${count(600, 2_500)} streams of one address`, async () => {
    const attacker = client();
    const streams = count(600, 2_500);
    await under(`${streams} streams`, async () => {
      const sockets = Array.from({ length: streams }, () => attacker.open(getText('/api/stream')));
      const heads = await Promise.all(sockets.map((socket) => readHead(socket)));
      const withStatus = (status: number) =>
        heads.filter((head) => head.startsWith(`HTTP/1.1 ${status}`)).length;
      console.log(`  ${withStatus(200)} listen, ${withStatus(503)} refused, ${heads.filter((head) => head === '').length} cut`); // prettier-ignore
      expect(withStatus(200)).toBe(200);
      await pause(3_000);
      for (const socket of sockets) socket.destroy();
    });
  }, 180_000);

  it(`${count(1_200, 10_200)} rows in the register of cameras by nobody`, async () => {
    const attacker = client(32);
    const rows = count(1_200, 10_200);
    const [camera] = JSON.parse((await attacker.ask('/api/cameras')).text) as { gbId: string }[];
    const body = JSON.stringify({
      cameraGbId: camera!.gbId,
      reasonCode: 'emergency',
      purpose: '核实积水情况',
    });
    await under(`${rows} rows in the register`, async () => {
      const since = performance.now();
      const counts = await countStatuses(rows, 32, async () => {
        return (await attacker.ask('/%61pi/video-access', { method: 'POST', headers: json, body })).status;
      });
      const minutes = Math.ceil((performance.now() - since) / 60_000);
      console.log(`  ${JSON.stringify(counts)}`);
      expect(counts[201]).toBeGreaterThan(0);
      expect(counts[201]).toBeLessThanOrEqual(60 * (minutes + 1));
      expect(counts[201]! + counts[429]!).toBe(rows);
    });
  }, 180_000);

  it(`${count(100, 500)} bodies that drip`, async () => {
    const attacker = client();
    const head =
      'POST /api/video-access HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{';
    await under('bodies that drip', async () => {
      const sockets = Array.from({ length: count(100, 500) }, () => attacker.open(head));
      const dripping = setInterval(() => {
        for (const socket of sockets) if (socket.writable) socket.write(' ');
      }, 200);
      const since = performance.now();
      const heads = await Promise.all(sockets.map((socket) => readHead(socket)));
      clearInterval(dripping);
      console.log(`  ended after ${((performance.now() - since) / 1_000).toFixed(1)} s`);
      expect(heads.every((text) => text === '' || /^HTTP\/1\.1 4\d\d/.test(text))).toBe(true);
    });
  }, 60_000);

  it('nothing that was acknowledged is lost, also where the server is killed now', async () => {
    await server.restart();
    const reader = createClient(server.url, 9);
    expect(acknowledged.length).toBeGreaterThan(10);
    const counts = await countStatuses(acknowledged.length, 8, async (index) => {
      return (await reader.ask(`/api/incidents/${acknowledged[index]}`)).status;
    });
    reader.close();
    console.log(`${kind}: ${acknowledged.length} reports acknowledged under attack, ${counts[200]} there`);
    expect(counts).toEqual({ 200: acknowledged.length });
  }, 180_000);
});
