import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    // A page on a slow machine takes its time; what never comes still fails.
    expect: { poll: { timeout: 20_000 } },
  },
});
