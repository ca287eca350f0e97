import { describe, expect, it, test } from 'vitest';
import { emptyCounters } from '../../../src/domain/incidents/counters.ts';
import { addToCounters, type CountedIncident } from '../../support/add-to-counters.ts';
import { INCIDENT_STATUSES, isFinished, progressOf } from '../../../src/domain/incidents/life-cycle.ts';
import { rankUnits, type UnitRate } from '../../../src/domain/incidents/ranking.ts';
import { recheckRate } from '../../support/recheck-rate.ts';
import { computeRate, RATE_DEFINITIONS } from '../../../src/domain/incidents/rates.ts';
import { limitHours, serviceTimeBetween } from '../../../src/domain/incidents/service-level.ts';
import { stepLights } from '../../support/step-lights.ts';
import { takeStep, type IncidentProgress } from '../../../src/domain/incidents/take-step.ts';
import { timestampFaults } from '../../../src/domain/incidents/timestamps.ts';
import { applyTransition } from '../../../src/domain/incidents/transitions.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** A Monday in Zhuzhou. */
const at = (time: string) => Date.parse(`2026-11-16T${time}:00+08:00`);

describe('the clock of an incident with a limit of 100', () => {
  const open = { status: 'handling', reportedAt: 1000, deadlineAt: 1100 } as const;
  const progress = (asOf: number, change: object = {}) => progressOf({ ...open, ...change }, asOf);

  it('is near its deadline from 80 on, and over it after 100', () => {
    expect([1079, 1080, 1100, 1101].map((asOf) => progress(asOf))).toEqual([
      'inHand',
      'nearDeadline',
      'nearDeadline',
      'overdue',
    ]);
  });

  it('stands still while suspended, and has no end without a deadline', () => {
    for (const change of [{ status: 'suspended' }, { deadlineAt: undefined }, { deadlineAt: Number.NaN }])
      expect(progress(9999, change)).toBe('inHand');
  });

  it('has ended where handling has', () => {
    const finished = ['rejected', 'handled', 'verifying', 'selfHandled', 'closed', 'evaluated', 'voided'];
    expect(INCIDENT_STATUSES.filter(isFinished).toSorted()).toEqual(finished.toSorted());
    expect(progress(9999, { status: 'handled' })).toBe('done');
  });
});

test('each rate is computed from its own two counts', () => {
  const counts = emptyCounters();
  for (const [index, name] of (Object.keys(counts) as (keyof typeof counts)[]).entries())
    counts[name] = 2 ** index;
  const of = (id: string) => {
    const { numerator, denominator } = computeRate(id, counts);
    return [numerator, denominator];
  };
  const c = counts;
  expect(
    Object.fromEntries(RATE_DEFINITIONS.map(({ definitionId }) => [definitionId, of(definitionId)])),
  ).toEqual({
    completionRate: [c.handled, c.registered],
    closureRate: [c.closedOfDue, c.dueToClose],
    onTimeClosureRate: [c.closedOfDueOnTime, c.dueToClose],
    onTimeShareOfClosed: [c.closedOnTime, c.closed],
    filingRate: [c.filed, c.accepted],
    accurateFilingRate: [c.filed - c.filedThenVoided, c.filed],
    onTimeDispatchRate: [c.dispatchedOnTime, c.dueToDispatch],
    accurateDispatchRate: [c.dispatchedToTheRightPlace, c.dispatched],
    onTimeHandlingRate: [c.handledOfDueOnTime, c.dueToHandle],
    publicReportRate: [c.publicReports, c.validReports],
    reworkRate: [c.reworked, c.handled],
  });
});

