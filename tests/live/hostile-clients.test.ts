import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IS_LONG } from '../support/counts.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { describeOnPostgres } from '../support/test-database.ts';
import * as city from '../fixtures/small-city.ts';
import { countStatuses } from './attacker.ts';
import { goodReports, post, startWatchedServer, type WatchedServer } from './watched-server.ts';

/** Two seconds to take or to send something, so that the tests need not wait for the usual twenty. */
const QUICK = { GRIDLIGHT_SEND_TIMEOUT_S: '2', GRIDLIGHT_RECEIVE_TIMEOUT_S: '2' };
/** Of all incidents, at least. */
const BODY_BYTES = 7_500_000;
/** As in hostile batches: 50 ms are promised on a machine that has time. */
const MOST_CPU_MS = 200;

/** A connection that sends a text and reads nothing until it is told to. */
function open(url: string, text: string): Socket {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(text);
  socket.pause();
  return socket;
}

const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;

/** Everything that comes on a connection until it ends or `enough` says so. */
async function readAll(socket: Socket, enough: (text: string) => boolean = () => false): Promise<string> {
  let text = '';
  socket.setEncoding('latin1').on('data', (piece: string) => {
    text += piece;
    if (enough(text)) socket.destroy();
  });
  socket.resume();
  if (!socket.closed) await once(socket, 'close');
  return text;
}

/** Bytes that come on a connection until it ends. */
async function countBytes(socket: Socket): Promise<number> {
  let bytes = 0;
  socket.on('data', (piece: Buffer) => (bytes += piece.length));
  socket.resume();
  if (!socket.closed) await once(socket, 'close');
  return bytes;
}

const statusOf = async (answer: Response) => {
  await answer.arrayBuffer();
  return answer.status;
};

/** Filling the table takes minutes on a small machine. */
const describeLong = IS_LONG ? describeOnPostgres : describe.skip;

