import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { simulateConsultationItems } from '../../server/load/simulate-consultations.ts';
import { createReadiness } from '../../server/readiness.ts';
import { errorReplySchema } from '../../src/schemas/common.ts';
import { consultationMethodSchema } from '../../src/schemas/consultation-method.ts';
import {
  consultationListSchema,
  consultationSchema,
  type Consultation,
} from '../../src/schemas/consultations.ts';
import * as city from '../fixtures/small-city.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const VILLAGE = '430202001001';
const NOBODY = '00000000-0000-4000-8000-000000000000';
const NOW = Date.parse('2026-11-30T10:00:00+08:00');
const visit = {
  step: 'visit',
  record: { on: '2026-11-20', asked: { owners: 12, elderly: 3 }, need: '电梯常停' },
};
const proposal = {
  step: 'proposal',
  record: {
    on: '2026-11-21',
    needSubject: 'building',
    urgency: 'urgent',
    objectClass: 'facility',
    serviceBody: 'property',
    difficulty: 'hard',
    dueOn: '2026-12-31',
  },
};
const council = {
  step: 'council',
  record: {
    on: '2026-11-22',
    present: { branch: 1, property: 1, ownersCommittee: 2, residents: 9 },
    isAgreed: true,
    decision: '先修后换',
  },
};
const assignment = {
  step: 'assignment',
  record: {
    on: '2026-11-23',
    duties: [{ body: 'property', task: '检测', dueOn: '2026-11-25', doneOn: '2026-11-25' }],
    minutesOn: '2026-11-22',
    publishedOn: '2026-11-23',
    publishedAt: 'councilHall',
    supervisor: 'streetOffice',
  },
};
const evaluation = {
  step: 'evaluation',
  record: { on: '2026-11-30', quarter: '2026-Q4', asked: 20, satisfied: 19, result: 'solved' },
};
const all = [visit, proposal, council, assignment, evaluation];

