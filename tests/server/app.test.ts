import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { createReadiness } from '../../server/readiness.ts';
import { cameraSchema } from '../../src/schemas/cameras.ts';
import { caseMetadataSchema, caseReplySchema } from '../../src/schemas/cases.ts';
import { errorReplySchema } from '../../src/schemas/common.ts';
import { cameraShares } from '../../src/domain/grids/services/camera-shares.ts';
import { straightReach } from '../../src/domain/grids/services/service-reach.ts';
import { serviceShares } from '../../src/domain/grids/services/service-shares.ts';
import { createUnitTree } from '../../src/domain/grids/services/unit-tree.ts';
import { unitServicesSchema } from '../../src/schemas/unit-services.ts';
import { datasetReplySchema } from '../../src/schemas/dataset-reply.ts';
import { figureSchema } from '../../src/schemas/figures.ts';
import { listedTourSchema } from '../../src/schemas/tours.ts';
import { healthSchema, searchReplySchema } from '../../src/schemas/health.ts';
import { incidentMetadataSchema, incidentSchema } from '../../src/schemas/incidents.ts';
import { facilitySchema, linePropertiesSchema, placeSchema } from '../../src/schemas/places.ts';
import { unitPropertiesSchema } from '../../src/schemas/units.ts';
import { eventNumberFrom } from '../support/event-number-from.ts';
import { decodeIncidents } from '../../src/domain/engine/columns/decode-arrow.ts';
import * as city from '../fixtures/small-city.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { openTestDatabase } from '../support/test-database.ts';

const withType = (type: string) => city.facilities.filter(({ facilityType }) => facilityType === type);
const NOW = city.DAY + 20 * 3_600_000;
const INCIDENTS = 60;
const SCRIPT = `const answer = ${'42 + '.repeat(600)}0;`;

let database: OpenDatabase;
let app: HttpApp;
let site: string;

const makeApp = (environment: Record<string, string> = {}, opened: OpenDatabase | undefined = database) =>
  buildApp({
    readiness: createReadiness(opened),
    config: loadConfig(environment),
    logger: false,
    now: () => NOW,
    staticRoots: [site],
  });

const unitCollectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      geometry: z.object({ type: z.enum(['Polygon', 'MultiPolygon']) }),
      properties: unitPropertiesSchema,
    }),
  ),
});

const unitIds = async (query: string) =>
  unitCollectionSchema.parse((await app.inject(`/api/units?${query}`)).json()).features.map(({ id }) => id);

const incidentCount = async (query: string) =>
  decodeIncidents((await app.inject(`/api/incidents.arrow?${query}`)).rawPayload).raw.time.length;

const wrongFields = async (query: string) =>
  errorReplySchema
    .parse((await app.inject(`/api/incidents.arrow?${query}`)).json())
    .details.map((d) => d.field);

const search = async (text: string) =>
  searchReplySchema.parse((await app.inject(`/api/search?q=${encodeURIComponent(text)}`)).json()).hits;

const directives = async (server: HttpApp) => {
  const header = String((await server.inject('/api/health')).headers['content-security-policy']);
  return new Map(header.split(';').map((part) => [part.trim().split(' ')[0] ?? '', part.trim()]));
};

const tagOf = async (server: HttpApp, url: string) => (await server.inject(url)).headers.etag;

beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'gridlight-site-'));
  mkdirSync(join(site, 'assets'));
  writeFileSync(join(site, 'index.html'), '<!doctype html><title>Gridlight</title>');
  writeFileSync(join(site, 'assets', 'index-DE3OBZuV.js'), SCRIPT);
  writeFileSync(
    join(site, 'base.pmtiles'),
    Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 251)),
  );
  database = (await openTestDatabase()).database;
  await loadSmallCity(database, INCIDENTS);
  app = await makeApp();
});
afterAll(async () => {
  await app?.close();
  await database?.close();
  rmSync(site, { recursive: true, force: true });
});

