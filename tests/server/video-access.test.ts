import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { ConfigError, loadConfig } from '../../server/config.ts';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { createReadiness } from '../../server/readiness.ts';
import { errorReplySchema } from '../../src/schemas/common.ts';
import {
  videoAccessListSchema,
  videoAccessReplySchema,
  type VideoAccessRequest,
} from '../../src/schemas/video-access.ts';
import * as city from '../fixtures/small-city.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const [camera, other] = city.cameras.map(({ gbId }) => gbId) as [string, string];
const request: VideoAccessRequest = {
  cameraGbId: camera,
  reasonCode: 'emergency',
  purpose: '走失儿童，查看东口画面',
  kind: 'live',
};

describeOnBoth('the video access register', (kind) => {
  let test: TestDatabase;
  let database: OpenDatabase;
  let app: HttpApp;
  let folder: string;

  const makeApp = (environment: Record<string, string> = {}) =>
    buildApp({ readiness: createReadiness(database), config: loadConfig(environment), logger: false });
  const post = (payload: object, to = app) =>
    to.inject({ method: 'POST', url: '/api/video-access', payload });
  const count = async () => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from video_access_log`.execute(
      database.kysely,
    );
    return rows[0]!.n;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gridlight-streams-'));
    test = await openTestDatabase(kind);
    database = test.database;
    await loadSmallCity(database, 5);
    app = await makeApp();
  });
  afterAll(async () => {
    await app?.close();
    await test?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has the row when it answers, and names no stream where none is configured', async () => {
    const before = await count();
    const reply = await post(request);
    expect(reply.statusCode).toBe(201);
    const access = videoAccessReplySchema.parse(reply.json());
    expect(access.stream).toBeNull();
    expect(await count()).toBe(before + 1);
    const { rows } = await sql`
      select county_code, camera_gb_id, reason_code, ref_no, purpose, kind from video_access_log where id = ${access.id}`.execute(
      database.kysely,
    );
    expect(rows).toEqual([
      {
        county_code: camera.slice(0, 6),
        camera_gb_id: camera,
        reason_code: 'emergency',
        ref_no: null,
        purpose: request.purpose,
        kind: 'live',
      },
    ]);
  });

  it('gives no answer with a stream where the row cannot be written', async () => {
    const file = join(folder, 'one.json');
    writeFileSync(file, JSON.stringify({ [camera]: 'https://video.example/one.m3u8' }));
    const streaming = await makeApp({ GRIDLIGHT_STREAMS: file });
    await sql`alter table video_access_log rename to video_access_log_away`.execute(database.kysely);
    try {
      const refused = await post(request, streaming);
      expect(refused.statusCode).toBe(500);
      expect(refused.payload).not.toContain('video.example');
    } finally {
      await sql`alter table video_access_log_away rename to video_access_log`.execute(database.kysely);
    }
    const granted = videoAccessReplySchema.parse((await post(request, streaming)).json());
    expect(granted.stream).toEqual({ kind: 'hls', url: 'https://video.example/one.m3u8' });
    const otherCamera = await post({ ...request, cameraGbId: other }, streaming);
    expect(videoAccessReplySchema.parse(otherCamera.json()).stream).toBeNull();
    await streaming.close();
  });

  it.each([
    ['a case without its number', { reasonCode: 'case' }, 400, 'refNo'],
    ['an event with an empty number', { reasonCode: 'event', refNo: '  ' }, 400, 'refNo'],
    ['a purpose of four signs', { purpose: '看一看吧' }, 400, 'purpose'],
    ['a purpose of 201 signs', { purpose: '看'.repeat(201) }, 400, 'purpose'],
    ['a purpose with a phone number', { purpose: '请联系 13800138000 查看' }, 400, 'purpose'],
    ['a reason of its own', { reasonCode: 'curiosity' }, 400, 'reasonCode'],
    ['a kind of its own', { kind: 'stream' }, 400, 'kind'],
    ['a code that is none', { cameraGbId: '4302' }, 400, 'cameraGbId'],
    ['a field that nobody knows', { userName: 'x' }, 400, undefined],
    ['a camera that is not there', { cameraGbId: '9'.repeat(20) }, 404, undefined],
  ])('refuses %s and writes nothing', async (_case, patch, status, field) => {
    const before = await count();
    const reply = await post({ ...request, ...patch });
    expect(reply.statusCode).toBe(status);
    const { details } = errorReplySchema.parse(reply.json());
    if (field !== undefined) expect(details.map((detail) => detail.field)).toContain(field);
    expect(reply.payload).not.toContain('13800138000');
    expect(await count()).toBe(before);
  });

  it('takes a case and an event with their number', async () => {
    for (const reasonCode of ['case', 'event'])
      expect((await post({ ...request, reasonCode, refNo: 'E000001' })).statusCode).toBe(201);
  });

  it('lists the newest rows first, of one camera or of all', async () => {
    await post({ ...request, cameraGbId: other, purpose: '第一次查看这里' });
    await post({
      ...request,
      cameraGbId: other,
      purpose: '第二次查看这里',
      reasonCode: 'event',
      refNo: 'E000002',
    });
    const list = async (query: string) =>
      videoAccessListSchema.parse((await app.inject(`/api/video-access${query}`)).json()).entries;
    const ofOther = await list(`?camera=${other}&limit=2`);
    expect(ofOther.map(({ purpose }) => purpose)).toEqual(['第二次查看这里', '第一次查看这里']);
    expect(ofOther[0]).toMatchObject({
      cameraGbId: other,
      reasonCode: 'event',
      refNo: 'E000002',
      kind: 'live',
    });
    expect(ofOther[1]).not.toHaveProperty('refNo');
    const all = await list('?limit=200');
    expect(all).toHaveLength(await count());
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect((await app.inject('/api/video-access?limit=201')).statusCode).toBe(400);
  });

  it('never changes, shortens or empties', async () => {
    const before = await count();
    for (const change of [
      sql`update video_access_log set purpose = 'another one'`,
      sql`delete from video_access_log`,
      sql`truncate video_access_log`,
    ])
      await expect(change.execute(database.kysely)).rejects.toThrow('append-only');
    expect(await count()).toBe(before);
  });
});

describe('GRIDLIGHT_STREAMS', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'gridlight-streams-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const configWith = (text: string) => {
    const file = join(folder, 'streams.json');
    writeFileSync(file, text);
    return loadConfig({ GRIDLIGHT_STREAMS: file });
  };
  const faultsOf = (make: () => unknown): readonly string[] => {
    try {
      make();
    } catch (error) {
      if (error instanceof ConfigError) return error.faults;
      throw error;
    }
    throw new Error('the configuration was accepted');
  };

  it('opens the page for the origins of the streams, and for nothing else', async () => {
    const policyWith = async (environment: Record<string, string>) => {
      const app = await buildApp({
        readiness: createReadiness(undefined),
        config: loadConfig(environment),
        logger: false,
      });
      const { headers } = await app.inject('/api/health');
      await app.close();
      return String(headers['content-security-policy']);
    };
    const streams = {
      [camera]: 'https://video.example:8443/a/1.m3u8',
      [other]: 'https://video.example:8443/a/2.m3u8',
    };
    const file = join(folder, 'two.json');
    writeFileSync(file, JSON.stringify(streams));
    const policy = await policyWith({ GRIDLIGHT_STREAMS: file });
    expect(policy).toContain("connect-src 'self' https:;");
    expect(policy).toContain("media-src 'self' blob: https:;");
    expect(policy).not.toContain('video.example');
    expect(await policyWith({})).not.toMatch(/media-src|blob:[^;]*;.*video/);
  });

  it.each([
    ['', /cannot be read/],
    [`{"${camera}": "https://user:secret@video.example/1.m3u8"}`, /has a user or a password in its address/],
    ['[1]', /one object/],
    ['{"4302": "https://video.example/1.m3u8"}', /4302 is no GB\/T 28181 code/],
    [`{"${camera}": "ftp://video.example/1"}`, /is no http\(s\) address/],
    [`{"${camera}": 7}`, new RegExp(`${camera} is no http`)],
  ])('refuses %s with a reason', (text, reason) => {
    expect(faultsOf(() => configWith(text)).join('\n')).toMatch(reason);
  });

  it('tells of a broken file nothing that stands in it', () => {
    const faults = faultsOf(() => configWith(`"https://user:secret@video.example/1.m3u8"}`));
    expect(faults.join('\n')).toMatch(/cannot be read \(it is no JSON\)/);
    expect(faults.join('\n')).not.toMatch(/video|secret/);
  });

  it('refuses a file that is not there', () => {
    expect(faultsOf(() => loadConfig({ GRIDLIGHT_STREAMS: join(folder, 'no.json') }))[0]).toMatch(
      /is not there/,
    );
  });
});
