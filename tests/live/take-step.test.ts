import { describe, expect, it } from 'vitest';
import { deadlineAfterSuspension } from '../../src/domain/incidents/service-level.ts';
import { takeStep, type IncidentProgress } from '../../src/domain/incidents/take-step.ts';
import type { TransitionRequest } from '../../src/domain/incidents/transitions.ts';

const HOUR = 3_600_000;
/** 2026-11-20 09:00 in Shanghai. */
const START = Date.parse('2026-11-20T09:00:00+08:00');

const reported: IncidentProgress = Object.freeze({
  status: 'reported',
  urgency: 'normal',
  acceptedAt: null,
  filedAt: null,
  dispatchedAt: null,
  handledAt: null,
  verifiedAt: null,
  closedAt: null,
  deadlineAt: START + 30 * HOUR,
  resolution: null,
  redoCount: 0,
  transferCount: 0,
  transitions: Object.freeze([['draft', 'reported', START, 'system'] as const]),
});

/** Takes the steps `[to, hours after the start, more?]` one after another; each must be legal. */
function after(
  steps: readonly (readonly [TransitionRequest['to'], number, Partial<TransitionRequest>?])[],
  from = reported,
): IncidentProgress {
  return steps.reduce((incident, [to, hours, more]) => {
    const result = takeStep(incident, {
      to,
      at: START + hours * HOUR,
      actorRole: 'department',
      reason: '原因',
      ...more,
    });
    if (!result.ok) throw new Error(result.reason);
    return result.changes;
  }, from);
}

const toHandling = [
  ['accepted', 1],
  ['filed', 2],
  ['dispatched', 3],
  ['handling', 4],
] as const;

describe('takeStep', () => {
  it('notes the moment of each step of the chain', () => {
    const closed = after([...toHandling, ['handled', 5], ['verifying', 6], ['closed', 7]]);
    expect(closed).toMatchObject({
      status: 'closed',
      acceptedAt: START + HOUR,
      filedAt: START + 2 * HOUR,
      dispatchedAt: START + 3 * HOUR,
      handledAt: START + 5 * HOUR,
      verifiedAt: START + 7 * HOUR,
      closedAt: START + 7 * HOUR,
    });
    expect(closed.transitions).toHaveLength(8);
  });

  it('keeps the first dispatch when the department returns it, and counts the transfer', () => {
    const again = after([...toHandling.slice(0, 3), ['returned', 4], ['dispatched', 5]]);
    expect(again).toMatchObject({ dispatchedAt: START + 3 * HOUR, transferCount: 1 });
  });

  it('takes the end of handling back when it has to be done anew, and counts it', () => {
    const redone = after([...toHandling, ['handled', 5], ['verifying', 6], ['reworked', 7]]);
    expect(redone).toMatchObject({ handledAt: null, redoCount: 1 });
  });

  it('lets the service time that was left run on after a suspension', () => {
    const resumed = after([...toHandling, ['suspended', 5], ['handling', 50]]);
    expect(resumed.deadlineAt).toBe(
      deadlineAfterSuspension(reported.deadlineAt!, START + 5 * HOUR, START + 50 * HOUR),
    );
    expect(resumed.deadlineAt).toBeGreaterThan(START + 50 * HOUR);
  });

  it('lets an emergency run on by the clock on the wall', () => {
    const emergency: IncidentProgress = { ...reported, urgency: 'emergency', deadlineAt: START + 6 * HOUR };
    expect(after([...toHandling, ['suspended', 5], ['handling', 8]], emergency).deadlineAt).toBe(
      START + 9 * HOUR,
    );
    expect(after([...toHandling, ['suspended', 7], ['handling', 8]], emergency).deadlineAt).toBe(
      START + 6 * HOUR,
    );
  });

  it('moves the deadline by an extension only where its due time is told', () => {
    const asked = [...toHandling, ['extensionRequested', 5]] as const;
    expect(after([...asked, ['handling', 6]]).deadlineAt).toBe(reported.deadlineAt);
    expect(after([...asked, ['handling', 6, { dueAt: START + 90 * HOUR }]]).deadlineAt).toBe(
      START + 90 * HOUR,
    );
  });

  it('says how it was settled where the step says so', () => {
    expect(after([['selfHandled', 1]])).toMatchObject({ resolution: 'onSpot', handledAt: START + HOUR });
    expect(after([['rejected', 1]])).toMatchObject({ resolution: 'invalid', deadlineAt: null });
  });

  it('changes nothing where it refuses', () => {
    const result = takeStep(reported, { to: 'closed', at: START + HOUR, actorRole: 'department' });
    expect(result).toMatchObject({ ok: false, refusal: 'illegalTransition' });
    expect(takeStep(reported, { to: 'accepted', at: START - 1, actorRole: 'system' })).toMatchObject({
      ok: false,
      refusal: 'timeGoesBack',
    });
  });
});