// On PostgreSQL: the embedded database reads a large table within a turn of the event loop.
describeLong('clients that do not read (takes minutes, in test:long)', () => {
  let postgres: TestPostgres;
  let server: WatchedServer;
  beforeAll(async () => {
    postgres = await startPostgres(['fsync=off']);
    server = await startWatchedServer({
      databaseUrl: postgres.url,
      timeoutMs: 60_000,
      incidents: 150_000,
      environment: QUICK,
    });
    await statusOf(await fetch(`${server.url}/api/incidents.arrow`));
  });
  afterAll(async () => {
    await server?.stop();
    await postgres?.stop();
  });

  it('300 of the whole table share one body, and are cut off', async () => {
    let sockets: Socket[] = [];
    const before = await server.during('before', async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    const { memoryMb, longestCpuMs } = await server.during('300 readers who do not read', async () => {
      sockets = Array.from({ length: 300 }, () => open(server.url, get('/api/incidents.arrow')));
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(await statusOf(await fetch(`${server.url}/api/incidents.arrow`))).toBe(200);
    });
    // A body has 8 MB. Bodies of their own would be 2,400.
    expect(memoryMb - before.memoryMb).toBeLessThan(300);
    expect(longestCpuMs).toBeLessThan(MOST_CPU_MS);
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const sizes = await Promise.all(sockets.map((socket) => countBytes(socket)));
    // What had not left the server when it lost its patience was never sent.
    const cut = sizes.filter((bytes) => bytes < BODY_BYTES).length;
    console.log(`300 readers who do not read: ${cut} were cut off`);
    expect(cut).toBeGreaterThan(250);
  }, 180_000);

  it('300 windows of a millisecond’s difference: few at once, the others are told when to come again', async () => {
    const from = city.DAY - 86_400_000;
    let sockets: Socket[] = [];
    const { longestCpuMs } = await server.during('300 windows', async () => {
      sockets = Array.from({ length: 300 }, (_, index) =>
        open(server.url, get(`/api/incidents.arrow?from=${from + index}`)),
      );
      await new Promise((resolve) => setTimeout(resolve, 5_000));
    });
    const heads = await Promise.all(sockets.map((socket) => readHead(socket)));
    for (const socket of sockets) socket.destroy();
    const refused = heads.filter((head) => head.startsWith('HTTP/1.1 503'));
    const answered = heads.filter((head) => head.startsWith('HTTP/1.1 200'));
    console.log(`300 windows: ${answered.length} answered, ${refused.length} refused`);
    expect(refused.length).toBeGreaterThan(100);
    expect(answered.length).toBeGreaterThan(0);
    expect(refused.every((head) => /\r\nretry-after: \d+\r\n/i.test(head))).toBe(true);
    expect(longestCpuMs).toBeLessThan(MOST_CPU_MS);
    expect(await statusOf(await fetch(`${server.url}/api/incidents.arrow?from=${from}`))).toBe(200);
  });

  it('a window is what it was, however its days are read', async () => {
    const from = city.DAY + 7 * 600_000;
    const asked = async (query: string) =>
      Buffer.from(await (await fetch(`${server.url}/api/incidents.arrow?${query}`)).arrayBuffer()).toString(
        'latin1',
      );
    const text = await asked(`from=${from}&to=${from + 3 * 600_000}`);
    const numbers = [...text.matchAll(/E0000\d\d/g)].map(([number]) => number);
    expect(numbers).toEqual(['E000007', 'E000008', 'E000009']);
  });

  it('bodies that drip are ended', async () => {
    const head = `POST /api/video-access HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`;
    const sockets = Array.from({ length: 50 }, () => open(server.url, head));
    const dripping = setInterval(
      () => sockets.forEach((socket) => socket.writable && socket.write(' ')),
      200,
    );
    const since = performance.now();
    const texts = await Promise.all(sockets.map((socket) => readAll(socket)));
    clearInterval(dripping);
    console.log(`50 bodies that drip: ended after ${((performance.now() - since) / 1000).toFixed(1)} s`);
    expect(texts.every((text) => text === '' || /^HTTP\/1\.1 (408|4\d\d)/.test(text))).toBe(true);
    expect(await statusOf(await fetch(`${server.url}/api/health`))).toBe(200);
  });
});

describe('many requests of one address', () => {
  let server: WatchedServer;
  beforeAll(async () => {
    server = await startWatchedServer({
      environment: {
        GRIDLIGHT_RATE_LIMIT: '600',
        GRIDLIGHT_STREAMS_PER_ADDRESS: '50',
        GRIDLIGHT_CONNECTIONS_PER_ADDRESS: '150',
      },
    });
    await post(server, { items: goodReports('known', 1) });
  });
  afterAll(() => server.stop());

  it('3,000 wrong tokens: few are looked up, and a source that was known goes on', async () => {
    let good = 0;
    const { longestCpuMs } = await server.during('3,000 wrong tokens', async () => {
      const counts = await countStatuses(3_000, 16, async (index) => {
        if (index % 300 === 150)
          good += (await post(server, { items: goodReports(`beside-${index}`, 1) })).reply?.accepted ?? 0;
        const { status, headers } = await post({ url: server.url, token: `a${index}_b` }, { items: [] });
        if (status === 429) expect(headers.get('retry-after')).toMatch(/^\d+$/);
        return status;
      });
      console.log(`3,000 wrong tokens: ${JSON.stringify(counts)}`);
      expect(counts[401]).toBeLessThanOrEqual(60 + 16);
      expect(counts[429]).toBe(3_000 - counts[401]!);
    });
    expect(good).toBe(10);
    expect(longestCpuMs).toBeLessThan(MOST_CPU_MS);
  });

  it('200 streams: as many as an address may have', async () => {
    const sockets = Array.from({ length: 100 }, () => open(server.url, get('/api/stream')));
    const heads = await Promise.all(sockets.map((socket) => readHead(socket)));
    const ok = heads.filter((head) => head.startsWith('HTTP/1.1 200')).length;
    expect(ok).toBe(50);
    expect(heads.filter((head) => head.startsWith('HTTP/1.1 503')).length).toBe(50);
    const more = Array.from({ length: 120 }, () => open(server.url, get('/api/health')));
    const answers = await Promise.all(more.map((socket) => readHead(socket)));
    expect(answers.filter((head) => head === '').length).toBeGreaterThan(10);
    for (const socket of [...sockets, ...more]) socket.destroy();
    await expect.poll(async () => fetch(`${server.url}/api/health`).then(statusOf, () => 0)).toBe(200);
  });

  it('40 spellings of one address are one question, and count as one', async () => {
    const spellings = Array.from({ length: 40 }, (_, index) => {
      const path = [...'/api/cameras'].map((sign, at) =>
        at > 0 && sign !== '/' && ((index + 1) >> (at % 6)) & 1
          ? `%${sign.charCodeAt(0).toString(16)}`
          : sign,
      );
      return `${path.join('')}${['', '?format=json', '?', '?format=%6ason'][index % 4]}`;
    });
    const tags = new Set<string | null>();
    for (const spelling of spellings) {
      const answer = await fetch(`${server.url}${spelling}`);
      expect(await statusOf(answer)).toBe(200);
      tags.add(answer.headers.get('etag'));
    }
    expect(tags.size).toBe(1);
    const counts = await countStatuses(700, 8, async () =>
      statusOf(await fetch(`${server.url}/%61pi/cameras`)),
    );
    expect(counts[429]).toBeGreaterThan(90);
    const guesses = await countStatuses(100, 8, async () =>
      statusOf(await fetch(`${server.url}/%61pi/nothing`)),
    );
    expect(guesses[429]).toBeGreaterThan(30);
  });

  it('rows in the register of cameras', async () => {
    const body = JSON.stringify({
      cameraGbId: city.cameras[0]!.gbId,
      reasonCode: 'emergency',
      purpose: '核实积水情况',
    });
    const counts = await countStatuses(300, 8, async () =>
      statusOf(
        await fetch(`${server.url}/%61pi/video-access`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        }),
      ),
    );
    console.log(`300 rows in the register of cameras: ${JSON.stringify(counts)}`);
    expect((counts[201] ?? 0) <= 60).toBe(true);
    expect(counts[201]).toBeGreaterThan(0);
  });
});

async function readHead(socket: Socket): Promise<string> {
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

describe('60 pages behind one address', () => {
  let server: WatchedServer;
  beforeAll(async () => {
    // The limits as they are by default.
    server = await startWatchedServer({
      environment: { GRIDLIGHT_RATE_LIMIT: '', GRIDLIGHT_STREAMS_PER_ADDRESS: '' },
    });
  });
  afterAll(() => server.stop());

  it('start at the same moment, each with its stream and 30 requests, and none is refused', async () => {
    const paths = [
      'units?level=county',
      'cameras',
      'facilities',
      'places',
      'lines',
      'figures',
      'dataset',
      'tours',
      'incidents.arrow',
      'cases.arrow',
    ];
    const streams = Array.from({ length: 60 }, () => open(server.url, get('/api/stream')));
    const heads = await Promise.all(streams.map((socket) => readHead(socket)));
    expect(heads.every((head) => head.startsWith('HTTP/1.1 200'))).toBe(true);
    const counts = await countStatuses(60 * 30, 60, async (index) =>
      statusOf(await fetch(`${server.url}/api/${paths[index % paths.length]}`)),
    );
    expect(counts).toEqual({ 200: 1_800 });
    for (const socket of streams) socket.destroy();
  });
});
