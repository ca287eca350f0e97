import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DESK_REST_MS,
  mayTry,
  staleAction,
  WALL_REST_MS,
  withTry,
  type BuildLook,
} from '../../../src/state/wall/stale-build.ts';
import { DAY_MS } from '../../../src/domain/time/civil-day.ts';

/** A wall at a calm moment beside a newer build. */
const CALM: BuildLook = {
  own: 'old',
  served: 'new',
  isServerWell: true,
  isKiosk: true,
  untouchedMs: WALL_REST_MS,
  isBusy: false,
  isMapMoving: false,
  hasWords: false,
  isPartMissing: false,
};

describe('a wall', () => {
  test('is loaded anew at a calm moment', () => {
    expect(staleAction(CALM)).toBe('reload');
  });

  test.each([
    ['its build is the one served', { served: 'old' }],
    ['no build is served', { served: undefined }],
    ['its own build is not known', { own: undefined }],
    ['a hand was there of late', { untouchedMs: WALL_REST_MS - 1 }],
    ['something is going on', { isBusy: true }],
    ['the map moves', { isMapMoving: true }],
    ['words were written', { hasWords: true }],
    ['the server is not well', { isServerWell: false }],
  ] satisfies [string, Partial<BuildLook>][])('stays while %s', (_, change) => {
    expect(staleAction({ ...CALM, ...change })).toBe('none');
  });

  test('does not make whoever asked for a missing part wait, but for words and the server', () => {
    const missing = { ...CALM, isPartMissing: true, untouchedMs: 3_000 };
    expect(staleAction({ ...missing, isBusy: true })).toBe('reload');
    expect(staleAction({ ...missing, untouchedMs: 2_999 })).toBe('none');
    expect(staleAction({ ...missing, hasWords: true })).toBe('none');
    expect(staleAction({ ...missing, isServerWell: false })).toBe('none');
    // A part that was lost with the line is no reason: the build is still there.
    expect(staleAction({ ...missing, served: 'old' })).toBe('none');
  });
});

describe('a desk', () => {
  const desk = { ...CALM, isKiosk: false };

  test('is asked, and loaded only when it was left', () => {
    expect(staleAction(desk)).toBe('ask');
    expect(staleAction({ ...desk, isPartMissing: true, untouchedMs: 10_000 })).toBe('ask');
    expect(staleAction({ ...desk, untouchedMs: DESK_REST_MS })).toBe('reload');
    expect(staleAction({ ...desk, untouchedMs: DESK_REST_MS, hasWords: true })).toBe('ask');
    expect(staleAction({ ...desk, served: 'old', untouchedMs: DESK_REST_MS })).toBe('none');
  });
});

test('two servers with two builds in turn make each build be tried for once a day', () => {
  const looks = fc.array(
    fc.record({ build: fc.constantFrom('a', 'b', 'c'), waitMs: fc.integer({ min: 1, max: DAY_MS / 4 }) }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(looks, (seen) => {
      let now = 0;
      let past: ReturnType<typeof withTry> = [];
      const tries: { build: string; at: number }[] = [];
      for (const { build, waitMs } of seen) {
        now += waitMs;
        if (!mayTry(past, build, now)) continue;
        tries.push({ build, at: now });
        past = withTry(past, build, now);
      }
      for (const [index, one] of tries.entries())
        for (const later of tries.slice(index + 1))
          if (later.build === one.build) expect(later.at - one.at).toBeGreaterThanOrEqual(DAY_MS);
      expect(past.length).toBeLessThanOrEqual(3);
    }),
  );
});
