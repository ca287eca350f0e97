import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { createReadiness } from '../../server/readiness.ts';
import { LINK_TERMS } from '../../src/domain/series/link-terms.ts';
import {
  caseLinkListSchema,
  caseLinkSchema,
  caseSeriesListSchema,
  caseSeriesSchema,
  type CaseLinkRequest,
} from '../../src/schemas/case-series.ts';
import { errorReplySchema } from '../../src/schemas/common.ts';
import { pickpocketCaseSchema } from '../../src/schemas/cases.ts';
import { inTransaction } from '../../server/database/transaction.ts';
import { replaceCases } from '../../server/repositories/cases.ts';
import * as city from '../fixtures/small-city.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const cases = ['C0', 'C1', 'C2'].map((caseNo) => pickpocketCaseSchema.parse({ ...city.cases[0], caseNo }));
const NOBODY = '00000000-0000-4000-8000-000000000000';

describeOnBoth('series of cases', (kind) => {
  let test: TestDatabase;
  let database: OpenDatabase;
  let app: HttpApp;

  const post = (url: string, payload: object = {}) => app.inject({ method: 'POST', url, payload });
  const open = async (payload: object = {}) =>
    caseSeriesSchema.parse(
      (await post('/api/case-series', { label: '晨间剪镯', caseNos: ['C1', 'C0'], ...payload })).json(),
    );
  const change = async (id: string, payload: object) =>
    caseSeriesSchema.parse((await post(`/api/case-series/${id}/changes`, payload)).json());
  const list = async () => caseSeriesListSchema.parse((await app.inject('/api/case-series')).json()).series;
  const links = async () => caseLinkListSchema.parse((await app.inject('/api/case-links')).json()).links;
  const faultOf = async (url: string, payload: object) => {
    const reply = await post(url, payload);
    const { message, details } = errorReplySchema.parse(reply.json());
    return [reply.statusCode, message, details.map(({ field }) => field)];
  };
  const reload = () =>
    inTransaction(database.kysely, (trx) => replaceCases(trx, city.manifest.id, 'cases', cases));

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    database = test.database;
    await loadSmallCity(database, 5);
    await reload();
    app = await buildApp({ readiness: createReadiness(database), config: loadConfig({}), logger: false });
  });
  afterAll(async () => {
    await app?.close();
    await test?.close();
  });

  it('are opened with their hypothesis, listed, and read one by one', async () => {
    const series = await open({
      originCity: '湘潭',
      arrivalWindow: '工作日 05:00–07:00',
      authorRole: 'duty',
    });
    expect(series).toMatchObject({
      label: '晨间剪镯',
      status: 'proposed',
      caseNos: ['C1', 'C0'],
      originCity: '湘潭',
      arrivalWindow: '工作日 05:00–07:00',
      authorRole: 'duty',
    });
    expect((await list())[0]).toEqual(series);
    expect((await app.inject(`/api/case-series/${series.id}`)).json()).toEqual(series);
    expect((await app.inject(`/api/case-series/${NOBODY}`)).statusCode).toBe(404);
    expect((await app.inject('/api/case-series/nobody')).statusCode).toBe(400);
  });

  it('change by what is named, and back again', async () => {
    const { id, ...before } = await open({ originCity: '岳阳' });
    const changed = await change(id, {
      add: ['C2', 'C0'],
      remove: ['C1'],
      status: 'confirmed',
      originCity: '',
    });
    expect(changed).toMatchObject({ caseNos: ['C0', 'C2'], status: 'confirmed', label: before.label });
    expect(changed.originCity).toBeUndefined();
    expect(Date.parse(changed.changedAt)).toBeGreaterThanOrEqual(Date.parse(before.changedAt));
    const back = await change(id, { add: ['C1'], remove: ['C2'], status: 'proposed', originCity: '岳阳' });
    expect(back).toMatchObject({ status: 'proposed', originCity: '岳阳' });
    expect(back.caseNos.toSorted()).toEqual(before.caseNos.toSorted());
  });

  it('lose no case where two change one at the same time', async () => {
    const { id } = await open();
    await Promise.all([change(id, { add: ['C2'] }), change(id, { label: '另一名' })]);
    expect(caseSeriesSchema.parse((await app.inject(`/api/case-series/${id}`)).json())).toMatchObject({
      label: '另一名',
      caseNos: ['C1', 'C0', 'C2'],
    });
  });

  it('are refused with too few or unknown cases, and with personal data', async () => {
    expect((await faultOf('/api/case-series', { label: 'x', caseNos: ['C0', 'C0'] })).slice(0, 1)).toEqual([
      400,
    ]);
    expect(await faultOf('/api/case-series', { label: 'x', caseNos: ['C0', 'C9'] })).toEqual([
      400,
      'There is no case C9.',
      ['caseNos'],
    ]);
    expect(
      await faultOf('/api/case-series', { label: 'x', caseNos: ['C0', 'C1'], originCity: '湘B12345' }),
    ).toEqual([
      400,
      'A series keeps no personal data, and its originCity holds a vehicle plate (characters 1 to 7).',
      ['originCity'],
    ]);
    const { id } = await open();
    expect(await faultOf(`/api/case-series/${id}/changes`, { remove: ['C1'] })).toEqual([
      400,
      'A series has 2 to 200 cases; this would leave 1.',
      ['remove'],
    ]);
    expect((await faultOf(`/api/case-series/${id}/changes`, { status: 'sure' }))[2]).toEqual(['status']);
    expect((await post(`/api/case-series/${NOBODY}/changes`, {})).statusCode).toBe(404);
  });

  it('can be taken back while they are proposed only', async () => {
    const { id } = await open();
    await change(id, { status: 'confirmed' });
    expect((await post(`/api/case-series/${id}/withdrawal`)).statusCode).toBe(409);
    await change(id, { status: 'proposed' });
    expect((await post(`/api/case-series/${id}/withdrawal`)).statusCode).toBe(200);
    expect((await list()).map((one) => one.id)).not.toContain(id);
  });

  describe('and verdicts on pairs', () => {
    const terms = Object.fromEntries(
      LINK_TERMS.map((term, at) => [term, at / 2]),
    ) as CaseLinkRequest['terms'];
    const request: CaseLinkRequest = {
      caseNos: ['C1', 'C0'],
      verdict: 'confirmed',
      score: 14,
      probability: 0.83,
      terms,
    };
    const judge = async (payload: object = {}) =>
      caseLinkSchema.parse((await post('/api/case-links', { ...request, ...payload })).json());

    it('are kept with role, time, score and terms, whatever the order of the two', async () => {
      const link = await judge();
      expect(link).toMatchObject({ ...request, caseNos: ['C0', 'C1'], authorRole: 'analyst' });
      expect(await links()).toEqual([link]);
    });

    it('the newest counts, and the one before it again after it was taken back', async () => {
      const first = (await links())[0]!;
      const second = await judge({ verdict: 'refuted', authorRole: 'admin' });
      expect((await links()).map(({ id }) => id)).toEqual([second.id]);
      expect((await post(`/api/case-links/${second.id}/withdrawal`)).statusCode).toBe(200);
      expect((await links()).map(({ id }) => id)).toEqual([first.id]);
      expect((await post(`/api/case-links/${second.id}/withdrawal`)).statusCode).toBe(404);
    });

    it('are refused for one case with itself, for a score that is no sum, for unknown cases', async () => {
      const faults = [
        { caseNos: ['C0', 'C0'] },
        { score: 13 },
        { caseNos: ['C0', 'C9'] },
        { probability: 1.2 },
      ];
      for (const [at, field] of ['caseNos', 'score', 'caseNos', 'probability'].entries())
        expect(await faultOf('/api/case-links', { ...request, ...faults[at] })).toMatchObject({
          0: 400,
          2: [expect.stringContaining(field)],
        });
    });

    it('stay when the cases are loaded anew, as series do', async () => {
      const before = [await list(), await links()];
      await sql`delete from pickpocket_case`.execute(database.kysely);
      expect([await list(), await links()]).toEqual(before);
      await reload();
      expect([await list(), await links()]).toEqual(before);
    });
  });
});
