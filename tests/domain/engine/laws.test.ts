import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LISTS } from './incident-data.ts';
import { beginning, commands, manyIncidents, type Command } from './laws-commands.ts';
import { Desk } from './laws-desk.ts';
import { count } from '../../support/counts.ts';

const RUNS = count(120, 2_000);
const LARGE_RUNS = count(25, 40);

describe('laws of the engine', () => {
  test(`after any changes and appends every answer is that of a plain recount (${RUNS} sequences)`, () => {
    let asked = 0;
    fc.assert(
      fc.property(beginning, commands, (start, steps) => {
        const desk = new Desk(start, { mostBytesPerRow: Number.POSITIVE_INFINITY, mostLateRows: 12 });
        for (const step of [...steps, { kind: 'ask' as const }]) desk.do(step);
        asked += desk.asked;
      }),
      { numRuns: RUNS, seed: 20_261_120 },
    );
    expect(asked).toBeGreaterThan(1.5 * RUNS);
  }, 300_000);

  test(`so it is with thousands of rows, where slices pay (${LARGE_RUNS} sequences)`, () => {
    const many = (count: number) => fc.integer().map((seed) => manyIncidents(seed, count));
    const append = fc
      .oneof(many(1), many(90), many(700))
      .map((rows): Command => ({ kind: 'append', rows, lists: LISTS }));
    const steps = fc
      .tuple(commands, fc.array(append, { maxLength: 3 }), commands)
      .map(([first, between, then]) => [...first, ...between, ...then.filter(({ kind }) => kind !== 'ask')]);
    fc.assert(
      fc.property(many(2_500), steps, (rows, all) => {
        const desk = new Desk({ rows, lists: LISTS }, { mostLateRows: 600 });
        for (const step of [...all, { kind: 'ask' as const }]) desk.do(step);
      }),
      { numRuns: LARGE_RUNS, seed: 20_261_121 },
    );
  }, 300_000);
});
