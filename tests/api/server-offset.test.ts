import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  betterOffset,
  offsetOfReply,
  untilNextSecond,
  type ServerOffset,
} from '../../src/api/server-offset.ts';

const delay = fc.double({ min: 0, max: 2000, noNaN: true });

test('the offset is never further off than it says, however the delays fall', () => {
  const replies = fc.array(fc.tuple(delay, delay, fc.integer({ min: 1000, max: 10_000 })), { minLength: 1 });
  fc.assert(
    fc.property(replies, fc.integer({ min: -1e9, max: 1e9 }), (sequence, trueOffset) => {
      let known: ServerOffset | undefined;
      let at = 0;
      for (const [there, back, pause] of sequence) {
        at += pause;
        known = betterOffset(known, offsetOfReply(at + there + trueOffset, at, at + there + back));
        expect(Math.abs(known.offsetMs - trueOffset)).toBeLessThanOrEqual(known.doubtMs + 1e-3);
        at += there + back;
      }
    }),
  );
});

test('a slow reply does not spoil what a quick one has told', () => {
  const quick = offsetOfReply(5010, 0, 20);
  expect(betterOffset(quick, offsetOfReply(10_900, 5000, 7000))).toBe(quick);
});

test('a clock that was set is believed at once', () => {
  const before = offsetOfReply(5010, 0, 20);
  expect(betterOffset(before, offsetOfReply(3_605_010, 5000, 5200)).offsetMs).toBe(3_605_010 - 5100);
});

test('the next second comes after what is left of this one', () => {
  expect(untilNextSecond(250, 0)).toBe(750);
  expect(untilNextSecond(250, -500)).toBe(250);
  expect(untilNextSecond(400, 1_795_938_752_100)).toBe(500);
});