describeOnBoth('consultations', (kind) => {
  let test: TestDatabase;
  let database: OpenDatabase;
  let app: HttpApp;

  const url = '/api/consultations';
  const post = (path: string, payload: object) =>
    app.inject({ method: 'POST', url: `${url}${path}`, payload });
  const open = async (payload: object = {}): Promise<Consultation> =>
    consultationSchema.parse(
      (await post('', { title: '电梯常停', unitCode: VILLAGE, openedBy: 'gridWorker', ...payload })).json(),
    );
  const take = ({ id, version }: Consultation, step: object, more: object = {}) =>
    post(`/${id}/steps`, { ...step, version, by: 'communityWorker', ...more });
  const taken = async (item: Consultation, ...steps: object[]): Promise<Consultation> => {
    let now = item;
    for (const step of steps) now = consultationSchema.parse((await take(now, step)).json());
    return now;
  };
  const list = async (query = '') =>
    consultationListSchema.parse((await app.inject(`${url}${query}`)).json());
  const fieldsOf = (reply: { json(): unknown }) =>
    errorReplySchema.parse(reply.json()).details.map(({ field }) => field);

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    database = test.database;
    await loadSmallCity(database, 5);
    app = await buildApp({
      readiness: createReadiness(database),
      config: loadConfig({}),
      logger: false,
      now: () => NOW,
    });
  });
  afterAll(async () => {
    await app?.close();
    await test?.close();
  });

  it('go through the five steps with their records, and are settled by the last', async () => {
    const item = await open({ eventNo: 'E000001' });
    expect(item).toMatchObject({
      state: 'open',
      origin: 'reported',
      version: 0,
      steps: [],
      eventNo: 'E000001',
    });
    const settled = await taken(item, ...all);
    expect(settled).toMatchObject({ state: 'settled', version: 5 });
    expect(settled.steps.map(({ seq, step, record, by }) => ({ seq, step, record, by }))).toEqual(
      all.map((step, index) => ({ ...step, seq: index + 1, by: 'communityWorker' })),
    );
    expect((await app.inject(`${url}/${item.id}`)).json()).toEqual(settled);
    expect((await take(settled, visit)).statusCode).toBe(400);
  });

  it('are listed by unit, state and incident, the newest first', async () => {
    const inGrid = await open({ unitCode: city.GRID_2, title: '围墙' });
    const elsewhere = await open({ unitCode: '430203000000', title: '漏水' });
    const ids = async (query: string) => (await list(query)).items.map(({ id }) => id);
    expect(await ids(`?in=${VILLAGE}&state=open`)).toContain(inGrid.id);
    expect(await ids(`?in=${VILLAGE}`)).not.toContain(elsewhere.id);
    expect((await ids('')).slice(0, 2)).toEqual([elsewhere.id, inGrid.id]);
    expect((await list('?eventNo=E000001')).items.map(({ state }) => state)).toEqual(['settled']);
    expect(await ids('?state=settled')).not.toContain(inGrid.id);
    expect((await app.inject(`${url}?in=430299000000`)).statusCode).toBe(404);
    expect((await list()).total).toBe((await list()).items.length);
  });

  it('refuse a change of who saw an older version, and lose nothing where two change at once', async () => {
    const item = await open();
    const [one, other] = await Promise.all([take(item, visit), take(item, visit)]);
    expect(new Set([one.statusCode, other.statusCode])).toEqual(new Set([200, 409]));
    const refused = one.statusCode === 409 ? one : other;
    expect(errorReplySchema.parse(refused.json()).message).toContain('version 1, not 0');
    const now = consultationSchema.parse((await app.inject(`${url}/${item.id}`)).json());
    expect(now.steps).toHaveLength(1);
    expect((await post(`/${item.id}/undo`, { version: 0 })).statusCode).toBe(409);
  });

  it('take the last step back, keep it in the register, and go on', async () => {
    const item = await taken(await open(), ...all);
    const back = consultationSchema.parse((await post(`/${item.id}/undo`, { version: item.version })).json());
    expect(back).toMatchObject({ state: 'open', version: 6 });
    expect(back.steps.map(({ step }) => step)).toEqual(['visit', 'proposal', 'council', 'assignment']);
    const { rows } = await sql<{ n: number }>`
      select count(*)::integer as n from consultation_step where consultation_id = ${item.id}`.execute(
      database.kysely,
    );
    expect(rows[0]?.n).toBe(5);
    const again = await taken(back, evaluation);
    expect(again.steps.at(-1)).toMatchObject({ seq: 6, step: 'evaluation' });
  });

  it('are withdrawn only before their first step', async () => {
    const item = await open();
    const begun = await taken(item, visit);
    expect((await post(`/${item.id}/withdrawal`, { version: begun.version })).statusCode).toBe(409);
    const bare = consultationSchema.parse(
      (await post(`/${item.id}/undo`, { version: begun.version })).json(),
    );
    expect((await post(`/${item.id}/undo`, { version: bare.version })).statusCode).toBe(409);
    expect((await post(`/${item.id}/withdrawal`, { version: bare.version })).statusCode).toBe(200);
    expect((await app.inject(`${url}/${item.id}`)).statusCode).toBe(404);
    expect((await list()).items.map(({ id }) => id)).not.toContain(item.id);
  });

  it.each([
    ['a step that is not next', council, ['step']],
    ['a day that is to come', { ...visit, record: { ...visit.record, on: '2026-12-01' } }, ['record.on']],
    ['nobody asked', { ...visit, record: { ...visit.record, asked: {} } }, ['record.asked']],
    ['a day that does not exist', { ...visit, record: { ...visit.record, on: '2026-02-30' } }, ['record.on']],
    ['a text that is too long', { ...visit, record: { ...visit.record, need: '需'.repeat(201) } }, ['record.need']],
    ['a mobile number', { ...visit, record: { ...visit.record, need: '找 13800138000' } }, ['record.need']],
    ['a name in place of a role', { ...visit, by: '王小明' }, ['by']],
    ['a field that nobody knows', { ...visit, record: { ...visit.record, name: 'x' } }, ['record']],
  ])('refuse %s with its path', async (_, step, fields) => {
    const item = await open();
    const reply = await take(item, step, 'by' in step ? { by: step.by } : {});
    expect(reply.statusCode).toBe(400);
    expect(fieldsOf(reply)).toEqual(fields);
    expect(reply.payload).not.toContain('13800138000');
    expect((await app.inject(`${url}/${item.id}`)).json()).toEqual(item);
  }); // prettier-ignore

  it('refuse personal data in a duty, with the path of that text', async () => {
    const item = await taken(await open(), visit, proposal, council);
    const [duty] = assignment.record.duties;
    const reply = await take(item, {
      ...assignment,
      record: { ...assignment.record, duties: [{ ...duty, task: '联系 湘B12345' }] },
    });
    expect(fieldsOf(reply)).toEqual(['record.duties.0.task']);
  });

  it('refuse to open what points at nothing, twice for one incident, or with personal data', async () => {
    const refused = (payload: object) =>
      post('', { title: '漏水', unitCode: VILLAGE, openedBy: 'gridWorker', ...payload });
    expect(fieldsOf(await refused({ unitCode: '430299000000', eventNo: 'nobody' }))).toEqual([
      'unitCode',
      'eventNo',
    ]);
    expect(fieldsOf(await refused({ title: '13800138000' }))).toEqual(['title']);
    expect(fieldsOf(await refused({ openedBy: '李四' }))).toEqual(['openedBy']);
    await open({ eventNo: 'E000002' });
    const twice = await refused({ eventNo: 'E000002' });
    expect([twice.statusCode, errorReplySchema.parse(twice.json()).message]).toEqual([
      409,
      expect.stringContaining('E000002 is in consultation already'),
    ]);
    expect((await take({ ...(await open()), id: NOBODY }, visit)).statusCode).toBe(404);
  });

  it('are open once for one incident, also where a settled one is taken back or two open at once', async () => {
    const settled = await taken(await open({ eventNo: 'E000003' }), ...all);
    const body = { title: '漏水', unitCode: VILLAGE, openedBy: 'gridWorker', eventNo: 'E000003' };
    const replies = await Promise.all([post('', body), post('', body)]);
    expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([201, 409]));
    const refused = await post(`/${settled.id}/undo`, { version: settled.version });
    expect([refused.statusCode, errorReplySchema.parse(refused.json()).message]).toEqual([
      409,
      'Another item of incident E000003 is open.',
    ]);
    expect((await app.inject(`${url}/${settled.id}`)).json()).toEqual(settled);
  });

  it('outlive a load of the data set', async () => {
    const before = await list();
    await loadSmallCity(database, 5);
    expect(await list()).toEqual(before);
  });

  it('are simulated once for a simulated city, marked as such, and made anew without touching the others', async () => {
    const method = consultationMethodSchema.parse({
      name: { 'zh-CN': '法' },
      place: { 'zh-CN': '小区' },
      unitCode: VILLAGE,
      source: '报',
      asOf: '2024-04-10',
      steps: all.map(({ step }) => ({ step, labels: { 'zh-CN': step }, printed: { 'zh-CN': step } })),
      coverage: { households: 'a', served: 'b', heads: 'c' },
      figures: [],
      problems: [],
      invented: [
        {
          title: '模拟：围墙',
          need: '需',
          decision: '定',
          task: '办',
          objectClass: 'other',
          serviceBody: 'property',
        },
      ],
    });
    const own = (await list()).items;
    const make = (refresh = false) =>
      simulateConsultationItems({ database: database.kysely, asOf: NOW, refresh }, method, 1);
    expect(await make()).toBe(8);
    expect(await make()).toBe(0);
    const simulated = async () => (await list()).items.filter(({ origin }) => origin === 'synthetic');
    const first = await simulated();
    expect(first.map(({ state }) => state).toSorted()).toEqual([...Array<string>(7).fill('open'), 'settled']);
    expect(await make(true)).toBe(8);
    expect(await simulated()).toHaveLength(8);
    expect((await list()).items.filter(({ origin }) => origin === 'reported')).toEqual(own);
  });
});
