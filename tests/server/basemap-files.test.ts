import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { createReadiness } from '../../server/readiness.ts';

const scratch = mkdtempSync(join(tmpdir(), 'gridlight-basemap-'));
const folder = join(scratch, 'basemap');
let app: HttpApp;
beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(scratch, 'secret.txt'), 'secret');
  symlinkSync(join(scratch, 'secret.txt'), join(folder, 'link.txt'));
  writeFileSync(join(folder, 'city.pmtiles'), 'PMTiles');
  truncateSync(join(folder, 'city.pmtiles'), 2_200_000_000);
  writeFileSync(join(folder, 'empty.json'), '');
  app = await buildApp({
    readiness: createReadiness(),
    config: loadConfig({ GRIDLIGHT_DEMO: '0' }),
    logger: false,
    staticRoots: [],
    basemapFolder: folder,
  });
});
afterAll(async () => {
  await app.close();
  rmSync(scratch, { recursive: true });
});

const ask = (path: string, range?: string, method: 'GET' | 'HEAD' = 'GET') =>
  app.inject({ method, url: `/basemap/${path}`, headers: range === undefined ? {} : { range } });

describe('base maps of any size', () => {
  it.each([
    ['bytes=0-6', 206, 'bytes 0-6/2200000000', 7],
    ['bytes=2147483647-2147483746', 206, 'bytes 2147483647-2147483746/2200000000', 100],
    ['bytes=2199999990-', 206, 'bytes 2199999990-2199999999/2200000000', 10],
    ['bytes=2199999990-9999999999', 206, 'bytes 2199999990-2199999999/2200000000', 10],
    ['bytes=-16', 206, 'bytes 2199999984-2199999999/2200000000', 16],
  ])('are served by the piece: %s', async (range, status, contentRange, bytes) => {
    const reply = await ask('city.pmtiles', range);
    expect([reply.statusCode, reply.headers['content-range'], reply.rawPayload.length]).toEqual([
      status,
      contentRange,
      bytes,
    ]);
    expect(reply.headers['content-type']).toBe('application/vnd.pmtiles');
  });

  it('tell their length without being read', async () => {
    const reply = await ask('city.pmtiles', undefined, 'HEAD');
    expect([reply.statusCode, reply.headers['content-length'], reply.body]).toEqual([200, '2200000000', '']);
    expect(reply.headers['accept-ranges']).toBe('bytes');
  });

  it('refuse what lies behind their end, and may be empty', async () => {
    const reply = await ask('city.pmtiles', 'bytes=2200000000-');
    expect([reply.statusCode, reply.headers['content-range']]).toEqual([416, 'bytes */2200000000']);
    expect((await ask('empty.json')).statusCode).toBe(200);
  });

  it.each(['no.pmtiles', '', '..%2fsecret.txt', '%2e%2e/secret.txt', 'link.txt', '%00'])(
    'do not let anything else be read: %s',
    async (path) => {
      const reply = await ask(path);
      expect(reply.statusCode).toBeGreaterThanOrEqual(400);
      expect(reply.body).not.toContain('secret\n');
      expect(reply.statusCode).toBeLessThan(500);
    },
  );
});
