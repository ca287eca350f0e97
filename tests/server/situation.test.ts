import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import { inTransaction } from '../../server/database/transaction.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { createReadiness } from '../../server/readiness.ts';
import { appendIncidents } from '../../server/repositories/incidents.ts';
import { readBurning, readOpenSummary } from '../../server/situation/open-incidents.ts';
import type { Scope } from '../../server/situation/scope.ts';
import { resolveRange } from '../../src/domain/engine/filter/time-range.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import { endsNow } from '../../src/domain/time/ranges.ts';
import { ancestorCode } from '../../src/domain/grids/codes.ts';
import { simulateIncidents } from '../../src/domain/simulation/incidents/simulate-incidents.ts';
import type { SimulatedIncident } from '../../src/domain/simulation/incidents/simulated-incident.ts';
import { createPastLearner } from '../../src/domain/situation/learn-past.ts';
import {
  replayOneCause,
  replaySilence,
  replaySurges,
  replayUnusual,
} from '../../src/domain/situation/replay.ts';
import { silentGrids } from '../../src/domain/situation/silent-grids.ts';
import { unusualCounts } from '../../src/domain/situation/unusual.ts';
import { unusualSeries } from '../../src/domain/situation/unusual-series.ts';
import { parseIso, startOfDay, WEEK_MS } from '../../src/domain/time/zone.ts';
import { errorReplySchema } from '../../src/schemas/common.ts';
import { situationSchema, type Situation } from '../../src/schemas/situation.ts';
import { surgesReplySchema } from '../../src/schemas/surges.ts';
import * as city from '../fixtures/small-city.ts';
import { cityCalibration } from '../domain/simulation/incidents/simulation-checks.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import {
  recountAssessment,
  recountCompletion,
  recountMedian,
  recountNear,
  recountOpen,
  recountPressing,
  recountWeek,
  recountWhistles,
} from './recount-situation.ts';

const HOUR = 3_600_000;
const asOf = parseIso('2026-11-21T17:30:00+08:00');
const COUNTY = '430202000000';
const EVERYTHING: Scope = { unitCode: null, prefixes: [] };
/** A street lamp that is out, reported five times within 60 m on the last two days. */
const LAMP = { longitude: 113.1055, latitude: 27.8055 };
const lamps = (model: SimulatedIncident): SimulatedIncident[] =>
  Array.from({ length: 5 }, (_, index) => ({
    ...model,
    eventNo: `LAMP-${index}`,
    title: '路灯不亮',
    categoryCode: 'D3',
    unitCode: city.MICRO_GRID_1,
    longitude: LAMP.longitude + index * 0.0001,
    latitude: LAMP.latitude,
    reportedAt: asOf - (40 - index) * HOUR,
    parentEventNo: undefined,
    status: 'reported' as const,
    handledAt: undefined,
    dispatchedAt: undefined,
    transitions: [],
  }));

/** 60 days of the small city; one grid sends nothing in the last four days, a lamp is reported five times. */
function makeIncidents(): SimulatedIncident[] {
  const finest = city.units.filter(({ code }) =>
    [city.MICRO_GRID_1, city.MICRO_GRID_2, city.GRID_2, '430203000000'].includes(code),
  );
  const input = { seed: 7, asOf, volume: 3_700, calibration: cityCalibration() };
  const units = finest.map(({ geometry, ...unit }) => {
    if (geometry.type !== 'Polygon') throw new Error(`${unit.code} is no polygon`);
    return { ...unit, geometry };
  });
  const all = [...simulateIncidents({ ...input, units, places: [] })].flat();
  const isHeard = ({ unitCode, reportedAt }: SimulatedIncident) =>
    unitCode !== city.GRID_2 || reportedAt < asOf - 96 * HOUR;
  return [...all.filter(isHeard), ...lamps(all[0]!)].sort((a, b) => a.reportedAt - b.reportedAt);
}

const incidents = makeIncidents();
const inCounty = incidents.filter(({ unitCode }) => unitCode.startsWith('430202'));

