import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INCIDENT_STATUSES, type IncidentStatus } from '../../../src/domain/incidents/life-cycle.ts';
import {
  applyTransition,
  canTransition,
  REASON_REQUIRED,
  TRANSITIONS,
} from '../../../src/domain/incidents/transitions.ts';

/** DOMAIN §3.5, written out again; `escalated → dispatched` is our way on from the step it leaves open. */
const PAIRS =
  'draft>reported reported>accepted reported>rejected accepted>filed filed>dispatched dispatched>handling handling>handled ' +
  'handled>verifying verifying>closed closed>evaluated handling>suspended suspended>handling handling>extensionRequested ' +
  'extensionRequested>handling dispatched>returned returned>dispatched verifying>reworked reworked>handling ' +
  'reported>selfHandled selfHandled>closed escalated>dispatched';
const ENDED: IncidentStatus[] = ['rejected', 'closed', 'evaluated', 'voided'];

describe('the state machine', () => {
  it('allows exactly the transitions of the domain', () => {
    const named = new Set(PAIRS.split(' '));
    for (const from of INCIDENT_STATUSES)
      for (const to of INCIDENT_STATUSES) {
        const isOpen = !ENDED.includes(from);
        const expected =
          named.has(`${from}>${to}`) ||
          (to === 'voided' && isOpen) ||
          (to === 'escalated' && isOpen && from !== 'draft' && from !== 'escalated');
        expect(`${from}>${to} ${canTransition(from, to)}`).toBe(`${from}>${to} ${expected}`);
      }
  });

  it('reaches every status from a draft and leaves none that has not ended', () => {
    const seen = new Set<IncidentStatus>(['draft']);
    for (const status of seen) for (const next of TRANSITIONS[status]) seen.add(next);
    expect([...seen].sort()).toEqual([...INCIDENT_STATUSES].sort());
    for (const status of INCIDENT_STATUSES)
      expect(TRANSITIONS[status].size === 0).toBe(['rejected', 'evaluated', 'voided'].includes(status));
  });
});

describe('applying a transition', () => {
  it('moves on and hands back the step', () => {
    const request = { to: 'suspended', at: 20, actorRole: 'department', reason: '待专项资金' } as const;
    const result = applyTransition({ status: 'handling', lastAt: 10 }, request);
    expect(result).toEqual({
      ok: true,
      status: 'suspended',
      lastAt: 20,
      transition: { from: 'handling', ...request },
    });
  });

  it.each([
    [
      'handled',
      'closed',
      20,
      undefined,
      'illegalTransition',
      /handled → closed is not allowed; from handled: verifying/,
    ],
    ['evaluated', 'handling', 20, undefined, 'illegalTransition', /nothing, it has ended/],
    ['reported', 'accepted', 9, undefined, 'timeGoesBack', /accepted at 9 lies before the last step at 10/],
    ['reported', 'accepted', Number.NaN, undefined, 'timeGoesBack', /NaN/],
    ['reported', 'rejected', 20, ' ', 'reasonMissing', /rejected needs a reason/],
  ] as const)('refuses %s → %s at %d (reason %j): %s', (status, to, at, reason, refusal, text) => {
    const request = { to, at, actorRole: 'shiftLead', ...(reason === undefined ? {} : { reason }) };
    const result = applyTransition({ status, lastAt: 10 }, request);
    expect(result).toMatchObject({ ok: false, refusal });
    expect(result.ok ? '' : result.reason).toMatch(text);
  });

  it('refuses a due time that is not after the step', () => {
    const request = { to: 'handling', at: 20, actorRole: 'department', dueAt: 20 } as const;
    expect(applyTransition({ status: 'dispatched', lastAt: 10 }, request)).toMatchObject({
      refusal: 'dueBeforeStep',
    });
  });

  it('agrees with the table and never goes back in time, for any sequence of wishes', () => {
    const wishes = fc.array(
      fc.tuple(fc.constantFrom(...INCIDENT_STATUSES), fc.integer({ min: -5, max: 50 })),
    );
    fc.assert(
      fc.property(wishes, (list) => {
        let incident: { status: IncidentStatus; lastAt: number } = { status: 'draft', lastAt: 0 };
        for (const [to, offset] of list) {
          const at = incident.lastAt + offset;
          const result = applyTransition(incident, { to, at, actorRole: 'system', reason: '原因' });
          expect(result.ok).toBe(canTransition(incident.status, to) && offset >= 0);
          if (result.ok) incident = { status: result.status, lastAt: result.lastAt };
        }
      }),
    );
  });

  it('asks for a reason on every side step that stops or turns an incident', () => {
    expect([...REASON_REQUIRED].sort()).toEqual(
      ['escalated', 'extensionRequested', 'rejected', 'returned', 'reworked', 'suspended', 'voided'].sort(),
    );
  });
});
