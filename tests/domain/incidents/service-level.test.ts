import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addServiceTime,
  deadlineAfterSuspension,
  deadlineOf,
  limitHours,
  serviceTimeBetween,
} from '../../../src/domain/incidents/service-level.ts';
import { lightOf, stepLights } from '../../support/step-lights.ts';
import { formatIso, parseIso } from '../../../src/domain/time/zone.ts';

const HOUR = 3_600_000;
const at = (text: string) => parseIso(`2026-11-${text}:00+08:00`);
const deadline = (tier: 'L1' | 'L2' | 'L3', reported: string) =>
  formatIso(deadlineOf({ tier, urgency: 'normal', reportedAt: at(reported) }));

describe('limits in service hours', () => {
  it('end L1 within 2 days, L2 within 6, L3 within 14', () => {
    expect(deadline('L1', '16T10:00')).toBe('2026-11-18T10:00:00+08:00');
    expect(deadline('L2', '16T10:00')).toBe('2026-11-22T10:00:00+08:00');
    expect(deadline('L3', '16T10:00')).toBe('2026-11-30T10:00:00+08:00');
  });

  it('do not run at night', () => {
    expect(deadline('L1', '16T22:00')).toBe('2026-11-18T20:00:00+08:00');
    expect(deadline('L1', '16T06:00')).toBe('2026-11-17T20:00:00+08:00');
    expect(serviceTimeBetween(at('16T19:00'), at('17T09:00'))).toBe(2 * HOUR);
    expect(serviceTimeBetween(at('16T21:00'), at('17T07:00'))).toBe(0);
  });

  it('run on the wall clock for an emergency', () => {
    const reportedAt = at('16T23:50');
    expect(deadlineOf({ tier: 'L3', urgency: 'emergency', reportedAt })).toBe(reportedAt + 2 * HOUR);
    expect([limitHours('L1', 'normal'), limitHours('L2', 'urgent'), limitHours('L3', 'normal')]).toEqual([
      24, 72, 168,
    ]);
  });

  it('added and measured are the same', () => {
    const start = fc.integer({ min: at('01T00:00'), max: at('30T00:00') });
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 400 * HOUR }), (from, duration) => {
        const to = addServiceTime(from, duration);
        expect(to).toBeGreaterThan(from);
        expect(serviceTimeBetween(from, to)).toBe(duration);
        expect(serviceTimeBetween(from, to - 1)).toBe(duration - 1);
      }),
    );
  });
});

describe('a suspension', () => {
  it('does not count', () => {
    // 24 service hours from the 16th 10:00; suspended with 14 left, resumed three days later.
    const moved = deadlineAfterSuspension(at('18T10:00'), at('16T20:00'), at('19T12:00'));
    expect(formatIso(moved)).toBe('2026-11-20T14:00:00+08:00');
  });

  it('saves nothing after the deadline', () => {
    expect(deadlineAfterSuspension(at('18T10:00'), at('18T11:00'), at('25T11:00'))).toBe(at('18T10:00'));
  });
});

describe('the lights', () => {
  it('turn yellow at 80 % and red beyond 100 %', () => {
    expect([79.9, 80, 100, 100.1].map((elapsed) => lightOf(elapsed, 100))).toEqual([
      'green',
      'yellow',
      'yellow',
      'red',
    ]);
  });

  it('judge an emergency by its 5 and 10 minutes', () => {
    const reportedAt = at('16T03:00');
    const minute = 60_000;
    const incident = { urgency: 'emergency' as const, reportedAt, deadlineAt: reportedAt + 2 * HOUR };
    const reached = {
      ...incident,
      acceptedAt: reportedAt + 4.5 * minute,
      dispatchedAt: reportedAt + 11 * minute,
    };
    expect(stepLights(reached, reportedAt + 20 * minute)).toEqual({
      accept: 'yellow',
      dispatch: 'red',
      handle: 'green',
    });
    expect(stepLights(incident, reportedAt + 6 * minute).accept).toBe('red');
  });
});