describeOnBoth('GET /api/situation', (kind) => {
  let test: TestDatabase;
  let db: OpenDatabase;
  let app: HttpApp;
  let now = asOf;
  let early: number;
  let first: Situation;
  let all: Situation;
  let county: Situation;

  const ask = async (query = '') =>
    situationSchema.parse((await app.inject(`/api/situation${query}`)).json());

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    db = test.database;
    await loadSmallCity(db, 1);
    await inTransaction(db.kysely, (trx) => appendIncidents(trx, 'small-city', 'more', incidents));
    await db.kysely.deleteFrom('incident').where('layer_id', '=', 'incidents').execute();
    app = await buildApp({
      readiness: createReadiness(db),
      config: loadConfig({}),
      logger: false,
      now: () => now,
      staticRoots: [],
    });
    const payload = { ids: ['430202-all-0'], isAcknowledged: true };
    early = (await app.inject({ method: 'POST', url: '/api/surge-acknowledgements', payload })).statusCode;
    first = await ask();
    for (all = first; all.budgets.length < 4 || all.rulesAsOf === null; all = await ask()) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      now += 6_000;
    }
    county = await ask(`?in=${COUNTY}`);
  });
  afterAll(async () => {
    await app?.close();
    await test?.close();
  });

  it('says at once what it knows, and null of what is still being worked out', () => {
    expect(first).toMatchObject({
      asOf,
      unitCode: null,
      rulesAsOf: null,
      silent: null,
      oneCause: null,
      unusual: null,
    });
    expect(first.budgets).toEqual([]);
    expect(first.today.usual).toBeNull();
    expect(first.open).toBeGreaterThan(0);
  });

  it('counts what is open, overdue and due soon as a recount does, also of a county', () => {
    expect(all).toMatchObject(recountOpen(incidents, all.asOf));
    expect(county).toMatchObject(recountOpen(inCounty, county.asOf));
    expect(county.open).toBeLessThan(all.open);
    expect(all.overdue).toBeGreaterThan(0);
    for (const { level, units } of all.command)
      for (const { unitCode, ...counts } of units) {
        const prefix = unitCode.slice(0, { county: 6, township: 9, village: 12 }[level]);
        const own = incidents.filter((incident) => incident.unitCode.startsWith(prefix));
        expect(counts, unitCode).toEqual(recountOpen(own, all.asOf));
      }
    expect(all.command.map(({ units }) => units.length)).toEqual([2, 1, 1]);
    const openOf = (tier: string) =>
      recountOpen(
        incidents.filter((one) => one.tier === tier),
        all.asOf,
      ).open;
    expect(all.tiers.map(({ tier, open }) => [tier, open])).toEqual(
      ['L1', 'L2', 'L3'].map((tier) => [tier, openOf(tier)]),
    );
  });

  it('lists what burns and what is near its deadline', () => {
    const pressing = recountPressing(incidents, all.asOf);
    expect(all.burning.map(({ eventNo }) => eventNo)).toEqual(pressing.slice(0, 50));
    expect(all.pressing).toBe(pressing.length);
    expect(county.pressing).toBe(recountPressing(inCounty, county.asOf).length);
    expect(all.pressing).toBeGreaterThanOrEqual(all.overdue);
    const radar = all.radar.flatMap(({ items }) => items);
    expect(radar.map(({ eventNo }) => eventNo).sort()).toEqual(recountNear(incidents, all.asOf));
    expect(radar.length).toBeGreaterThan(3);
    for (const { department, items } of all.radar) {
      expect(items.map(({ deadlineAt }) => deadlineAt)).toEqual(
        items.map(({ deadlineAt }) => deadlineAt).sort((a, b) => a - b),
      );
      for (const { eventNo } of items)
        expect(incidents.find((incident) => incident.eventNo === eventNo)?.leadDept ?? null).toBe(department);
    }
    for (const { used, breachProbability, n } of radar) {
      expect(used).toBeGreaterThanOrEqual(0.8);
      expect(breachProbability === null).toBe(n < 20);
      if (breachProbability !== null) expect(breachProbability).toBeLessThanOrEqual(1);
    }
    expect(radar.some(({ breachProbability }) => (breachProbability ?? 0) > 0)).toBe(true);
  });

  it('counts all that is pressing, also where more are pressing than are listed', async () => {
    // By then every deadline has passed.
    const later = asOf + 60 * DAY_MS;
    const pressing = recountPressing(incidents, later);
    expect(pressing.length).toBeGreaterThan(50);
    const listed = await readBurning(db.kysely, EVERYTHING, later);
    expect(listed.map(({ eventNo }) => eventNo)).toEqual(pressing.slice(0, 50));
    const { total } = await readOpenSummary(db.kysely, EVERYTHING, later);
    expect(total.pressing).toBe(pressing.length);
  });

  it('rates what was handled, with numerator and denominator', () => {
    const { numerator, denominator } = recountCompletion(incidents, all.asOf);
    expect(all.completion).toMatchObject({
      definitionId: 'completionRate',
      numerator,
      denominator,
      value: numerator / denominator,
    });
  });

  it('counts channels by hour, and categories', () => {
    const { hours, categories } = recountWeek(incidents, all.asOf);
    const { channels, counts } = all.channelHours;
    const told = Object.fromEntries(
      channels.flatMap((channel, line) =>
        counts[line]!.flatMap((count, hour) => (count > 0 ? [[`${channel} ${hour}`, count] as const] : [])),
      ),
    );
    expect(told).toEqual(hours);
    expect(
      Object.fromEntries(all.categories.map(({ categoryCode, count }) => [categoryCode, count])),
    ).toEqual(categories);
    expect(all.categories[0]!.count).toBe(Math.max(...Object.values(categories)));
  });

  it('counts today beside the same hours of past weeks', () => {
    const from = startOfDay(all.asOf);
    const inWeek = (week: number) =>
      incidents.filter(
        ({ reportedAt }) => reportedAt >= from - week * WEEK_MS && reportedAt <= all.asOf - week * WEEK_MS,
      ).length;
    expect(all.today.reported).toBe(inWeek(0));
    const weeks = Math.floor((from - incidents[0]!.reportedAt) / WEEK_MS);
    expect(all.today.usual?.weeks).toBe(weeks);
    const past = Array.from({ length: weeks }, (_, index) => inWeek(index + 1));
    expect(all.today.usual?.expected).toBeCloseTo(
      (past.reduce((sum, count) => sum + count, 0) + 0.5) / weeks,
      9,
    );
  });

  it('gives the median time of each tier', () => {
    for (const { tier, medianMs, n } of all.tiers) {
      const plain = recountMedian(incidents, tier as 'L1');
      expect(n).toBe(plain.n);
      expect(Math.abs((medianMs ?? Number.NaN) - plain.medianMs)).toBeLessThanOrEqual(1);
    }
  });

  it('assesses counties by one measure, and the townships of a county', () => {
    const [from, to] = [parseIso('2026-10-01'), parseIso('2026-11-01')];
    const told = ({ assessment }: Situation) =>
      Object.fromEntries(assessment.rows!.map((row) => [row.unitCode, [row.numerator, row.denominator]]));
    const plain = recountAssessment(incidents, from, to, 6);
    expect(all.assessment).toMatchObject({
      period: '2026-10',
      definitionId: 'onTimeClosureRate',
      level: 'county',
    });
    expect(told(all)).toEqual(
      Object.fromEntries(Object.entries(plain).map(([code, counts]) => [`${code}000000`, counts])),
    );
    expect(all.assessment.rows!.map(({ rank }) => rank)).toEqual([1, 2]);
    expect(county.assessment.level).toBe('township');
    expect(told(county)).toEqual({ '430202001000': recountAssessment(inCounty, from, to, 9)['430202001'] });
  });

  it('counts cameras and whistles', () => {
    const [camera, lost] = city.cameras;
    expect(all.cameras).toEqual({
      asOf: Date.parse(camera!.statusAt!),
      online: 1,
      total: 2,
      nearMarkets: [
        {
          placeId: 'market-1',
          name: '兴隆山农贸市场',
          longitude: 113.105,
          latitude: 27.805,
          online: 1,
          total: 1,
        },
      ],
    });
    expect(lost!.status).toBe('offline');
    const plain = recountWhistles(incidents, all.asOf);
    expect(plain.called).toBeGreaterThan(20);
    expect(all.whistles).toMatchObject({ called: plain.called, arrived: plain.arrived });
    expect(all.whistles.waiting.map(({ eventNo }) => eventNo).sort()).toEqual(plain.waiting.slice(0, 20));
  });

  it('finds the silent grid, the lamp, and what is unusual, as the rules applied to the rows do', () => {
    const learner = createPastLearner(incidents[0]!.reportedAt, asOf);
    for (const incident of incidents) learner.add(incident);
    const { profile, dispersion } = learner.learn();
    const grids = new Map<string, { unitCode: string; count: number; lastAt: number }>();
    for (const { unitCode: finest, reportedAt } of incidents) {
      const unitCode = ancestorCode(finest, 'grid');
      if (unitCode !== undefined)
        grids.set(unitCode, { unitCode, count: (grids.get(unitCode)?.count ?? 0) + 1, lastAt: reportedAt });
    }
    const [from, until] = [incidents[0]!.reportedAt, incidents.at(-1)!.reportedAt];
    const silent = silentGrids({ grids: [...grids.values()], from, until, profile, dispersion });
    expect(silent.map(({ unitCode }) => unitCode)).toEqual([city.GRID_2]);
    expect(all.silent).toHaveLength(1);
    expect(all.silent![0]).toMatchObject({
      unitCode: city.GRID_2,
      lastAt: silent[0]!.lastAt,
      expected: expect.closeTo(silent[0]!.expected, 6) as number,
      probability: expect.closeTo(silent[0]!.probability, 6) as number,
      longitude: 113.13,
      latitude: 27.81,
    });
    const lamp = all.oneCause!.find(({ categoryCode }) => categoryCode === 'D3');
    expect(lamp!.reports.map(({ eventNo }) => eventNo)).toEqual(
      expect.arrayContaining(lamps(incidents[0]!).map(({ eventNo }) => eventNo)),
    );
    const unusual = unusualCounts(unusualSeries(learner.reports, from, all.rulesAsOf!), dispersion);
    expect(all.unusual!.map(({ unitCode, categoryCode, count }) => [unitCode, categoryCode, count])).toEqual(
      unusual.map(({ countyCode, categoryCode, count }) => [`${countyCode}000000`, categoryCode, count]),
    );
    expect(county.silent).toEqual(all.silent);
  });

  it('replays the past for the budgets', () => {
    const learner = createPastLearner(incidents[0]!.reportedAt, asOf);
    for (const incident of incidents) learner.add(incident);
    const learned = learner.learn();
    const budgets = [replaySilence, replayOneCause, replayUnusual, replaySurges].map((replay) => {
      const looks = replay(learned, learner.reports);
      for (;;) {
        const look = looks.next();
        if (look.done === true) return look.value;
      }
    });
    expect(all.budgets).toEqual(budgets);
    expect(all.budgets.map(({ rule }) => rule)).toEqual(['silent', 'oneCause', 'unusual', 'surge']);
    expect(all.budgets[0]!.alarms).toBeGreaterThanOrEqual(1);
  });

  it('answers for a grid and an area, and refuses what is no unit', async () => {
    const grid = await ask(`?in=${city.GRID_2}`);
    const own = incidents.filter(({ unitCode }) => unitCode === city.GRID_2);
    expect(grid).toMatchObject({ ...recountOpen(own, grid.asOf), unusual: null });
    expect(grid.command.map(({ units }) => units)).toEqual([[], [], []]);
    const area = await ask('?in=HT-PQ-01');
    const members = incidents.filter(({ unitCode }) => unitCode.startsWith('430202001001001'));
    expect(area).toMatchObject(recountOpen(members, area.asOf));
    const unknown = await app.inject('/api/situation?in=430299000000');
    expect(unknown.statusCode).toBe(404);
    expect(errorReplySchema.parse(unknown.json()).message).toBe('There is no unit 430299000000.');
    expect((await app.inject('/api/situation?in=x')).statusCode).toBe(400);
    expect((await app.inject('/api/situation?unit=430202000000')).statusCode).toBe(400);
  });

  it('keeps an answer for five seconds and then looks again', async () => {
    const before = await ask();
    const [gone] = incidents.filter(({ status }) => status === 'handling');
    await db.kysely
      .updateTable('incident')
      .set({ status: 'voided' })
      .where('event_no', '=', gone!.eventNo)
      .execute();
    now += 4_000;
    expect(await ask()).toEqual(before);
    now += 2_000;
    expect((await ask()).open).toBe(before.open - 1);
  });

  it('period: looks back from now after a silence of days, as the page does; in a record, from its newest report', async () => {
    const lastAt = Math.max(...incidents.map(({ reportedAt }) => reportedAt));
    const extent = { from: Math.min(...incidents.map(({ reportedAt }) => reportedAt)), to: lastAt + 1 };
    for (const days of [3, 400]) {
      now = lastAt + days * DAY_MS;
      const { channelHours, asOf: at } = await ask();
      const range = resolveRange({ kind: 'preset', preset: '7d' }, extent, at);
      expect(channelHours).toMatchObject(range);
      expect(endsNow(range, at)).toBe(days === 3);
      const inRange = incidents.filter(({ reportedAt: time }) => time >= range.from && time < range.to);
      expect(channelHours.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(inRange.length);
      expect(inRange.length).toBeGreaterThan(0);
    }
  });

  it('knows of a surge with the report that makes it significant, of its end, and who has seen it', async () => {
    const surges = async () => surgesReplySchema.parse((await app.inject('/api/surges')).json());
    const acknowledge = async (ids: readonly string[], isAcknowledged: boolean) => {
      const payload = { ids, isAcknowledged };
      const reply = await app.inject({ method: 'POST', url: '/api/surge-acknowledgements', payload });
      expect(reply.statusCode).toBe(201);
      return surgesReplySchema.parse(reply.json()).surges ?? [];
    };
    const [model] = incidents;
    const begun = now;
    const leak = (index: number): SimulatedIncident => ({
      ...model!,
      eventNo: `LEAK-${index}`,
      categoryCode: 'D5',
      unitCode: city.MICRO_GRID_1,
      longitude: LAMP.longitude + index * 0.0001,
      latitude: LAMP.latitude,
      reportedAt: begun + index * 1_000,
      parentEventNo: undefined,
      status: 'reported' as const,
      handledAt: undefined,
      dispatchedAt: undefined,
      transitions: [],
    });
    const send = async (from: number, to: number) => {
      const leaks = Array.from({ length: to - from }, (_, index) => leak(from + index));
      await inTransaction(db.kysely, (trx) => appendIncidents(trx, 'small-city', 'more', leaks));
    };
    expect(early).toBe(503);
    const before = (await surges()).surges ?? [];
    await send(0, 4);
    now += 6_000;
    const ofLeaks = async () => (await surges()).surges?.filter(({ categoryCode }) => categoryCode === 'D5');
    expect(await ofLeaks()).toEqual([]);
    await send(4, 6);
    now = begun + 10_000;
    const [found] = (await ofLeaks()) ?? [];
    expect(found).toMatchObject({
      countyCode: '430202',
      firstAt: begun,
      endedAt: null,
      count: 6,
      acknowledgedAt: null,
      unitCode: city.MICRO_GRID_1.slice(0, 12),
    });
    expect(found!.count).toBeGreaterThan(found!.high);
    expect(found!.positions).toHaveLength(6);
    expect(found!.longitude).toBeCloseTo(LAMP.longitude + 0.00025, 6);

    const seen = await acknowledge([found!.id, 'no surge'], true);
    expect(seen.find(({ id }) => id === found!.id)?.acknowledgedAt).not.toBeNull();
    const again = await acknowledge([found!.id], false);
    expect(again.find(({ id }) => id === found!.id)?.acknowledgedAt).toBeNull();
    const rows = async () =>
      (await db.kysely.selectFrom('surge_acknowledgement').select('seq').execute()).length;
    const written = await rows();
    await acknowledge([found!.id], false);
    expect(await rows()).toBe(written);
    // The page may know it by another moment than the present one.
    await acknowledge([`430202-D5-${found!.startedAt + 1_000}`], true);
    expect(await rows()).toBe(written + 1);

    now = begun + 3 * HOUR;
    const [over] = (await ofLeaks()) ?? [];
    expect(over).toMatchObject({ id: found!.id, count: 6 });
    expect(over!.acknowledgedAt).not.toBeNull();
    expect(over!.endedAt! - begun).toBeLessThan(2 * HOUR);
    now = begun + 30 * HOUR;
    expect(await ofLeaks()).toEqual([]);
    expect(before.every(({ categoryCode }) => categoryCode !== 'D5')).toBe(true);
    const refused = { ids: [], isAcknowledged: true };
    expect(
      (await app.inject({ method: 'POST', url: '/api/surge-acknowledgements', payload: refused })).statusCode,
    ).toBe(400);
  });
});
