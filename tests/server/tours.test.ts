import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { createReadiness } from '../../server/readiness.ts';
import { errorReplySchema } from '../../src/schemas/common.ts';
import { listedTourSchema, tourSchema } from '../../src/schemas/tours.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const stop = {
  id: 'one',
  title: { 'zh-CN': '一' },
  text: { 'zh-CN': '文' },
  view: { bounds: [113, 27, 113.2, 27.2], padding: 0.02 },
  notes: { 'zh-CN': '先讲这个' },
};
const tour = { id: 'visit', title: { 'zh-CN': '调研' }, stops: [stop] };

describeOnBoth('saved tours', (kind) => {
  let test: TestDatabase;
  let app: HttpApp;
  const list = async () => listedTourSchema.array().parse((await app.inject('/api/tours')).json());
  const put = (payload: object, id = 'visit') =>
    app.inject({ method: 'PUT', url: `/api/tours/${id}`, payload });
  const remove = (version: number | string, id = 'visit') =>
    app.inject({ method: 'DELETE', url: `/api/tours/${id}?version=${version}` });

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    await loadSmallCity(test.database, 5);
    app = await buildApp({
      readiness: createReadiness(test.database),
      config: loadConfig({}),
      logger: false,
    });
  });
  afterAll(async () => {
    await app?.close();
    await test?.close();
  });

  it('stand behind those of the data set, with version and time, and change by versions', async () => {
    const before = await list();
    expect(before.every(({ origin, version }) => origin === 'dataSet' && version === 0)).toBe(true);
    const tag = (await app.inject('/api/tours')).headers.etag;
    const first = await put({ version: 0, basedOn: 'small.city', tour });
    expect(first.statusCode).toBe(200);
    const saved = listedTourSchema.parse(first.json());
    expect(saved).toMatchObject({
      ...tourSchema.parse(tour),
      origin: 'saved',
      basedOn: 'small.city',
      version: 1,
    });
    expect(Date.now() - Date.parse(saved.updatedAt ?? '')).toBeLessThan(3_600_000);
    expect(await list()).toEqual([...before, saved]);
    expect((await app.inject('/api/tours')).headers.etag).not.toBe(tag);

    const second = await put({ version: 1, tour: { ...tour, title: { 'zh-CN': '再访' } } });
    expect(listedTourSchema.parse(second.json())).toMatchObject({ version: 2, basedOn: 'small.city' });
  });

  it('refuse who has not seen the last version, and write nothing', async () => {
    const before = await list();
    for (const version of [0, 1, 3]) {
      const reply = await put({ version, tour });
      expect(reply.statusCode).toBe(409);
      expect(errorReplySchema.parse(reply.json()).message).toContain('its version is 2');
    }
    expect((await remove(1)).statusCode).toBe(409);
    expect((await put({ version: 1, tour: { ...tour, id: 'other' } }, 'other')).statusCode).toBe(409);
    expect(await list()).toEqual(before);
  });

  it('take one of many who save at once', async () => {
    const replies = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        put({ version: 0, tour: { ...tour, id: 'race', title: { 'zh-CN': `${n}` } } }, 'race'),
      ),
    );
    expect(replies.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      200, 409, 409, 409,
    ]);
  });

  it.each([
    ['a stop without title', { ...tour, stops: [{ ...stop, title: {} }] }, 'tour.stops.0.title.zh-CN'],
    ['a field that is misspelt', { ...tour, stops: [{ ...stop, heighlight: [] }] }, 'tour.stops.0'],
    ['another id', { ...tour, id: 'somebody' }, 'tour.id'],
    [
      'a telephone number',
      { ...tour, stops: [{ ...stop, notes: { 'zh-CN': '联系 13812345678' } }] },
      'tour.stops.0.notes.zh-CN',
    ],
    ['the character U+0000', { ...tour, title: { 'zh-CN': 'a\0' } }, 'tour.title.zh-CN'],
  ])('refuse %s and name its place', async (_, faulty, field) => {
    const reply = await put({ version: 2, tour: faulty });
    expect(reply.statusCode).toBe(400);
    const { details } = errorReplySchema.parse(reply.json());
    expect(details.map((detail) => detail.field)).toEqual([field]);
    expect(details[0]?.message).not.toBe('');
  });

  it('are removed, once, by who has seen the last version', async () => {
    expect((await remove('x')).statusCode).toBe(400);
    expect((await remove(2)).statusCode).toBe(200);
    expect((await remove(2)).statusCode).toBe(404);
    expect((await list()).some(({ id }) => id === 'visit')).toBe(false);
    // What was removed is put back as a new one, which nobody takes for the one that he has read.
    expect(listedTourSchema.parse((await put({ version: 0, tour })).json()).version).toBe(3);
    expect((await put({ version: 1, tour })).statusCode).toBe(409);
  });

  it('stay when a data set is loaded anew', async () => {
    await loadSmallCity(test.database, 5);
    expect((await list()).map(({ id }) => id)).toContain('visit');
  });
});
