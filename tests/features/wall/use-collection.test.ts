import { constants, PerformanceObserver } from 'node:perf_hooks';
import { expect, it, vi } from 'vitest';
import { askForCollection } from '../../../src/features/wall/use-collection.ts';

/** Kinds of collection that have the whole heap marked. */
const WHOLE: unknown[] = [constants.NODE_PERFORMANCE_GC_MAJOR, constants.NODE_PERFORMANCE_GC_INCREMENTAL];

it('has V8 collect the whole heap', async () => {
  const kinds: unknown[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (
        'detail' in entry &&
        typeof entry.detail === 'object' &&
        entry.detail !== null &&
        'kind' in entry.detail
      )
        kinds.push(entry.detail.kind);
  });
  observer.observe({ entryTypes: ['gc'] });
  expect(askForCollection()).toBe(true);
  await vi.waitFor(() => expect(kinds.some((kind) => WHOLE.includes(kind))).toBe(true), { timeout: 5_000 });
  observer.disconnect();
});

it('does nothing where no buffer is to be had', () => {
  expect(
    askForCollection(() => {
      throw new RangeError('Array buffer allocation failed');
    }),
  ).toBe(false);
});
