import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { createReadiness } from '../../server/readiness.ts';
import { planToKeep } from '../../src/domain/shift/written-plan.ts';
import { errorReplySchema } from '../../src/schemas/common.ts';
import {
  patrolPlanListSchema,
  patrolPlanSchema,
  type NewPatrolPlan,
} from '../../src/schemas/patrol-plans.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const plan: NewPatrolPlan = {
  name: '11-20 晚班',
  settings: {
    date: '2026-11-20',
    fromMinute: 1020,
    toMinute: 1260,
    startIds: ['hub-xiangshi'],
    stayMinutes: { least: 12, most: 16 },
    mostGapMinutes: 120,
    mostStops: 6,
    travel: 'bus',
    compactness: 0.25,
    mustGoIds: [],
    locks: [{ stopId: 'mall-a', team: 0 }],
    refusedIds: ['mall-b'],
  },
  seed: 7,
  model: 'counts',
  rounds: [
    [
      {
        stopId: 'mall-a',
        name: '示例商场A',
        position: [113.1, 27.8],
        arriveAt: '2026-11-20T17:05:00+08:00',
        leaveAt: '2026-11-20T17:19:00+08:00',
        travelMinutes: 5,
        reason: { kind: 'line', line: '示例线A' },
        isLocked: true,
      },
    ],
  ],
  outcome: {
    expected: { captured: 0.3, thefts: 0.9 },
    trial: {
      shifts: 56,
      planned: { captured: 20.5, thefts: 53.4, low: 0.27, high: 0.52 },
      even: { captured: 5, thefts: 53.4, low: 0.04, high: 0.2 },
      practice: null,
    },
    walkMinutes: 30,
    unserved: [{ name: '云田示例集市', reason: 'too-far' }],
  },
};

describeOnBoth('kept patrol plans', (kind) => {
  let test: TestDatabase;
  let app: HttpApp;
  const url = '/api/patrol-plans';
  const keep = (payload: object) => app.inject({ method: 'POST', url, payload });
  const list = async () => patrolPlanListSchema.parse((await app.inject(url)).json()).plans;

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

  it('are read as they were kept, with an id, the begin of the shift and a role', async () => {
    const reply = await keep(plan);
    expect(reply.statusCode).toBe(201);
    expect(reply.headers['cache-control']).toBe('no-store');
    const kept = patrolPlanSchema.parse(reply.json());
    expect(kept).toMatchObject({ ...plan, role: 'analyst', shiftFrom: '2026-11-20T17:00:00.000+08:00' });
    expect(kept.done).toBeUndefined();
    const read = await app.inject(`${url}/${kept.id}`);
    expect(read.json()).toEqual(reply.json());
    expect(await list()).toEqual([kept]);
  });

  it('are copied without what was done, and listed by shift, the latest first', async () => {
    const [first] = await list();
    const done = [{ team: 0, ...plan.rounds[0]![0]!, arriveAt: '2026-11-20T17:09:00+08:00' }].map(
      ({ team, name, position, arriveAt, leaveAt }) => ({ team, name, position, arriveAt, leaveAt }),
    );
    const noted = await app.inject({ method: 'PUT', url: `${url}/${first!.id}/done`, payload: { done } });
    expect(patrolPlanSchema.parse(noted.json()).done).toEqual(done);
    // A second team notes its visit beside the first; the same one twice is one; only who asks for it replaces.
    const note = async (payload: object) => {
      const reply = await app.inject({ method: 'PUT', url: `${url}/${first!.id}/done`, payload });
      return reply.statusCode === 200 ? patrolPlanSchema.parse(reply.json()).done : reply.statusCode;
    };
    const next = { ...done[0]!, name: '示例商场B', arriveAt: '2026-11-20T17:40:00+08:00' };
    const nextVisit = { ...next, leaveAt: '2026-11-20T17:52:00+08:00' };
    expect(await note({ done: [nextVisit, ...done] })).toEqual([...done, nextVisit]);
    expect(await note({ done: [next] })).toBe(400);
    expect(await note({ done: [{ ...nextVisit, team: 1 }] })).toBe(400);
    expect(await note({ done, replace: true })).toEqual(done);
    const copied = await app.inject({
      method: 'POST',
      url: `${url}/${first!.id}/copy`,
      payload: { name: '副本' },
    });
    expect(copied.statusCode).toBe(201);
    const copy = patrolPlanSchema.parse(copied.json());
    expect(copy).toMatchObject({ ...plan, name: '副本' });
    expect(copy.done).toBeUndefined();
    const later = await keep({ ...plan, name: '次日', settings: { ...plan.settings, date: '2026-11-21' } });
    expect(later.statusCode).toBe(201);
    expect((await list()).map(({ name }) => name)).toEqual(['次日', '副本', '11-20 晚班']);
  });

  it('are removed, once', async () => {
    const [gone] = await list();
    const remove = () => app.inject({ method: 'DELETE', url: `${url}/${gone!.id}` });
    expect((await remove()).statusCode).toBe(200);
    expect((await remove()).statusCode).toBe(404);
    expect((await list()).map(({ id }) => id)).not.toContain(gone!.id);
    expect((await app.inject(`${url}/${gone!.id}`)).statusCode).toBe(404);
  });

  it('refuse what no shift can be, personal data, and ids that are none', async () => {
    const faulty = async (payload: object): Promise<string> => {
      const reply = await keep(payload);
      expect(reply.statusCode).toBe(400);
      return errorReplySchema.parse(reply.json()).message;
    };
    await faulty({ ...plan, settings: { ...plan.settings, startIds: [] } });
    await faulty({ ...plan, settings: { ...plan.settings, date: '2026-02-30' } });
    await faulty({ ...plan, settings: { ...plan.settings, stayMinutes: { least: 2, most: 16 } } });
    const { settings } = plan;
    await faulty({ ...plan, settings: { ...settings, stayMinutes: { least: 16, most: 12 } } });
    await faulty({ ...plan, settings: { ...settings, fromMinute: 0, toMinute: 1_000 } });
    await faulty({ ...plan, settings: { ...settings, locks: [{ stopId: 'mall-a', team: 1 }] } });
    await faulty({ ...plan, rounds: [...plan.rounds, []] });
    const visit = plan.rounds[0]![0]!;
    await faulty({ ...plan, rounds: [[{ ...visit, leaveAt: '2026-11-20T17:04:00+08:00' }]] });
    const texts = { name: '联系 13812345678' };
    for (const personal of [
      { ...plan, ...texts },
      { ...plan, model: texts.name },
      { ...plan, rounds: [[{ ...visit, ...texts }]] },
      { ...plan, rounds: [[{ ...visit, reason: { kind: 'line', line: texts.name } }]] },
      { ...plan, outcome: { ...plan.outcome, unserved: [{ ...texts, reason: 'too-far' }] } },
    ])
      expect(await faulty(personal)).toContain('no personal data');
    // Whoever opens a plan and keeps it again sends no id.
    const [kept] = await list();
    await faulty(kept!);
    expect((await keep(planToKeep(kept!, '另存'))).statusCode).toBe(201);
    expect((await app.inject(`${url}/nobody`)).statusCode).toBe(400);
    const unknown = `${url}/00000000-0000-4000-8000-000000000000`;
    expect((await app.inject(unknown)).statusCode).toBe(404);
    expect(
      (await app.inject({ method: 'PUT', url: `${unknown}/done`, payload: { done: [] } })).statusCode,
    ).toBe(404);
  });
});
