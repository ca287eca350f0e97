import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patrolCapture } from '../../../src/domain/patrol/capture.ts';
import { compilePatrol, theftsUntil } from '../../../src/domain/patrol/compile-patrol.ts';
import type { PatrolProblem } from '../../../src/domain/patrol/patrol-problem.ts';
import { createRandom } from '../../../src/domain/random/random.ts';
import { lineOf } from './line-of-stops.ts';

const compile = (problem: PatrolProblem) => compilePatrol(problem, createRandom(1));

describe('the thefts of a stop up to a minute', () => {
  it('are even within a quarter hour, also in a last one that is short', () => {
    const patrol = compile(
      lineOf([1, 2], {
        shiftMinutes: 40,
        expectedThefts: Float64Array.of(3, 6, 1, 9, 9, 9),
      }),
    );
    const until = (minute: number) => theftsUntil(patrol, 0, minute);
    expect([-5, 0, 5, 15, 20, 30, 35, 40, 99].map(until)).toEqual([0, 0, 1, 3, 5, 9, 9.5, 10, 10]);
    expect(theftsUntil(patrol, 1, 15)).toBe(9);
    expect([...patrol.stopThefts]).toEqual([10, 27]);
    expect(patrol.totalThefts).toBe(37);
  });
});

describe('a problem laid out', () => {
  it('has whole minutes: ways and the begin of a window are rounded up', () => {
    const patrol = compile(
      lineOf([3.2, 8], {
        teamCount: 2,
        stops: [
          { window: { fromMinute: 4.5, toMinute: 30.5 } },
          { window: { fromMinute: -3, toMinute: 20 } },
        ],
      }),
    );
    expect([...patrol.fromStart]).toEqual([4, 8, 4, 8]);
    expect([...patrol.between]).toEqual([0, 5, 5, 0]);
    expect([...patrol.windowFrom]).toEqual([5, 0]);
    expect([...patrol.windowTo]).toEqual([30.5, 20]);
  });

  it('has a stay for every team and stop, between the least and the most', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 20 }), fc.nat(5), (seed, least, more) => {
        const problem = {
          ...lineOf([1, 2, 3], { teamCount: 3 }),
          stayMinutes: { least, most: least + more },
        };
        const { stays } = compilePatrol(problem, createRandom(seed));
        expect(stays).toHaveLength(9);
        for (const stay of stays) {
          expect(Number.isInteger(stay)).toBe(true);
          expect(stay >= least && stay <= least + more).toBe(true);
        }
      }),
    );
    const drawn = Array.from(
      { length: 50 },
      (_, seed) =>
        compilePatrol({ ...lineOf([1]), stayMinutes: { least: 12, most: 14 } }, createRandom(seed)).stays[0],
    );
    expect(new Set(drawn)).toEqual(new Set([12, 13, 14]));
  });

  it('knows which stops are bound, locked and refused', () => {
    const patrol = compile(
      lineOf([1, 2, 3, 4], {
        teamCount: 2,
        stops: [{}, { isMustGo: true }, { lockedTeam: 1 }, { isRefused: true }],
      }),
    );
    expect([...patrol.isBound]).toEqual([0, 1, 1, 0]);
    expect([...patrol.lockedTeam]).toEqual([-1, -1, 1, -1]);
    expect([...patrol.isRefused]).toEqual([0, 0, 0, 1]);
  });

  it.each([
    ['a shift of 0 minutes', { shiftMinutes: 0 }],
    ['a shift of Infinity minutes', { shiftMinutes: Infinity }],
    ['the travel matrix needs one value per pair of places', { placeCount: 3 }],
    ['travel minutes are numbers from 0', { travelMinutes: Float64Array.of(0, 1, -1, 0) }],
    ['travel minutes are numbers from 0', { travelMinutes: Float64Array.of(0, Number.NaN, 1, 0) }],
    ['expected thefts need one value per stop and quarter hour', { expectedThefts: new Float64Array(5) }],
    ['expected thefts are finite numbers from 0', { expectedThefts: Float64Array.of(0, 0, 0, -1) }],
    ['expected thefts are finite numbers from 0', { expectedThefts: Float64Array.of(0, 0, 0, Infinity) }],
    ['a stay of 0 to 5 minutes', { stayMinutes: { least: 0, most: 5 } }],
    ['a stay of 6 to 5 minutes', { stayMinutes: { least: 6, most: 5 } }],
    ['a stay of 1.5 to 5 minutes', { stayMinutes: { least: 1.5, most: 5 } }],
    ['a stay of 1 to 5.5 minutes', { stayMinutes: { least: 1, most: 5.5 } }],
    ['compactness lies between 0 and 1', { compactness: 1.1 }],
    ['compactness lies between 0 and 1', { compactness: -0.1 }],
    ['limits from 0', { mostStops: -1 }],
    ['limits from 0', { mostGapMinutes: -1 }],
    ['limits from 0', { reachMinutes: -1 }],
    ['stop 0 has no place in the travel matrix', { stops: [{ place: 2 }] }],
    ['stop 0 has no place in the travel matrix', { stops: [{ place: -1 }] }],
    ['stop 0 has no place in the travel matrix', { stops: [{ place: 0.5 }] }],
    ['stop 0 is locked to no team', { stops: [{ place: 1, lockedTeam: 1 }] }],
    ['team 0 starts at no place of the travel matrix', { teams: [{ startPlace: 2 }] }],
  ] as const)('is refused: %s', (sentence, changes) => {
    expect(() => compile({ ...lineOf([5]), ...changes })).toThrow(new RangeError(sentence));
  });

  it('may be at its limits: no way anywhere, no thefts, stays of one length', () => {
    const problem = { ...lineOf([5]), travelMinutes: Float64Array.of(0, Infinity, Infinity, 0) };
    const least = { mostStops: 0, mostGapMinutes: 0, reachMinutes: 0, compactness: 1 };
    const { totalThefts } = compile({ ...problem, ...least, expectedThefts: new Float64Array(4) });
    expect(totalThefts).toBeGreaterThan(0);
  });
});

describe('the capture of any plan', () => {
  const patrol = compile(lineOf([5, 10], { teamCount: 2, reachMinutes: 5, totalThefts: 16 }));
  const visit = (stop: number, arriveMinute: number) => ({
    stop,
    arriveMinute,
    leaveMinute: arriveMinute + 10,
    travelMinutes: 0,
  });

  it('by hand: what two teams reach together is of the one that came first', () => {
    // Minutes 5 to 25 and 15 to 35 of the first stop; 30 to 50 of the second.
    const capture = patrolCapture(patrol, [[visit(0, 20)], [visit(0, 10), visit(1, 35)]]);
    expect(capture.thefts).toBeCloseTo((30 + 20) / 15, 12);
    expect(capture.share).toBeCloseTo((30 + 20) / 15 / 16, 12);
    expect([...capture.byTeam].map((thefts) => Math.round(thefts * 15))).toEqual([10, 40]);
    expect([...capture.byStop].map((thefts) => Math.round(thefts * 15))).toEqual([30, 20]);
  });

  it('of two teams at one minute is of the first of them, and of none is nothing', () => {
    const { byTeam } = patrolCapture(patrol, [[visit(0, 10)], [visit(0, 10)]]);
    expect([...byTeam].map((thefts) => Math.round(thefts * 15))).toEqual([20, 0]);
    expect(patrolCapture(patrol, [[], []]).thefts).toBe(0);
  });
});