describe('counting', () => {
  const base: CountedIncident = {
    status: 'handled',
    urgency: 'normal',
    channel: 'GRID_APP',
    reportedAt: at('09:00'),
    acceptedAt: at('09:10'),
    filedAt: at('09:20'),
    dispatchedAt: at('11:00'),
    handledAt: at('12:00'),
    deadlineAt: at('13:00'),
    redoCount: 0,
    transferCount: 0,
  };
  const count = (change: Partial<CountedIncident>, asOf = at('20:00')) => {
    const counters = emptyCounters();
    addToCounters(counters, { ...base, ...change }, asOf);
    return Object.fromEntries(Object.entries(counters).filter(([, value]) => value > 0));
  };
  const one = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 1]));
  const arrived = one('reported', 'registered', 'validReports', 'accepted', 'filed');
  const sent = one('dueToDispatch', 'dispatched', 'dispatchedOnTime', 'dispatchedToTheRightPlace');

  it('of one handled in time, at its deadline too', () => {
    const inTime = {
      ...arrived,
      ...sent,
      ...one('handled', 'dueToHandle', 'handledOfDueOnTime', 'dueToClose'),
    };
    expect(count({})).toEqual(inTime);
    expect(count({ handledAt: at('13:00') })).toEqual(inTime);
    const { handledOfDueOnTime: _, ...late } = inTime;
    expect(count({ handledAt: at('13:01') })).toEqual(late);
    expect(count({ handledAt: undefined })).toEqual(late);
  });

  it('of one that is closed or evaluated', () => {
    const closed = {
      ...arrived,
      ...sent,
      ...one('handled', 'closed', 'closedOnTime', 'dueToHandle', 'handledOfDueOnTime'),
      ...one('dueToClose', 'closedOfDue', 'closedOfDueOnTime'),
    };
    expect(count({ status: 'closed' })).toEqual(closed);
    expect(count({ status: 'evaluated' })).toEqual(closed);
    expect(count({ status: 'closed', redoCount: 2 })).toEqual({ ...closed, reworked: 1 });
  });

  it('calls it due from its deadline on, not before, and never while it is suspended', () => {
    expect(count({ status: 'handling' }, at('13:00'))).toMatchObject(one('dueToHandle', 'dueToClose'));
    expect(count({ status: 'handling' }, at('12:59'))).toEqual({ ...arrived, ...sent });
    expect(count({ status: 'suspended' })).toEqual({ ...arrived, ...sent });
    expect(count({ status: 'closed', deadlineAt: undefined })).toEqual({
      ...arrived,
      ...sent,
      ...one('handled', 'closed', 'closedOnTime'),
    });
  });

  it('of its dispatch: two hours of service are in time, and the first place is the right one', () => {
    const open = { status: 'handling', deadlineAt: undefined } as const;
    expect(count({ ...open, dispatchedAt: at('11:01') })).toEqual({
      ...arrived,
      ...one('dueToDispatch', 'dispatched', 'dispatchedToTheRightPlace'),
    });
    expect(count({ ...open, transferCount: 1 })).toEqual({
      ...arrived,
      ...one('dueToDispatch', 'dispatched', 'dispatchedOnTime'),
    });
    expect(count({ ...open, dispatchedAt: undefined }, at('11:00'))).toEqual(arrived);
    expect(count({ ...open, dispatchedAt: undefined }, at('11:01'))).toEqual({
      ...arrived,
      dueToDispatch: 1,
    });
    const { filed: _, ...notFiled } = arrived;
    expect(count({ ...open, filedAt: undefined })).toEqual(notFiled);
  });

  it('of one that was refused or voided: what it had reached, and nothing else', () => {
    expect(count({ status: 'voided' })).toEqual(one('reported', 'accepted', 'filed', 'filedThenVoided'));
    expect(count({ status: 'rejected', filedAt: undefined })).toEqual(one('reported', 'accepted'));
    expect(count({ status: 'voided', acceptedAt: undefined, filedAt: undefined })).toEqual(one('reported'));
  });

  it.each(['WECHAT', 'SNAP', 'H12345', 'P110', 'WALKIN'])('of %s: from the public', (channel) => {
    expect(count({ channel })).toMatchObject({ publicReports: 1 });
  });
});

describe('the lights of the steps', () => {
  const report = { urgency: 'normal' as const, reportedAt: at('19:30') };

  it('count service time: half an hour in the evening, the rest from eight in the morning on', () => {
    const nextMorning = at('08:00') + 24 * HOUR;
    expect(serviceTimeBetween(report.reportedAt, nextMorning + HOUR / 2)).toBe(HOUR);
    expect(stepLights(report, nextMorning + 17 * MINUTE).accept).toBe('green');
    expect(stepLights(report, nextMorning + 18 * MINUTE).accept).toBe('yellow');
    expect(stepLights(report, nextMorning + 31 * MINUTE).accept).toBe('red');
    expect(stepLights(report, nextMorning + 90 * MINUTE).dispatch).toBe('yellow');
    expect(stepLights(report, nextMorning + 91 * MINUTE).dispatch).toBe('red');
  });

  it('stay as they were when the step was taken; without a deadline handling has none', () => {
    const reached = { ...report, acceptedAt: at('19:40'), dispatchedAt: at('19:50'), handledAt: at('19:55') };
    const lights = { accept: 'green', dispatch: 'green' };
    expect(stepLights(reached, at('20:00') + 99 * HOUR)).toEqual({ ...lights, handle: undefined });
    expect(stepLights({ ...reached, deadlineAt: at('19:54') }, 0)).toEqual({ ...lights, handle: 'red' });
    expect(stepLights({ ...report, deadlineAt: at('20:30') }, at('20:30')).handle).toBe('yellow');
  });

  it('of an emergency have two hours on the wall clock', () => {
    expect(limitHours('L2', 'emergency')).toBe(2);
  });
});