describe('GET /api/health', () => {
  it('tells state, versions and the age of the data', async () => {
    const reply = await app.inject('/api/health');
    expect(reply.statusCode).toBe(200);
    const health = healthSchema.parse(reply.json());
    expect(health).toMatchObject({
      status: 'ok',
      serverTime: '2026-11-20T20:00:00.000+08:00',
      database: { kind: 'pglite' },
      data: {
        dataSets: ['small-city'],
        incidents: INCIDENTS,
        latestReportedAt: '2026-11-20T09:50:00.000+08:00',
      },
    });
    expect(health.data.ageSeconds).toBe((NOW - (city.DAY + 59 * 600_000)) / 1000);
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  it('answers from memory while the database is busy with something long', async () => {
    await app.inject('/api/health');
    let release = () => undefined as void;
    const busy = database.kysely
      .connection()
      .execute(() => new Promise<void>((resolve) => (release = resolve)));
    try {
      const replies = await Promise.all([app.inject('/api/health'), app.inject('/api/health')]);
      expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
      expect(healthSchema.parse(replies[0].json()).data.incidents).toBe(INCIDENTS);
    } finally {
      release();
      await busy;
    }
  });

  it('says starting with its progress while the database is filled, and so does every other route', async () => {
    const readiness = createReadiness();
    const starting = await buildApp({ readiness, config: loadConfig({}), logger: false, staticRoots: [] });
    readiness.report({ step: 'writing units', done: 3, total: 9 });
    const health = await starting.inject('/api/health');
    expect(health.statusCode).toBe(503);
    expect(healthSchema.parse(health.json())).toMatchObject({
      status: 'starting',
      progress: { step: 'writing units', done: 3, total: 9 },
      data: { incidents: null },
    });
    const units = await starting.inject('/api/units');
    expect(units.statusCode).toBe(503);
    expect(units.headers['retry-after']).toBe('2');
    expect(errorReplySchema.parse(units.json()).message).toBe('The server is starting: writing units.');
    readiness.fail('no room on the disk');
    expect((await starting.inject('/api/health')).json()).toMatchObject({
      status: 'degraded',
      problem: 'no room on the disk',
    });
    await starting.close();
  });
});

describe('GET /api/units', () => {
  it('sends GeoJSON whose feature ids are the codes', async () => {
    const reply = await app.inject('/api/units');
    expect(reply.headers['content-type']).toBe('application/geo+json; charset=utf-8');
    const { features } = unitCollectionSchema.parse(reply.json());
    expect(features).toHaveLength(city.units.length);
    for (const feature of features) expect(feature.id).toBe(feature.properties.code);
  });

  it('takes level and within', async () => {
    expect(await unitIds('level=micro-grid&within=430202000000')).toEqual([
      city.MICRO_GRID_1,
      city.MICRO_GRID_2,
    ]);
    expect(await unitIds('level=finest&within=430203000000')).toEqual(['430203000000']);
    expect(await unitIds('level=area')).toEqual(['HT-PQ-01']);
  });

  it('names each field that is wrong, the unknown ones too', async () => {
    const reply = await app.inject('/api/units?level=galaxy&within=4302&colour=red');
    expect(reply.statusCode).toBe(400);
    const error = errorReplySchema.parse(reply.json());
    expect(error.error).toBe('Bad Request');
    expect(new Set(error.details.map(({ field }) => field))).toEqual(new Set(['level', 'within', 'colour']));
  });
});

describe('GET lists', () => {
  it.each([
    ['/api/cameras', cameraSchema, 2],
    ['/api/facilities', facilitySchema, 1],
    ['/api/places', placeSchema, 2],
    ['/api/figures', figureSchema, 1],
    ['/api/tours', listedTourSchema, 1],
  ] as const)('%s follows its schema', async (path, schema, count) => {
    const reply = await app.inject(path);
    expect(z.array(schema).parse(reply.json())).toHaveLength(count);
  });

  it('gives points as GeoJSON on request, those without a position with a null geometry', async () => {
    const reply = await app.inject('/api/cameras?format=geojson');
    expect(reply.json()).toMatchObject({
      type: 'FeatureCollection',
      features: [
        { id: '43020200011310000001', geometry: { type: 'Point', coordinates: [113.103, 27.803] } },
        { id: '43020300011320000002', geometry: null },
      ],
    });
  });

  it('gives lines as GeoJSON', async () => {
    const [line] = (await app.inject('/api/lines')).json<{ features: { properties: unknown }[] }>().features;
    expect(linePropertiesSchema.parse(line?.properties)).toMatchObject({ id: 'bus-a', stopIds: ['stop-1'] });
  });

  it('tells what is loaded', async () => {
    const dataset = datasetReplySchema.parse((await app.inject('/api/dataset')).json());
    expect(dataset).toMatchObject({ id: 'small-city', synthetic: true, basemap: { kind: 'schematic' } });
    expect(dataset.codeTables).toEqual(city.codeTables);
  });
});

describe('GET /api/units/:code/services', () => {
  it('gives each unit the shares that all units together get, from its own surroundings alone', async () => {
    const tree = createUnitTree(city.units);
    const shares = serviceShares(tree, city.units, withType('BUS_STOP'), straightReach);
    const seen = cameraShares(
      tree,
      city.units,
      city.cameras.filter(({ pointClass }) => pointClass === 1),
    );
    for (const { code } of city.units) {
      const reply = await app.inject(`/api/units/${code}/services`);
      const { by, services, cameras } = unitServicesSchema.parse(reply.json());
      expect(by).toBe('straight-line');
      const stops = services.find(({ facilityType }) => facilityType === 'BUS_STOP');
      if (shares.get(code)?.area) expect(stops).toEqual({ facilityType: 'BUS_STOP', ...shares.get(code) });
      expect(cameras[0]).toEqual({ pointClass: 1, ...seen.get(code) });
    }
  });

  it('knows no unit that is in no list', async () => {
    expect((await app.inject('/api/units/439999000000/services')).statusCode).toBe(404);
    expect((await app.inject('/api/units/somewhere/services')).statusCode).toBe(400);
  });
});

describe('GET /api/incidents', () => {
  it('sends columns that the page reads', async () => {
    const reply = await app.inject('/api/incidents.arrow');
    expect(reply.headers['content-type']).toBe('application/vnd.apache.arrow.stream');
    const { raw, lists } = decodeIncidents(reply.rawPayload);
    const rows = city.makeIncidents(INCIDENTS);
    expect([...raw.time]).toEqual(rows.map((row) => row.reportedAt));
    expect([...raw.unit].map((index) => lists.units[index])).toEqual(rows.map((row) => row.unitCode));
    expect(rows.map((_, index) => eventNumberFrom(raw.eventNo, index))).toEqual(
      rows.map((row) => row.eventNo),
    );
    const table = tableFromIPC(reply.rawPayload);
    const metadata = incidentMetadataSchema.parse(JSON.parse(table.schema.metadata.get('gridlight') ?? ''));
    expect(metadata.asOf).toBe(NOW);
    expect(Number.isNaN(table.getChild('handled')?.get(1))).toBe(true);
  });

  it('takes a window as ISO time, as date, as milliseconds, and with an unescaped plus', async () => {
    expect(await incidentCount('from=2026-11-20T01:00:00%2B08:00&to=2026-11-20T02:00:00%2B08:00')).toBe(6);
    expect(await incidentCount('from=2026-11-20T01:00:00+08:00&to=2026-11-20T02:00:00+08:00')).toBe(6);
    expect(await incidentCount(`from=${city.DAY}&to=${city.DAY + 1}`)).toBe(1);
    expect(await incidentCount('from=2026-11-20')).toBe(INCIDENTS);
    expect(await incidentCount('from=2026-11-21')).toBe(0);
  });

  it('refuses impossible windows', async () => {
    expect(await wrongFields('from=yesterday')).toEqual(['from']);
    expect(await wrongFields('from=2026-11-21&to=2026-11-20')).toEqual(['to']);
    expect(await wrongFields('from=2026-02-30')).toEqual(['from']);
  });

  it('sends one with its life cycle, or 404', async () => {
    const incident = incidentSchema.parse((await app.inject('/api/incidents/E000001')).json());
    expect(incident.transitions.map(({ to }) => to)).toEqual(['reported', 'accepted']);
    const missing = await app.inject('/api/incidents/nobody');
    expect(missing.statusCode).toBe(404);
    expect(missing.json()).toEqual({
      error: 'Not Found',
      message: 'There is no incident nobody.',
      details: [],
    });
  });
});

describe('GET /api/cases.arrow', () => {
  it('sends columns with their lists', async () => {
    const table = tableFromIPC((await app.inject('/api/cases.arrow')).rawPayload);
    const metadata = caseMetadataSchema.parse(JSON.parse(table.schema.metadata.get('gridlight') ?? ''));
    expect(table.getChild('caseNo')?.toJSON()).toEqual(['C0', 'C1']);
    expect(metadata.placeTypes[Number(table.getChild('placeType')?.get(0))]).toBe('SUBURB_MARKET');
    expect(table.getChild('marketDay')?.toJSON()).toEqual([1, 0]);
  });
});

describe('GET /api/cases/:caseNo', () => {
  it('sends one case without its victim', async () => {
    const reply = await app.inject('/api/cases/C0');
    const { victimAgeBand, ...known } = city.cases[0]!;
    expect(victimAgeBand).toBe('60+');
    expect(caseReplySchema.parse(reply.json())).toEqual(known);
    expect(reply.body).not.toContain('victim');
  });

  it('is 404 with a sentence for a number that nobody gave', async () => {
    const missing = await app.inject('/api/cases/nobody');
    expect(missing.statusCode).toBe(404);
    expect(errorReplySchema.parse(missing.json()).message).toBe('There is no case nobody.');
  });
});

describe('GET /api/search', () => {
  it('finds things of several kinds', async () => {
    expect((await search('合泰')).map(({ kind }) => kind)).toEqual(['unit', 'unit', 'camera']);
    expect(await search('E000003')).toMatchObject([{ kind: 'incident', name: '路灯不亮 3' }]);
  });

  it('reads coordinates in both orders and says which unit they are in', async () => {
    expect(await search('113.25,27.85')).toMatchObject([
      { kind: 'coordinate', point: [113.25, 27.85], detail: '芦淞区' },
    ]);
    const [swapped] = await search('27.85, 113.25');
    expect(swapped?.point).toEqual([113.25, 27.85]);
    expect(swapped?.detail).toMatch(/latitude first, swapped/);
  });

  it('wants a text', async () => {
    for (const url of [
      '/api/search',
      '/api/search?q=',
      '/api/search?q=%20',
      `/api/search?q=${'x'.repeat(101)}`,
    ])
      expect(errorReplySchema.parse((await app.inject(url)).json()).details[0]?.field).toBe('q');
  });
});

describe('every reply to a wrong request', () => {
  it('has the one shape and the security headers, also before any route is found', async () => {
    for (const url of ['/api/incidents/%E0%A4%A', '/%E0%A4%A']) {
      const reply = await app.inject(url);
      expect(reply.statusCode).toBe(400);
      expect(errorReplySchema.parse(reply.json())).toEqual(reply.json());
      expect(reply.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
    }
  });

  it('has it where the bytes are no readable request', async () => {
    const server = await makeApp();
    await server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = server.server.address() as AddressInfo;
    const ask = (bytes: string) =>
      new Promise<string>((resolve) => {
        let answer = '';
        const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
        socket
          .on('data', (part) => (answer += String(part)))
          .on('error', () => undefined)
          .on('close', () => resolve(answer));
      });
    const tooLarge = await ask(
      `GET /api/health HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
    );
    const noRequest = await ask('nonsense\r\n\r\n');
    await server.close();
    for (const [answer, statusLine] of [
      [tooLarge, 'HTTP/1.1 431 Request Header Fields Too Large'],
      [noRequest, 'HTTP/1.1 400 Bad Request'],
    ] as const) {
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      expect(head.split('\r\n')[0]).toBe(statusLine);
      expect(head).toContain('x-content-type-options: nosniff');
      const reply = JSON.parse(body) as unknown;
      expect(errorReplySchema.parse(reply)).toEqual(reply);
    }
  });

  it.each([
    ['/api/search?q=a%00b', 'q'],
    ['/api/incidents/%00', 'eventNo'],
    ['/api/cases/%00', 'caseNo'],
    ['/api/units?within=%00', 'within'],
    ['/api/incidents.arrow?from=%00', 'from'],
  ])('is 400 and names the field for the character U+0000 in %s', async (url, field) => {
    const reply = await app.inject(url);
    expect(reply.statusCode).toBe(400);
    expect(errorReplySchema.parse(reply.json()).details.map((detail) => detail.field)).toEqual([field]);
  });

  it.each([
    '/api/health', '/api/units', '/api/unit-versions', '/api/unit-story?code=430202001001', '/api/units/430202000000/services', '/api/lines', '/api/cameras', '/api/facilities', '/api/places', '/api/figures', '/api/tours',
    '/api/dataset', '/api/case-links', '/api/case-series', '/api/cases.arrow', '/api/cases/C0', '/api/incidents.arrow', '/api/incidents/4302042026112000001',
    '/api/patrol-plans', '/api/search?q=a', '/api/audit', '/api/audit/repaired?level=grid',
    '/api/grid-rules', '/api/consultations', '/api/documents/rumours', '/api/surges',
  ])('names an unknown parameter of %s', async (path) => {
    const reply = await app.inject(`${path}${path.includes('?') ? '&' : '?'}colour=red`);
    expect(reply.statusCode).toBe(400);
    expect(errorReplySchema.parse(reply.json()).details.map(({ field }) => field)).toEqual(['colour']);
  }); // prettier-ignore
});

describe('caching and compression', () => {
  it('answers 304 to who has this version, and anew after a change', async () => {
    const first = await app.inject('/api/figures');
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^W\/"[\w-]+"$/);
    const again = await app.inject({ url: '/api/figures', headers: { 'if-none-match': etag } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await app.inject('/api/units')).headers.etag).not.toBe(etag);
    await database.kysely
      .updateTable('data_version')
      .set(({ eb }) => ({ version: eb('version', '+', 1) }))
      .where('resource', '=', 'figure')
      .execute();
    expect((await app.inject({ url: '/api/figures', headers: { 'if-none-match': etag } })).statusCode).toBe(
      200,
    );
  });

  it('gives other queries and other settings other tags', async () => {
    const other = await makeApp({ GRIDLIGHT_MAP_APPROVAL_NO: '湘S(2024)001号' });
    expect(await tagOf(app, '/api/units?level=county')).not.toBe(
      await tagOf(app, '/api/units?level=village'),
    );
    expect(await tagOf(app, '/api/dataset')).not.toBe(await tagOf(other, '/api/dataset'));
    await other.close();
  });

  it('compresses texts and columns with brotli or gzip', async () => {
    const plain = await app.inject('/api/units');
    const br = await app.inject({ url: '/api/units', headers: { 'accept-encoding': 'gzip, br' } });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body);
    const columns = await app.inject({ url: '/api/incidents.arrow', headers: { 'accept-encoding': 'gzip' } });
    expect(columns.headers['content-encoding']).toBe('gzip');
    expect(decodeIncidents(gunzipSync(columns.rawPayload)).raw.time).toHaveLength(INCIDENTS);
  });
});

describe('static files', () => {
  it('serves the page, and for its own addresses too, but never for the API', async () => {
    const html = { accept: 'text/html' };
    for (const url of ['/', '/some/view?w=patrol']) {
      const reply = await app.inject({ url, headers: html });
      expect([reply.statusCode, reply.headers['cache-control']]).toEqual([200, 'no-store']);
      expect(reply.body).toContain('<title>Gridlight</title>');
    }
    expect((await app.inject({ url: '/api/nothing', headers: html })).statusCode).toBe(404);
    expect((await app.inject({ url: '/missing.js', headers: { accept: '*/*' } })).statusCode).toBe(404);
    expect((await app.inject({ url: '/some/view', method: 'POST', headers: html })).statusCode).toBe(404);
  });

  it('lets hashed files be kept for ever', async () => {
    const reply = await app.inject('/assets/index-DE3OBZuV.js');
    expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(reply.body).toBe(SCRIPT);
  });

  it('serves byte ranges uncompressed', async () => {
    const reply = await app.inject({
      url: '/base.pmtiles',
      headers: { range: 'bytes=100-199', 'accept-encoding': 'br' },
    });
    expect([reply.statusCode, reply.headers['content-range']]).toEqual([206, 'bytes 100-199/5000']);
    expect(reply.headers['content-encoding']).toBeUndefined();
    expect([...reply.rawPayload]).toEqual(Array.from({ length: 100 }, (_, index) => (index + 100) % 251));
    const script = await app.inject({
      url: '/assets/index-DE3OBZuV.js',
      headers: { range: 'bytes=0-4', 'accept-encoding': 'br' },
    });
    expect([script.statusCode, script.body]).toEqual([206, 'const']);
  });

  it('does not leave its folder', async () => {
    for (const url of ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/assets/%00'])
      expect((await app.inject(url)).statusCode).toBeGreaterThanOrEqual(400);
  });
});

describe('documentation', () => {
  it('is OpenAPI with every route and its replies', async () => {
    const document = (await app.inject('/api/docs/json')).json<{
      openapi: string;
      paths: Record<string, Record<string, { summary: string; responses: Record<string, unknown> }>>;
    }>();
    expect(document.openapi).toMatch(/^3\./);
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/audit',
      '/api/audit/repaired',
      '/api/cameras',
      '/api/case-links',
      '/api/case-links/{id}/withdrawal',
      '/api/case-series',
      '/api/case-series/{id}',
      '/api/case-series/{id}/changes',
      '/api/case-series/{id}/withdrawal',
      '/api/cases.arrow',
      '/api/cases/{caseNo}',
      '/api/changes',
      '/api/consultations',
      '/api/consultations/{id}',
      '/api/consultations/{id}/steps',
      '/api/consultations/{id}/undo',
      '/api/consultations/{id}/withdrawal',
      '/api/dataset',
      '/api/documents/consultation',
      '/api/documents/prevention',
      '/api/documents/rumours',
      '/api/facilities',
      '/api/figures',
      '/api/grid-rules',
      '/api/health',
      '/api/incidents.arrow',
      '/api/incidents/{eventNo}',
      '/api/ingest/incidents',
      '/api/ingest/transitions',
      '/api/lines',
      '/api/market-confirmations',
      '/api/patrol-plans',
      '/api/patrol-plans/{id}',
      '/api/patrol-plans/{id}/copy',
      '/api/patrol-plans/{id}/done',
      '/api/places',
      '/api/search',
      '/api/shift-end',
      '/api/situation',
      '/api/stream',
      '/api/street-graph',
      '/api/surge-acknowledgements',
      '/api/surges',
      '/api/tours',
      '/api/tours/{id}',
      '/api/unit-story',
      '/api/unit-versions',
      '/api/units',
      '/api/units/{code}/services',
      '/api/video-access',
    ]);
    for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
      expect(operation.summary).not.toBe('');
      const statuses = Object.keys(operation.responses);
      expect(statuses.some((status) => status === '200' || status === '201')).toBe(true);
      expect(statuses).toContain('503');
    }
    expect(JSON.stringify(document.paths['/api/units'])).toContain('"finest"');
  });

  it('has a page that works under the content security policy', async () => {
    const page = await app.inject('/api/docs/');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toBe(
      (await app.inject('/api/health')).headers['content-security-policy'],
    );
    const scripts = [...page.body.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes = '', body = ''] of scripts) {
      expect(body.trim()).toBe('');
      const source = /src="\.\/([^"]+)"/.exec(attributes)?.[1];
      expect((await app.inject(`/api/docs/${source}`)).statusCode).toBe(200);
    }
  });
});

describe('security', () => {
  it('sends a policy without blob: or unsafe-eval for scripts and workers', async () => {
    const policy = await directives(app);
    expect(policy.get('script-src')).toBe("script-src 'self'");
    expect(policy.get('worker-src')).toBe("worker-src 'self'");
    expect(policy.get('connect-src')).toBe("connect-src 'self'");
    expect([...policy.values()].join(';')).not.toContain('unsafe-eval');
    const reply = await app.inject('/api/health');
    expect(reply.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(reply.headers).not.toHaveProperty('x-powered-by');
  });

  it('opens the policy for the configured base map only', async () => {
    const other = await makeApp({
      GRIDLIGHT_BASEMAP: 'style',
      GRIDLIGHT_BASEMAP_URL: 'https://tiles.example.org/style.json?key=1',
    });
    expect((await directives(other)).get('connect-src')).toBe("connect-src 'self' https://tiles.example.org");
    await other.close();
  });

  it('does not answer for a foreign host name unless remote use is allowed', async () => {
    const headers = { host: 'rebound.example.org' };
    const refused = await app.inject({ url: '/api/health', headers });
    expect(refused.statusCode).toBe(421);
    expect(errorReplySchema.parse(refused.json()).message).toContain('rebound.example.org');
    for (const host of ['127.0.0.1:4173', 'localhost', '[::1]:4173'])
      expect((await app.inject({ url: '/api/health', headers: { host } })).statusCode).toBe(200);
    const remote = await makeApp({ HOST: '0.0.0.0', GRIDLIGHT_ALLOW_REMOTE: '1' });
    expect((await remote.inject({ url: '/api/health', headers })).statusCode).toBe(200);
    await remote.close();
  });

  it('limits requests, and guesses ten times harder, but never the health check', async () => {
    const limited = await makeApp({ GRIDLIGHT_RATE_LIMIT: '20' });
    const statuses = async (url: string, times: number) => {
      const list: number[] = [];
      for (let time = 0; time < times; time++) list.push((await limited.inject(url)).statusCode);
      return list;
    };
    expect(await statuses('/api/nothing', 3)).toEqual([404, 404, 429]);
    const figures = await statuses('/api/figures', 21);
    expect(figures.at(-1)).toBe(429);
    expect(figures.filter((status) => status === 200).length).toBeGreaterThan(10);
    const refused = await limited.inject('/api/figures');
    expect(errorReplySchema.parse(refused.json())).toMatchObject({ error: 'Too Many Requests' });
    expect(refused.headers['retry-after']).toBeDefined();
    expect((await statuses('/api/health', 30)).every((status) => status === 200)).toBe(true);
    await limited.close();
  });

  it('refuses a body that is too large', async () => {
    const echoing = await makeApp();
    echoing.post('/api/echo', (request) => Promise.resolve(request.body));
    const send = (payload: string) =>
      echoing.inject({
        method: 'POST',
        url: '/api/echo',
        payload,
        headers: { 'content-type': 'text/plain' },
      });
    expect((await send('x'.repeat(1000))).statusCode).toBe(200);
    const refused = await send('x'.repeat(2_000_000));
    expect(refused.statusCode).toBe(413);
    expect(errorReplySchema.parse(refused.json()).error).toBe('Payload Too Large');
    await echoing.close();
  });

  it('never shows what went wrong inside', async () => {
    const broken = await buildApp({
      readiness: createReadiness({
        ...database,
        get kysely(): never {
          throw new Error('secret at /home/operator/key');
        },
      }),
      config: loadConfig({}),
      logger: false,
      staticRoots: [],
    });
    const reply = await broken.inject('/api/units');
    expect(reply.statusCode).toBe(500);
    expect(reply.json()).toEqual({
      error: 'Internal Server Error',
      message: 'The server failed to answer this request.',
      details: [],
    });
    await broken.close();
  });
});
