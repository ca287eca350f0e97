import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import type { WrittenIncident } from '../../server/database/tables/incidents.ts';
import { inTransaction } from '../../server/database/transaction.ts';
import type { HttpApp } from '../../server/http/context.ts';
import { createReadiness } from '../../server/readiness.ts';
import { appendIncidents } from '../../server/repositories/incidents.ts';
import { deadlineOf } from '../../src/domain/incidents/service-level.ts';
import {
  takeStep,
  type IncidentProgress,
  type StoredTransition,
} from '../../src/domain/incidents/take-step.ts';
import { simulateIncidents } from '../../src/domain/simulation/incidents/simulate-incidents.ts';
import type { SimulatedIncident } from '../../src/domain/simulation/incidents/simulated-incident.ts';
import { shiftAt } from '../../src/domain/time/shifts.ts';
import { parseIso } from '../../src/domain/time/zone.ts';
import { shiftEndSchema, type ShiftEnd } from '../../src/schemas/shift-end.ts';
import { situationSchema, type Situation } from '../../src/schemas/situation.ts';
import { cityCalibration } from '../domain/simulation/incidents/simulation-checks.ts';
import * as city from '../fixtures/small-city.ts';
import { loadSmallCity } from '../support/small-city.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const HOUR = 3_600_000;
/** The feed goes on for a day after the shift. */
const LAST = parseIso('2026-11-21T17:30:00+08:00');
const shift = shiftAt(parseIso('2026-11-20T12:00:00+08:00'));
const COUNTY = '430202000000';

/** 60 days of the small city. A granted extension says with its step until when, so that it can be played. */
function makeIncidents(): WrittenIncident[] {
  const units = city.units
    .filter(({ code }) => [city.MICRO_GRID_1, city.MICRO_GRID_2, city.GRID_2, '430203000000'].includes(code))
    .map(({ geometry, ...unit }) => {
      if (geometry.type !== 'Polygon') throw new Error(`${unit.code} is no polygon`);
      return { ...unit, geometry };
    });
  const input = { seed: 7, asOf: LAST, volume: 3_700, calibration: cityCalibration(), units, places: [] };
  return [...simulateIncidents(input)].flat().map((incident: SimulatedIncident) => ({
    ...incident,
    transitions: incident.transitions.map(([from, to, at, actorRole, reason]): StoredTransition =>
      from === 'extensionRequested' && to === 'handling'
        ? [from, to, at, actorRole, reason ?? null, incident.deadlineAt]
        : [from, to, at, actorRole, reason],
    ),
  }));
}

/** The incident as the feed had made it by `end`, its steps taken one by one; nothing where it was not reported yet. */
function played(incident: WrittenIncident, end: number): WrittenIncident[] {
  if (incident.reportedAt >= end) return [];
  let state: IncidentProgress = {
    status: 'draft',
    urgency: incident.urgency,
    acceptedAt: null,
    filedAt: null,
    dispatchedAt: null,
    handledAt: null,
    verifiedAt: null,
    closedAt: null,
    deadlineAt: deadlineOf(incident),
    resolution: null,
    redoCount: 0,
    transferCount: 0,
    transitions: [],
  };
  for (const [, to, at, actorRole, reason, dueAt] of incident.transitions) {
    if (at >= end) break;
    const result = takeStep(state, {
      to,
      at,
      actorRole,
      ...(reason == null ? {} : { reason }),
      ...(dueAt == null ? {} : { dueAt }),
    });
    if (!result.ok) throw new Error(`${incident.eventNo}: ${result.reason}`);
    state = result.changes;
  }
  const known = Object.fromEntries(Object.entries(state).map(([name, value]) => [name, value ?? undefined]));
  return [{ ...incident, ...known } as WrittenIncident];
}

const incidents = makeIncidents();