describe('a printed rate', () => {
  it('cannot be checked against counts that make none (V-04), nor without a number', () => {
    for (const [n, d] of [
      [1, 0],
      [-1, 5],
      [6, 5],
      [1, undefined],
      [undefined, 1],
    ] as const)
      // prettier-ignore
      expect(recheckRate(50, n, d)).toEqual({ verdict: 'uncheckable' });
    expect(recheckRate(Number.NaN, 1, 4)).toEqual({ verdict: 'uncheckable', recomputed: 25 });
    expect(recheckRate(100, 5, 5).verdict).toBe('ok');
    expect(recheckRate(0, 0, 5)).toEqual({ verdict: 'ok', recomputed: 0, differencePoints: 0 });
    expect(recheckRate(24.995, 1, 4).verdict).toBe('ok');
    expect(recheckRate(24.994, 1, 4).verdict).toBe('mismatch');
  });
});

describe('ranking', () => {
  const rate = (
    unitCode: string,
    numerator: number,
    denominator: number,
    change: Partial<UnitRate> = {},
  ): UnitRate => ({
    unitCode,
    level: 'grid',
    definitionId: 'completionRate',
    numerator,
    denominator,
    value: numerator / denominator,
    ...change,
  });

  it('says what cannot be ranked together', () => {
    expect(rankUnits([rate('a', 1, 1), rate('b', 1, 1, { definitionId: 'filingRate' })])).toMatchObject({
      reason: 'completionRate and filingRate are different measures',
    });
    expect(rankUnits([rate('a', 1, 1), rate('b', 1, 1, { level: 'village' })])).toMatchObject({
      reason: 'units of the levels grid and village',
    });
  });

  it('lists equal ones and small ones by their code, from twenty on with a rank', () => {
    const units = [
      rate('d', 10, 20),
      rate('b', 10, 20),
      rate('c', 10, 20),
      rate('z', 9, 19),
      rate('y', 1, 2),
    ];
    const unknown = rate('x', 0, 30);
    const ranking = rankUnits([...units, { ...unknown, value: undefined }]);
    expect(ranking.ok && ranking.rows.map(({ unitCode, rank }) => `${unitCode} ${rank}`)).toEqual([
      'b 1',
      'c 1',
      'd 1',
      'x undefined',
      'y undefined',
      'z undefined',
    ]);
  });
});

describe('times of an incident', () => {
  const times = { occurredAt: 1, reportedAt: 2, acceptedAt: 3, filedAt: 4 };

  it('name their fault in full', () => {
    expect(timestampFaults({ ...times, deadlineAt: 4 })).toEqual([
      { rule: 'V-11', field: 'deadlineAt', value: 4, reason: 'deadlineAt does not lie after filedAt' },
    ]);
    expect(timestampFaults({ ...times, deadlineAt: Number.NaN })).toHaveLength(1);
    expect(timestampFaults({ ...times, deadlineAt: 5 })).toEqual([]);
    expect(timestampFaults({ ...times, filedAt: Infinity })).toEqual([
      { rule: 'V-09', field: 'filedAt', value: Infinity, reason: 'filedAt is no moment' },
    ]);
  });

  it('are measured against the last sound one', () => {
    expect(
      timestampFaults({ ...times, acceptedAt: Number.NaN, filedAt: 1 }).map(({ reason }) => reason),
    ).toEqual(['acceptedAt is no moment', 'filedAt lies before reportedAt']);
  });
});

