import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './tests/support/slowest-first.ts';

export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    globalSetup: 'tests/e2e/support/prepare-city.ts',
    // Each file has a browser and a page of its own. A page keeps a core busy, for it is drawn in software.
    maxWorkers: 2,
    sequence: { sequencer: SlowestFirst },
    // What passes at the second try only is named at the end of `npm test`.
    retry: 1,
    // A page on a slow machine takes its time; what never comes still fails.
    expect: { poll: { timeout: 20_000 } },
  },
});
