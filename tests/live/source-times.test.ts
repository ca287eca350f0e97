import { expect, it } from 'vitest';
import { SourceTimes } from '../../server/stream/source-times.ts';

it('lists who was heard, who never was, and no longer who may not send any more', () => {
  const times = new SourceTimes(() => 10_000);
  times.expect([
    { source: 'app', lastAt: 5_000 },
    { source: 'video', lastAt: null },
  ]);
  times.markSeen('app', 7_000);
  times.markSeen('app', 6_000);
  expect(times.list()).toEqual([
    { source: 'app', lastAt: 7_000 },
    { source: 'video', lastAt: null },
  ]);
  times.expect([{ source: 'video', lastAt: null }]);
  expect(times.list()).toEqual([{ source: 'video', lastAt: null }]);
  times.markSeen('video', 8_000);
  expect(times.list()).toEqual([{ source: 'video', lastAt: 8_000 }]);
});
