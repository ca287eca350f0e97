import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextPageTop } from '../../../src/features/wall/next-page.ts';

test('turning again and again shows every pixel of a list and comes back to its top', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 1000 }),
      fc.integer({ min: 10, max: 9000 }),
      (clientHeight, scrollHeight) => {
        fc.pre(scrollHeight > clientHeight + 1);
        let scrollTop = 0;
        let seenUntil = clientHeight;
        for (let turn = 0; turn < 2000; turn++) {
          const next = nextPageTop({ scrollTop, clientHeight, scrollHeight });
          if (next === 0) break;
          expect(next).toBeGreaterThan(scrollTop);
          expect(next).toBeLessThanOrEqual(seenUntil);
          scrollTop = next;
          seenUntil = next + clientHeight;
        }
        expect(seenUntil).toBeGreaterThanOrEqual(scrollHeight - 1);
        expect(nextPageTop({ scrollTop, clientHeight, scrollHeight })).toBe(0);
      },
    ),
  );
});

test('a list that fits stays where it is', () => {
  expect(nextPageTop({ scrollTop: 0, clientHeight: 400, scrollHeight: 400 })).toBe(0);
});
