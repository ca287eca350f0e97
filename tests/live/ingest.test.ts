import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { listTokens, revokeToken } from '../../server/repositories/tokens.ts';
import { incidentSchema } from '../../src/schemas/incidents.ts';
import { deadlineOf } from '../../src/domain/incidents/service-level.ts';
import * as city from '../fixtures/small-city.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { ingest, iso, makeApp, makeReport, makeStep, NOON, send, storedOf, tokenFor } from './live-city.ts';

describeOnBoth('ingest', (kind) => {
  let test: TestDatabase;
  let database: OpenDatabase;
  let app: HttpApp;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    database = test.database;
    await loadSmallCity(database, 10);
    app = await makeApp(database);
  });
  afterAll(async () => {
    await app?.close();
    await test?.close();
  });

  describe('reports', () => {
    it('are taken with their unit, service level and first step', async () => {
      const token = await tokenFor(database, 'app');
      const reply = await ingest(
        app,
        'incidents',
        [
          makeReport('1', { summary: '第一行\n"引号" \\ {括号}, null', coDepts: ['urban'], tier: 'L2' }),
          makeReport('2', { longitude: 113.25, latitude: 27.85, urgency: 'emergency', leadDept: 'urban' }),
        ],
        token,
      );
      expect(reply).toMatchObject({ accepted: 2, duplicates: 0, rejected: 0, problems: [] });
      expect(reply.eventNos[0]).toMatch(/^ZZ-430202-20261120-\d{6,}$/);
      expect(reply.eventNos[1]).toMatch(/^ZZ-430203-20261120-\d{6,}$/);
      const [first, second] = await storedOf(database.kysely, 'app');
      const reportedAt = NOON - 60_000;
      expect(first).toMatchObject({
        county_code: '430202',
        unit_code: city.MICRO_GRID_1,
        summary: '第一行\n"引号" \\ {括号}, null',
        co_depts: ['urban'],
        lng: 113.105,
        status: 'reported',
        origin: 'reported',
        reported_at: reportedAt,
        occurred_at: reportedAt,
        deadline_at: deadlineOf({ tier: 'L2', urgency: 'normal', reportedAt }),
        sla_hours: 72,
        lead_dept: null,
        transitions: [['draft', 'reported', reportedAt, 'system']],
      });
      expect(second).toMatchObject({
        county_code: '430203',
        unit_code: '430203000000',
        lead_dept: 'urban',
        deadline_at: reportedAt + 2 * 3_600_000,
      });
      const detail = await app.inject(`/api/incidents/${reply.eventNos[0]}`);
      expect(incidentSchema.parse(detail.json()).eventNo).toBe(reply.eventNos[0]);
    });

    const wrong = (changes: Readonly<Record<string, unknown>>) => makeReport('wrong', changes);
    it.each([
      ['a field that is missing', { ...makeReport('x'), title: undefined }, 'title', '', /expected string/],
      ['a field that nobody knows', wrong({ colour: 'red' }), 'colour', 'red', /Unrecognized key/],
      ['a title that is too long', wrong({ title: '长'.repeat(51) }), 'title', /^长/, /50/],
      ['a row that is no object', 'row', '', 'row', /expected object/],
      ['a category that is unknown', wrong({ categoryCode: 'Z9' }), 'categoryCode', 'Z9', /category/],
      ['a category that is a heading', wrong({ categoryCode: 'A2' }), 'categoryCode', 'A2', /category/],
      ['a channel that is unknown', wrong({ channel: 'FAX' }), 'channel', 'FAX', /channel/],
      ['a department that is unknown', wrong({ leadDept: 'moon' }), 'leadDept', 'moon', /department/],
      ['another department that is', wrong({ coDepts: ['urban', 'moon'] }), 'coDepts', 'moon', /department/],
      [
        'a point outside the city',
        wrong({ longitude: 116.4, latitude: 39.9 }),
        'longitude, latitude',
        '116.4, 39.9',
        /outside the city \(V-41\)/,
      ],
      [
        'a point in no unit',
        wrong({ longitude: 113.35, latitude: 27.75 }),
        'longitude, latitude',
        '113.35, 27.75',
        /none of the units/,
      ],
      ['a unit that is unknown', wrong({ unitCode: '430299000000' }), 'unitCode', '430299000000', /no unit/],
      [
        'a unit that does not contain the point',
        wrong({ unitCode: '430203000000' }),
        'unitCode',
        '430203000000',
        /V-08/,
      ],
      ['a time that is none', wrong({ reportedAt: 'yesterday' }), 'reportedAt', 'yesterday', /datetime/],
      [
        'a time in the future',
        wrong({ reportedAt: iso(NOON + 36 * 60_000) }),
        'reportedAt',
        iso(NOON + 36 * 60_000),
        /future/,
      ],
      [
        'a time of no sensible year',
        wrong({ reportedAt: '0026-11-20T10:00:00Z' }),
        'reportedAt',
        '0026-11-20T10:00:00Z',
        /sensible year/,
      ],
      [
        'a report before the event',
        wrong({ occurredAt: iso(NOON) }),
        'reportedAt',
        iso(NOON - 60_000),
        /before occurredAt \(V-09\)/,
      ],
      [
        'a deadline before the report',
        wrong({ deadlineAt: iso(NOON - 120_000) }),
        'deadlineAt',
        iso(NOON - 120_000),
        /V-11/,
      ],
      ['half a character', wrong({ title: 'x\ud800' }), 'title', 'x', /no text/],
    ])('are refused with field, value and reason: %s', async (_name, row, field, value, reason) => {
      const token = await tokenFor(database, 'judged');
      const good = makeReport(`good ${field} ${String(value)}`);
      const reply = await ingest(app, 'incidents', [good, row], token);
      expect(reply).toMatchObject({ accepted: 1, duplicates: 0, rejected: 1 });
      expect(reply.eventNos[1]).toBeNull();
      expect(reply.problems[0]).toEqual({
        row: 1,
        field,
        value: typeof value === 'string' ? value : (expect.stringMatching(value) as string),
        reason: expect.stringMatching(reason) as string,
      });
    });

    it('are taken with personal data masked in their texts, and the answer says where and of which kind', async () => {
      const token = await tokenFor(database, 'masked');
      const rows = [
        { ...makeReport('masked 1'), title: '路灯不亮，电话138-1234-5678' },
        { ...makeReport('masked 2'), summary: '湘B12345占道' },
        makeReport('masked 3'),
      ];
      const reply = await ingest(app, 'incidents', rows, token);
      expect(reply).toMatchObject({ accepted: 3, rejected: 0, problems: [] });
      expect(reply.masked).toEqual([
        { row: 0, field: 'title', reason: 'a mobile number; masked (V-12)' },
        { row: 1, field: 'summary', reason: 'perhaps a vehicle plate; masked (V-12)' },
      ]);
      const stored = await database.kysely
        .selectFrom('incident')
        .select(['title', 'summary'])
        .where('event_no', 'in', reply.eventNos.slice(0, 2))
        .orderBy('event_no')
        .execute();
      expect(stored[0]?.title).toBe('路灯不亮，电话［手机号］');
      expect(stored[1]?.summary).toBe('［车牌］占道');
    });

    it('come back as duplicates when sent again, alone, mixed or in one batch', async () => {
      const token = await tokenFor(database, 'twice');
      const first = await ingest(
        app,
        'incidents',
        ['a', 'b'].map((id) => makeReport(id)),
        token,
      );
      const again = await ingest(
        app,
        'incidents',
        ['b', 'a'].map((id) => makeReport(id)),
        token,
      );
      expect(again).toMatchObject({ accepted: 0, duplicates: 2, eventNos: first.eventNos.toReversed() });
      const mixed = await ingest(
        app,
        'incidents',
        ['a', 'c', 'c', 'b'].map((id) => makeReport(id)),
        token,
      );
      expect(mixed).toMatchObject({ accepted: 1, duplicates: 3, rejected: 0 });
      expect(mixed.eventNos[1]).toBe(mixed.eventNos[2]);
      expect([mixed.eventNos[0], mixed.eventNos[3]]).toEqual(first.eventNos);
      const repaired = await ingest(
        app,
        'incidents',
        [makeReport('d', { channel: 'FAX' }), makeReport('d')],
        token,
      );
      expect(repaired).toMatchObject({ accepted: 1, duplicates: 0, rejected: 1 });
      expect(await storedOf(database.kysely, 'twice')).toHaveLength(4);
    });

    it('of another source are others, though their numbers are the same', async () => {
      const reply = await ingest(app, 'incidents', [makeReport('a')], await tokenFor(database, 'third'));
      expect(reply).toMatchObject({ accepted: 1, duplicates: 0 });
    });

    it('are taken once when eight writers send the same ones at the same time', async () => {
      const token = await tokenFor(database, 'crowd');
      const ids = Array.from({ length: 60 }, (_, index) => String(index));
      const replies = await Promise.all(
        Array.from({ length: 8 }, (_, writer) =>
          ingest(
            app,
            'incidents',
            (writer % 2 ? ids : ids.toReversed()).map((id) => makeReport(id)),
            token,
          ),
        ),
      );
      expect(replies.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(60);
      expect(replies.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(7 * 60);
      const numbers = new Set(
        replies.map((reply, writer) => (writer % 2 ? reply.eventNos : reply.eventNos.toReversed()).join()),
      );
      expect(numbers.size).toBe(1);
      expect(await storedOf(database.kysely, 'crowd')).toHaveLength(60);
    });

    it('are at most 5,000 in a batch, and at least one', async () => {
      const token = await tokenFor(database, 'many');
      const rows = (count: number) => Array.from({ length: count }, (_, index) => makeReport(String(index)));
      expect((await send(app, 'incidents', rows(5_001), token)).status).toBe(400);
      expect((await send(app, 'incidents', [], token)).status).toBe(400);
      const long = rows(5_000).map((row) => ({ ...row, summary: '长'.repeat(500) }));
      expect(await ingest(app, 'incidents', long, token)).toMatchObject({ accepted: 5_000, rejected: 0 });
    });
  });

  describe('tokens', () => {
    const rows = [makeReport('t')];

    it('are needed, and have to be right', async () => {
      const token = await tokenFor(database, 'gate');
      const wrong = [
        undefined,
        '',
        'x',
        `${token}0`,
        token.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')),
      ];
      for (const given of wrong) expect((await send(app, 'incidents', rows, given)).status).toBe(401);
      expect((await send(app, 'transitions', [makeStep('t', '1', 'accepted', 1)], undefined)).status).toBe(
        401,
      );
      expect(await storedOf(database.kysely, 'gate')).toEqual([]);
      expect((await send(app, 'incidents', rows, token)).status).toBe(200);
    });

    it('are refused once they are revoked', async () => {
      const token = await tokenFor(database, 'gone');
      expect((await send(app, 'incidents', rows, token)).status).toBe(200);
      const [id = ''] = token.split('_');
      expect(await revokeToken(database.kysely, id)).toBe(true);
      expect(await revokeToken(database.kysely, id)).toBe(false);
      expect((await send(app, 'incidents', rows, token)).status).toBe(401);
      const listed = (await listTokens(database.kysely)).find((row) => row.id === id);
      expect(listed).toMatchObject({ source: 'gone', counties: [] });
      expect(listed?.revokedAt).not.toBeNull();
      expect(JSON.stringify(listed)).not.toContain(token.slice(9));
    });

    it('hold for their counties only', async () => {
      const token = await tokenFor(database, 'county', ['430203']);
      const reply = await ingest(
        app,
        'incidents',
        [makeReport('inside', { longitude: 113.25, latitude: 27.85 }), makeReport('outside')],
        token,
      );
      expect(reply).toMatchObject({ accepted: 1, rejected: 1 });
      expect(reply.problems).toEqual([
        {
          row: 1,
          field: 'longitude, latitude',
          value: '430202',
          reason: expect.stringContaining('430202') as string,
        },
      ]);
    });

    it('do not reach what another source sent', async () => {
      await ingest(app, 'incidents', [makeReport('mine')], await tokenFor(database, 'owner'));
      const reply = await ingest(
        app,
        'transitions',
        [makeStep('mine', '1', 'accepted', 1)],
        await tokenFor(database, 'stranger'),
      );
      expect(reply).toMatchObject({ accepted: 0, rejected: 1 });
    });
  });

  describe('steps', () => {
    it('move incidents on, in one batch or in several, and only once each', async () => {
      const token = await tokenFor(database, 'steps');
      const { eventNos } = await ingest(app, 'incidents', [makeReport('1')], token);
      const first = [
        makeStep('1', 'a', 'accepted', 1),
        makeStep('1', 'b', 'filed', 2),
        makeStep('1', 'b', 'filed', 2),
      ];
      expect(await ingest(app, 'transitions', first, token)).toMatchObject({
        accepted: 2,
        duplicates: 1,
        rejected: 0,
        eventNos: [eventNos[0], eventNos[0], eventNos[0]],
      });
      const next = [
        ...first,
        makeStep('1', 'c', 'dispatched', 3),
        makeStep('1', 'd', 'returned', 4, { reason: '不属本部门' }),
      ];
      expect(await ingest(app, 'transitions', next, token)).toMatchObject({ accepted: 2, duplicates: 3 });
      const [stored] = await storedOf(database.kysely, 'steps');
      expect(stored).toMatchObject({
        status: 'returned',
        accepted_at: NOON + 60_000,
        filed_at: NOON + 120_000,
        dispatched_at: NOON + 180_000,
        transfer_count: 1,
        redo_count: 0,
      });
      expect(stored?.transitions.at(-1)).toEqual([
        'dispatched',
        'returned',
        NOON + 240_000,
        'department',
        '不属本部门',
      ]);
    });

    it('that are illegal are refused with the reason, and those after them judged by what stands', async () => {
      const token = await tokenFor(database, 'illegal');
      await ingest(app, 'incidents', [makeReport('1')], token);
      const reply = await ingest(
        app,
        'transitions',
        [
          makeStep('1', 'a', 'closed', 1),
          makeStep('1', 'b', 'accepted', -5),
          makeStep('1', 'c', 'rejected', 1),
          makeStep('1', 'd', 'accepted', 1, { dueAt: iso(NOON) }),
          makeStep('2', 'e', 'accepted', 1),
          makeStep('1', 'f', 'accepted', 40),
          makeStep('1', 'h', 'gone', 1),
          makeStep('1', 'i', 'accepted', 2),
        ],
        token,
      );
      expect(reply).toMatchObject({ accepted: 1, duplicates: 0, rejected: 7 });
      const problems = reply.problems.toSorted((a, b) => a.row - b.row);
      expect(problems.map(({ row, field }) => [row, field])).toEqual([
        [0, 'to'],
        [1, 'at'],
        [2, 'reason'],
        [3, 'dueAt'],
        [4, 'sourceId'],
        [5, 'at'],
        [6, 'to'],
      ]);
      expect(problems[0]?.reason).toContain('reported → closed is not allowed');
      expect((await storedOf(database.kysely, 'illegal'))[0]).toMatchObject({ status: 'accepted' });
      const once = await ingest(app, 'transitions', [makeStep('1', 'a', 'filed', 3)], token);
      expect(once).toMatchObject({ accepted: 1 });
    });

    it('are seen at once by who asks for the incident, though it knows an older state', async () => {
      const token = await tokenFor(database, 'tag');
      const { eventNos } = await ingest(app, 'incidents', [makeReport('1')], token);
      const url = `/api/incidents/${eventNos[0]}`;
      const etag = String((await app.inject(url)).headers.etag);
      expect((await app.inject({ url, headers: { 'if-none-match': etag } })).statusCode).toBe(304);
      await ingest(app, 'transitions', [makeStep('1', 'a', 'accepted', 1)], token);
      const reply = await app.inject({ url, headers: { 'if-none-match': etag } });
      expect([reply.statusCode, incidentSchema.parse(reply.json()).status]).toEqual([200, 'accepted']);
    });

    it('of eight writers to the same incidents are taken in one order', async () => {
      const token = await tokenFor(database, 'race');
      const ids = ['1', '2', '3', '4'];
      await ingest(
        app,
        'incidents',
        ids.map((id) => makeReport(id)),
        token,
      );
      const replies = await Promise.all(
        Array.from({ length: 8 }, (_, writer) =>
          ingest(
            app,
            'transitions',
            ids.map((id) => makeStep(id, `w${writer}`, 'accepted', 1)),
            token,
          ),
        ),
      );
      expect(replies.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(4);
      expect(replies.reduce((sum, { rejected }) => sum + rejected, 0)).toBe(28);
    });
  });
});