describeOnBoth('GET /api/shift-end', (kind) => {
  let test: TestDatabase;
  let app: HttpApp;
  let now = shift.to;
  /** What the page showed at the very end of the shift, when nothing of later was known. */
  let shown: Situation;
  let shownOfCounty: Situation;
  let end: ShiftEnd;

  const read = async (address: string): Promise<unknown> => (await app.inject(address)).json();
  const shiftEnd = async (query: string) =>
    shiftEndSchema.parse(await read(`/api/shift-end?from=${shift.from}${query}`));
  const load = (rows: readonly WrittenIncident[]) =>
    inTransaction(test.database.kysely, (trx) => appendIncidents(trx, 'small-city', 'more', rows));

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    await loadSmallCity(test.database, 1);
    await test.database.kysely.deleteFrom('incident').execute();
    await load(incidents.flatMap((incident) => played(incident, shift.to)));
    app = await buildApp({
      readiness: createReadiness(test.database),
      config: loadConfig({}),
      logger: false,
      now: () => now,
      staticRoots: [],
    });
    // The situation counts up to its moment, the shift up to its end.
    now = shift.to - 1;
    shown = situationSchema.parse(await read('/api/situation'));
    shownOfCounty = situationSchema.parse(await read(`/api/situation?in=${COUNTY}`));
    await load(incidents);
    now = LAST;
    end = await shiftEnd('');
  });
  afterAll(async () => {
    await app?.close();
    await test?.close();
  });

  const figuresOf = ({ open, overdue, dueSoon }: Pick<ShiftEnd, 'open' | 'overdue' | 'dueSoon'>) => ({
    open,
    overdue,
    dueSoon,
  });
  const numbersOf = (items: readonly { eventNo: string }[]) => items.map(({ eventNo }) => eventNo);

  it('says what the page said when the shift ended, although a day of steps has come since', async () => {
    expect(figuresOf(end)).toEqual(figuresOf(shown));
    expect(end.open).toBeGreaterThan(50);
    expect(end.overdue).toBeGreaterThan(0);
    expect(end.completion).toMatchObject({
      numerator: shown.completion.numerator,
      denominator: shown.completion.denominator,
    });
    expect(end.today.reported).toBe(shown.today.reported);
    const present = situationSchema.parse(await read('/api/situation'));
    expect(figuresOf(present)).not.toEqual(figuresOf(end));
  });

  it('lists the same incidents in the same order', () => {
    const isEmergency = ({ urgency }: { urgency: string }) => urgency === 'emergency';
    expect(numbersOf(end.emergencyItems)).toEqual(numbersOf(shown.burning.filter(isEmergency)));
    const overdue = shown.burning.filter((item) => !isEmergency(item));
    expect(numbersOf(end.overdueItems).slice(0, overdue.length)).toEqual(numbersOf(overdue));
    const near = shown.radar.flatMap(({ items }) => items);
    expect(numbersOf(end.nearItems).toSorted()).toEqual(numbersOf(near).toSorted());
    expect([end.near, end.withoutSteps, end.withoutDeadline]).toEqual([near.length, 0, 0]);
  });

  it('says the same of a unit', async () => {
    const ofCounty = await shiftEnd(`&in=${COUNTY}`);
    expect(figuresOf(ofCounty)).toEqual(figuresOf(shownOfCounty));
    expect(ofCounty.open).toBeLessThan(end.open);
  });

  it('agrees with SQL over the steps', async () => {
    const at = sql`to_timestamp(${shift.to}::double precision / 1000.0)`;
    const { rows } = await sql<{ open: number; reports: number }>`
      select count(*) filter (where then_status not in
          ('handled', 'verifying', 'selfHandled', 'closed', 'evaluated', 'rejected', 'voided')) as open,
        count(*) filter (where reported_at >= ${at} - interval '8 hours') as reports
      from incident cross join lateral (
        select to_status as then_status from incident_transition
        where incident_transition.event_no = incident.event_no and at < ${at} order by seq desc limit 1) as last_step
      where reported_at < ${at}`.execute(test.database.kysely);
    expect(rows[0]).toEqual({ open: end.open, reports: end.reports });
  });

  it('agrees with SQL over the deadlines that no later step has moved', async () => {
    const at = sql`to_timestamp(${shift.to}::double precision / 1000.0)`;
    const { rows } = await sql<{ eventNo: string; isMoved: boolean; isOverdue: boolean }>`
      select incident.event_no as "eventNo",
        exists (select from incident_transition as later where later.event_no = incident.event_no and later.at >= ${at}
          and (later.to_status = 'rejected' or (later.to_status = 'handling'
            and later.from_status in ('suspended', 'extensionRequested')))) as "isMoved",
        coalesce(deadline_at < ${at} and then_status <> 'suspended' and urgency <> 'emergency' and then_status not in
          ('handled', 'verifying', 'selfHandled', 'closed', 'evaluated', 'rejected', 'voided'), false) as "isOverdue"
      from incident cross join lateral (
        select to_status as then_status from incident_transition
        where incident_transition.event_no = incident.event_no and at < ${at} order by seq desc limit 1) as last_step
      where reported_at < ${at}`.execute(test.database.kysely);
    const moved = new Set(rows.filter(({ isMoved }) => isMoved).map(({ eventNo }) => eventNo));
    const overdue = rows.filter(({ eventNo, isOverdue }) => isOverdue && !moved.has(eventNo));
    const listed = end.overdueItems.filter(({ eventNo }) => !moved.has(eventNo));
    expect(numbersOf(listed).toSorted()).toEqual(numbersOf(overdue).toSorted());
    expect(overdue.length).toBeGreaterThan(10);
    expect(end.overdueItems.length + end.overdueEmergencies).toBe(end.overdue);
  });

  it('is refused for a shift that has not ended, a time at which none began and an unknown unit', async () => {
    const statusOf = async (query: string) => (await app.inject(`/api/shift-end?${query}`)).statusCode;
    expect(await statusOf(`from=${shiftAt(now).from}`)).toBe(400);
    expect(await statusOf(`from=${shift.from + HOUR}`)).toBe(400);
    expect(await statusOf(`from=${shift.from}&in=430299000000`)).toBe(404);
    expect(await statusOf(`from=${shiftAt(parseIso('2020-01-01T01:00:00+08:00')).from}`)).toBe(404);
    expect(await statusOf('from=then')).toBe(400);
  });
});