describe('steps of an incident', () => {
  const incident: IncidentProgress = {
    status: 'handling',
    urgency: 'normal',
    acceptedAt: null,
    filedAt: null,
    dispatchedAt: null,
    handledAt: null,
    verifiedAt: null,
    closedAt: null,
    deadlineAt: at('18:00'),
    resolution: null,
    redoCount: 1,
    transferCount: 2,
    transitions: [['dispatched', 'handling', at('09:00'), 'department']],
  };
  const step = (from: Partial<IncidentProgress>, to: IncidentProgress['status'], more: object = {}) => {
    const request = { to, at: at('10:00'), actorRole: 'department', reason: '原因', ...more };
    const result = takeStep({ ...incident, ...from }, request);
    if (!result.ok) throw new Error(result.reason);
    const { transitions: _, status, ...changes } = result.changes;
    expect(status).toBe(to);
    const before = { ...incident, ...from };
    return Object.fromEntries(
      Object.entries(changes).filter(([key, value]) => before[key as keyof IncidentProgress] !== value),
    );
  };

  it.each([
    ['reported', 'accepted', { acceptedAt: at('10:00') }],
    ['accepted', 'filed', { filedAt: at('10:00') }],
    ['filed', 'dispatched', { dispatchedAt: at('10:00') }],
    ['dispatched', 'returned', { transferCount: 3 }],
    ['handling', 'handled', { handledAt: at('10:00') }],
    ['reported', 'selfHandled', { handledAt: at('10:00'), resolution: 'onSpot' }],
    ['verifying', 'closed', { verifiedAt: at('10:00'), closedAt: at('10:00') }],
    ['selfHandled', 'closed', { closedAt: at('10:00') }],
    ['reported', 'rejected', { resolution: 'invalid', deadlineAt: null }],
    ['handling', 'voided', { resolution: 'invalid' }],
    ['handling', 'suspended', {}],
    ['closed', 'evaluated', {}],
  ] as const)('%s → %s changes %j', (status, to, changes) => {
    expect(step({ status }, to)).toEqual(changes);
  });

  it('keep the first dispatch, and take back what was handled in vain', () => {
    expect(step({ status: 'returned', dispatchedAt: 5 }, 'dispatched')).toEqual({});
    expect(step({ status: 'verifying', handledAt: 5 }, 'reworked')).toEqual({
      handledAt: null,
      redoCount: 2,
    });
  });

  it('give back the time of a suspension: service time, and wall time in an emergency', () => {
    // Suspended at 09:00 with nine hours left; ten o'clock the next day and nine hours more are 19:00.
    const later = { at: at('10:00') + 24 * HOUR };
    expect(step({ status: 'suspended' }, 'handling', later)).toEqual({ deadlineAt: at('19:00') + 24 * HOUR });
    expect(step({ status: 'suspended', urgency: 'emergency' }, 'handling')).toEqual({
      deadlineAt: at('19:00'),
    });
    expect(step({ status: 'suspended', urgency: 'emergency', deadlineAt: at('09:00') }, 'handling')).toEqual(
      {},
    );
    expect(step({ status: 'suspended', deadlineAt: null }, 'handling')).toEqual({});
  });

  it('move the deadline where an extension is granted with a time, and only there', () => {
    const dueAt = at('23:00');
    expect(step({ status: 'extensionRequested' }, 'handling', { dueAt })).toEqual({ deadlineAt: dueAt });
    expect(step({ status: 'extensionRequested' }, 'handling')).toEqual({});
    expect(step({ status: 'dispatched' }, 'handling', { dueAt })).toEqual({});
  });

  it('are written down as short as they can be', () => {
    const written = (request: object) => {
      const result = takeStep(incident, {
        to: 'handled',
        at: at('10:00'),
        actorRole: 'department',
        ...request,
      });
      return result.ok && result.changes.transitions.at(-1);
    };
    const short = ['handling', 'handled', at('10:00'), 'department'];
    expect(written({})).toEqual(short);
    expect(written({ reason: 'r' })).toEqual([...short, 'r']);
    expect(written({ dueAt: at('11:00') })).toEqual([...short, null, at('11:00')]);
    expect(written({ reason: 'r', dueAt: at('11:00') })).toEqual([...short, 'r', at('11:00')]);
  });

  it('do not go back before the last one, and begin at any time', () => {
    const request = { to: 'handled', at: at('08:59'), actorRole: 'department' } as const;
    expect(takeStep(incident, request)).toMatchObject({ ok: false, refusal: 'timeGoesBack' });
    expect(takeStep({ ...incident, transitions: [] }, request).ok).toBe(true);
  });

  it('say why they are refused', () => {
    const wish = { to: 'handling', at: 20, actorRole: 'department', dueAt: 20 } as const;
    expect(applyTransition({ status: 'dispatched', lastAt: 10 }, wish)).toMatchObject({
      reason: 'due at 20, which is not after the step at 20',
    });
    expect(applyTransition({ status: 'handling', lastAt: 10 }, { ...wish, to: 'closed' })).toMatchObject({
      reason:
        'handling → closed is not allowed; from handling: handled, suspended, extensionRequested, voided, escalated',
    });
  });
});
