/*
 * How much the long models do. `npm test` takes the count that still finds a planted fault, `npm run test:long` the
 * whole one; docs/testing.md names the fault of each. A greater number than 1 multiplies the whole counts.
 */
const long = Number(process.env['GRIDLIGHT_TEST_LONG'] ?? 0);

/** Whether this run does everything whole. */
export const IS_LONG = long > 0;

/** Runs, seeds or rows of a model: `short` in `npm test`, `whole` in `npm run test:long`. */
export const count = (short: number, whole: number): number => (IS_LONG ? whole * long : short);
