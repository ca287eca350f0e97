import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { deadlineOf, limitHours } from '../../../src/domain/incidents/service-level.ts';
import { incidentAt, type IncidentToday } from '../../../src/domain/incidents/state-at.ts';
import { takeStep, type IncidentProgress } from '../../../src/domain/incidents/take-step.ts';
import { TRANSITIONS } from '../../../src/domain/incidents/transitions.ts';
import { TIERS, URGENCIES, type Tier, type Urgency } from '../../../src/domain/incidents/life-cycle.ts';
import { HOUR_MS, parseIso } from '../../../src/domain/time/zone.ts';

const REPORTED_AT = parseIso('2026-11-20T09:00:00+08:00');

function begin(tier: Tier, urgency: Urgency): IncidentProgress {
  return {
    status: 'draft',
    urgency,
    acceptedAt: null,
    filedAt: null,
    dispatchedAt: null,
    handledAt: null,
    verifiedAt: null,
    closedAt: null,
    deadlineAt: deadlineOf({ tier, urgency, reportedAt: REPORTED_AT }),
    resolution: null,
    redoCount: 0,
    transferCount: 0,
    transitions: [],
  };
}

/** A life of any steps that are allowed: a choice of the next status, the minutes until then, whether an extension says until when. */
const aLife = fc.record({
  tier: fc.constantFrom(...TIERS),
  urgency: fc.constantFrom(...URGENCIES),
  steps: fc.array(
    fc.record({
      choice: fc.nat(),
      minutes: fc.integer({ min: 0, max: 3_000 }),
      grantHours: fc.integer({ min: 1, max: 99 }),
    }),
    { minLength: 1, maxLength: 14 },
  ),
});

/** The states after each step of a life, the first before any. */
function live({ tier, urgency, steps }: typeof aLife extends fc.Arbitrary<infer Life> ? Life : never) {
  const states = [begin(tier, urgency)];
  let at = REPORTED_AT;
  for (const { choice, minutes, grantHours } of steps) {
    const state = states.at(-1)!;
    const next = [...TRANSITIONS[state.status]];
    if (next.length === 0) break;
    at += minutes * 60_000;
    const isGrant = state.status === 'extensionRequested';
    const request = { to: next[choice % next.length]!, at, actorRole: 'dispatcher', reason: 'so' };
    const result = takeStep(state, isGrant ? { ...request, dueAt: at + grantHours * HOUR_MS } : request);
    if (!result.ok) throw new Error(result.reason);
    states.push(result.changes);
  }
  return states;
}

const today = (state: IncidentProgress, tier: Tier): IncidentToday => ({
  ...state,
  reportedAt: REPORTED_AT,
  slaHours: limitHours(tier, state.urgency),
});

describe('an incident as it was', () => {
  it('is what its steps had made of it by then, whatever came later', () => {
    fc.assert(
      fc.property(aLife, fc.integer({ min: 0, max: 40_000 }), (life, minutes) => {
        const states = live(life);
        const end = REPORTED_AT + minutes * 60_000;
        const then = states.findLast((state) => (state.transitions.at(-1)?.[2] ?? -Infinity) < end)!;
        const known = incidentAt(today(states.at(-1)!, life.tier), end);
        expect(known).toEqual({ status: then.status, deadlineAt: then.deadlineAt, isDeadlineKnown: true });
      }),
      { numRuns: 2_000 },
    );
  });

  const step = (from: string, to: string, hours: number) =>
    [
      from,
      to,
      REPORTED_AT + hours * HOUR_MS,
      'dispatcher',
    ] as unknown as IncidentToday['transitions'][number];
  const extended: IncidentToday = {
    status: 'handling',
    urgency: 'normal',
    reportedAt: REPORTED_AT,
    deadlineAt: REPORTED_AT + 72 * HOUR_MS,
    slaHours: null,
    handledAt: null,
    closedAt: null,
    transitions: [
      step('draft', 'reported', 0),
      step('handling', 'extensionRequested', 5),
      step('extensionRequested', 'handling', 6),
    ],
  };

  test('says that it does not know a deadline which was moved later and came from its source', () => {
    expect(incidentAt(extended, REPORTED_AT + 5.5 * HOUR_MS)).toEqual({
      status: 'extensionRequested',
      deadlineAt: null,
      isDeadlineKnown: false,
    });
    expect(incidentAt(extended, REPORTED_AT + 7 * HOUR_MS)).toMatchObject({ isDeadlineKnown: true });
  });

  test('had the deadline of its limit before an extension whose end no step names', () => {
    const then = incidentAt({ ...extended, slaHours: 24 }, REPORTED_AT + 5.5 * HOUR_MS);
    expect(then.deadlineAt).toBe(deadlineOf({ tier: 'L1', urgency: 'normal', reportedAt: REPORTED_AT }));
  });

  test('without steps stands as it does today, unless it was handled later', () => {
    const settled = {
      ...extended,
      status: 'closed' as const,
      transitions: [],
      handledAt: REPORTED_AT + HOUR_MS,
    };
    expect(incidentAt(settled, REPORTED_AT + HOUR_MS).status).toBe('handling');
    expect(incidentAt(settled, REPORTED_AT + HOUR_MS + 1).status).toBe('closed');
    expect(incidentAt({ ...settled, handledAt: null }, REPORTED_AT).status).toBe('closed');
  });
});
