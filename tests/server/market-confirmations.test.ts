import { sql } from 'kysely';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { createReadiness } from '../../server/readiness.ts';
import { listPlacesAsConfirmed } from '../../server/repositories/market-confirmations.ts';
import { errorReplySchema } from '../../src/schemas/common.ts';
import {
  marketConfirmationReplySchema,
  type MarketConfirmationRequest,
} from '../../src/schemas/market-confirmations.ts';
import { placeSchema } from '../../src/schemas/places.ts';
import * as city from '../fixtures/small-city.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const MARKET = 'market-1';
const given = city.places.find(({ id }) => id === MARKET)!.market!.rule;
const lunar: MarketConfirmationRequest = {
  placeId: MARKET,
  rule: { kind: 'lunarDigit', digits: [4, 9] },
  confirmedBy: 'communityOfficer',
};

describeOnBoth('the confirmation of a market', (kind) => {
  let test: TestDatabase;
  let database: OpenDatabase;
  let app: HttpApp;

  const post = (payload: object) =>
    app.inject({ method: 'POST', url: '/api/market-confirmations', payload: payload });
  const placesReply = () => app.inject('/api/places');
  const marketNow = async () => {
    const places = z.array(placeSchema).parse((await placesReply()).json());
    return places.find(({ id }) => id === MARKET)!.market!;
  };
  const marketDayOfCases = async () => {
    const table = tableFromIPC((await app.inject('/api/cases.arrow')).rawPayload);
    return Array.from({ length: table.numRows }, (_, row) => Number(table.getChild('marketDay')?.get(row)));
  };
  const rows = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from market_confirmation`.execute(database.kysely))
      .rows[0]!.n;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    database = test.database;
    await loadSmallCity(database, 5);
    app = await buildApp({ readiness: createReadiness(database), config: loadConfig({}), logger: false });
  });
  afterAll(async () => {
    await app?.close();
    await test?.close();
  });

  it('is what the places say from then on, with who and when, and what the data set said', async () => {
    const before = await placesReply();
    const reply = await post(lunar);
    expect(reply.statusCode).toBe(201);
    const { at, place } = marketConfirmationReplySchema.parse(reply.json());
    expect(place.market).toMatchObject({
      rule: lunar.rule,
      confirmedBy: lunar.confirmedBy,
      confirmedAt: at,
      ruleOfData: given,
    });
    expect(await marketNow()).toEqual(place.market);
    const tag = String(before.headers.etag);
    const again = await app.inject({ url: '/api/places', headers: { 'if-none-match': tag } });
    expect(again.statusCode).toBe(200);
  });

  it('decides which cases happened on a market day', async () => {
    const every: MarketConfirmationRequest = { ...lunar, rule: { kind: 'daily' } };
    const never: MarketConfirmationRequest = { ...lunar, rule: { kind: 'list', dates: ['1999-01-01'] } };
    await database.kysely.updateTable('pickpocket_case').set({ place_id: MARKET }).execute();
    await post(every);
    expect(new Set(await marketDayOfCases())).toEqual(new Set([1]));
    await post(never);
    expect(new Set(await marketDayOfCases())).toEqual(new Set([0]));
    // The lunar table begins in 1900: what was before is unknown, and no fault.
    await sql`update pickpocket_case set occurred_from = '1890-01-01T00:00:00+08:00'`.execute(
      database.kysely,
    );
    await post(lunar);
    expect(new Set(await marketDayOfCases())).toEqual(new Set([255]));
  });

  it('outlives a load of the data set', async () => {
    await post(lunar);
    await loadSmallCity(database, 5);
    expect((await marketNow()).rule).toEqual(lunar.rule);
    const { rows: stored } = await sql<{ market: { rule: unknown } }>`
      select market from place where id = ${MARKET}`.execute(database.kysely);
    expect(stored[0]?.market.rule).toEqual(given);
  });

  it('is taken back, and the register keeps both', async () => {
    await post(lunar);
    const before = await rows();
    const reply = await post({ ...lunar, rule: null });
    expect(reply.statusCode).toBe(201);
    expect(await marketNow()).toEqual(city.places.find(({ id }) => id === MARKET)!.market);
    expect(await rows()).toBe(before + 1);
  });

  it('stays readable where the role is free text, as it was once written', async () => {
    await sql`
      insert into market_confirmation (county_code, place_id, rule, confirmed_by)
      select county_code, id, ${JSON.stringify(lunar.rule)}::jsonb, '龙头铺派出所社区民警'
      from place where id = ${MARKET}`.execute(database.kysely);
    const place = (await listPlacesAsConfirmed(database.kysely)).find(({ id }) => id === MARKET);
    expect(placeSchema.parse(place).market?.confirmedBy).toBe('龙头铺派出所社区民警');
  });

  it.each([
    ['a place that is no market', { placeId: 'square-1' }, 404, undefined],
    ['a place that is not there', { placeId: 'nowhere' }, 404, undefined],
    ['a rule that nobody knows', { rule: { kind: 'unknown', observed: ['2026-11-06'] } }, 400, 'rule'],
    ['no digit', { rule: { kind: 'solarDigit', digits: [] } }, 400, 'rule.digits'],
    ['a digit twice', { rule: { kind: 'solarDigit', digits: [1, 1] } }, 400, 'rule'],
    ['no date', { rule: { kind: 'list', dates: [] } }, 400, 'rule'],
    ['what is no date', { rule: { kind: 'list', dates: ['2026-02-30'] } }, 400, 'rule.dates.0'],
    ['a name in place of a role', { confirmedBy: '王小明' }, 400, 'confirmedBy'],
    ['a role with a phone number', { confirmedBy: '民警 13800138000' }, 400, 'confirmedBy'],
    ['no role', { confirmedBy: '' }, 400, 'confirmedBy'],
    ['a field that nobody knows', { name: 'x' }, 400, undefined],
  ])('refuses %s and writes nothing', async (_case, patch, status, field) => {
    const before = await rows();
    const reply = await post({ ...lunar, ...patch });
    expect(reply.statusCode).toBe(status);
    const { details } = errorReplySchema.parse(reply.json());
    if (field !== undefined) expect(details.map((detail) => detail.field)).toContain(field);
    expect(reply.payload).not.toContain('13800138000');
    expect(await rows()).toBe(before);
  });

  it('is refused where it has no market on a date on which one was seen (V-40)', async () => {
    await database.kysely
      .updateTable('place')
      .set({
        market: sql`jsonb_set(market, '{rule}', '{"kind":"unknown","observed":["2022-01-01"]}')`,
      })
      .where('id', '=', MARKET)
      .execute();
    const refused = await post({ ...lunar, rule: { kind: 'solarDigit', digits: [2] } });
    expect(refused.statusCode).toBe(400);
    expect(errorReplySchema.parse(refused.json()).message).toContain('2022-01-01');
    // 2022-01-01 was 冬月廿九.
    expect((await post(lunar)).statusCode).toBe(201);
    expect((await marketNow()).ruleOfData).toEqual({ kind: 'unknown', observed: ['2022-01-01'] });
  });

  it('never changes, shortens or empties the register', async () => {
    for (const change of [
      sql`update market_confirmation set confirmed_by = 'another one'`,
      sql`delete from market_confirmation`,
      sql`truncate market_confirmation`,
    ])
      await expect(change.execute(database.kysely)).rejects.toThrow('append-only');
  });
});
