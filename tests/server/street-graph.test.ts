import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import { projectRoot } from '../../server/database/project-root.ts';
import { inTransaction } from '../../server/database/transaction.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { createReadiness } from '../../server/readiness.ts';
import { writeDataSet } from '../../server/repositories/data-sets.ts';
import { datasetManifestSchema } from '../../src/schemas/dataset.ts';
import { streetGraphSchema } from '../../src/schemas/street-graph.ts';
import { openTestDatabase } from '../support/test-database.ts';

const bundled = join(projectRoot(), 'data', 'zhuzhou');

describe('GET /api/street-graph', () => {
  let database: OpenDatabase;
  let folder: string;
  let app: HttpApp;

  beforeAll(async () => {
    folder = join(mkdtempSync(join(tmpdir(), 'gridlight-streets-')), 'city');
    mkdirSync(folder);
    for (const file of ['dataset.json', 'code-tables.json', 'street-graph.json', 'tours', 'documents'])
      cpSync(join(bundled, file), join(folder, file), { recursive: true });
    database = (await openTestDatabase()).database;
    app = await buildApp({
      readiness: createReadiness(database),
      config: loadConfig({ GRIDLIGHT_DATA: folder }),
      logger: false,
    });
  });
  afterAll(async () => {
    await app?.close();
    await database?.close();
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  it('says what to do while another data set is loaded, or none', async () => {
    const reply = await app.inject('/api/street-graph');
    expect(reply.statusCode).toBe(404);
    expect(reply.json()).toMatchObject({ message: expect.stringMatching(/street-graph\.json/) as string });
  });

  it('sends the streets of the loaded data set with an entity tag, compressed where asked for', async () => {
    const manifest = datasetManifestSchema.parse(
      JSON.parse(readFileSync(join(folder, 'dataset.json'), 'utf8')),
    );
    await inTransaction(database.kysely, (trx) =>
      writeDataSet(trx, { manifest, synthetic: true, loadedAt: Date.parse('2026-11-20T00:00Z') }),
    );
    const reply = await app.inject('/api/street-graph');
    expect(reply.statusCode).toBe(200);
    const graph = streetGraphSchema.parse(reply.json());
    expect(graph).toEqual(JSON.parse(readFileSync(join(bundled, 'street-graph.json'), 'utf8')));
    const tag = String(reply.headers.etag);
    const again = await app.inject({ url: '/api/street-graph', headers: { 'if-none-match': tag } });
    expect([again.statusCode, again.payload]).toEqual([304, '']);
    const small = await app.inject({ url: '/api/street-graph', headers: { 'accept-encoding': 'br' } });
    expect(small.headers['content-encoding']).toBe('br');
    expect(JSON.parse(brotliDecompressSync(small.rawPayload).toString())).toEqual(graph);
  });

  it('notices another file, and one that has gone', async () => {
    const before = (await app.inject('/api/street-graph')).headers.etag;
    writeFileSync(join(folder, 'street-graph.json'), '{"nodes":[[113,27.8],[113,27.9]],"edges":[[0,1,3]]}');
    const reply = await app.inject('/api/street-graph');
    expect(streetGraphSchema.parse(reply.json()).nodes).toHaveLength(2);
    expect(reply.headers.etag).not.toBe(before);
    rmSync(join(folder, 'street-graph.json'));
    expect((await app.inject('/api/street-graph')).statusCode).toBe(404);
  });
});
