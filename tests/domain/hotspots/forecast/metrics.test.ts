import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hitRate,
  predictiveAccuracy,
  predictiveAccuracyInterval,
  predictiveEfficiency,
} from '../../../../src/domain/hotspots/forecast/accuracy.ts';
import {
  cumulativeHits,
  drawnTies,
  flaggedCells,
  flaggingOrder,
  oracleHits,
} from '../../../../src/domain/hotspots/forecast/ranking.ts';
import { blockBootstrapInterval } from '../../../../src/domain/hotspots/forecast/block-bootstrap.ts';
import { createRandom } from '../../../../src/domain/random/random.ts';
import { count } from '../../../support/counts.ts';

const truth = JSON.parse(
  readFileSync(new URL('../../../truth/chicago-forecast.json', import.meta.url), 'utf8'),
) as { wilson: { hits: number; n: number; low: number; high: number }[] };

/** Cells with few different scores, so that ties are the rule, and events of the test. */
const tiedCells = fc.array(fc.tuple(fc.nat(3), fc.nat(5)), { minLength: 1, maxLength: 12 }).map((cells) => ({
  scores: Float64Array.from(cells, ([score]) => score),
  events: Float64Array.from(cells, ([, events]) => events),
}));

describe('accuracy of a forecast', () => {
  test('by hand: 30 of 120 events in 5 % of the area, of which 60 were possible', () => {
    const flagged = { hits: 30, events: 120, areaShare: 0.05 };
    expect(hitRate(flagged)).toBe(0.25);
    expect(predictiveAccuracy(flagged)).toBe(5);
    expect(predictiveEfficiency(30, 60)).toBe(0.5);
  });

  test('one lucky hit of 20 in 0.175 % of the area is a PAI of 28.6, and its interval says how little that is', () => {
    const flagged = { hits: 1, events: 20, areaShare: 0.00175 };
    expect(predictiveAccuracy(flagged)).toBeCloseTo(28.57, 2);
    const [low, high] = predictiveAccuracyInterval(flagged);
    expect(low).toBeLessThan(6);
    expect(high).toBeGreaterThan(130);
  });

  test.each(truth.wilson)('the interval of $hits of $n is that of scipy', ({ hits, n, low, high }) => {
    const [ownLow, ownHigh] = predictiveAccuracyInterval({ hits, events: n, areaShare: 0.1 });
    expect(ownLow).toBeCloseTo(low / 0.1, 10);
    expect(ownHigh).toBeCloseTo(high / 0.1, 10);
  });

  test('without events nothing is known: from 0 to all in the flagged area', () => {
    expect(predictiveAccuracyInterval({ hits: 0, events: 0, areaShare: 0.2 })).toEqual([0, 5]);
    expect(hitRate({ hits: 0, events: 0 })).toBe(0);
    expect(predictiveEfficiency(0, 0)).toBe(0);
  });

  test('a share of the area is rounded, at least one cell and at most all', () => {
    expect([0.001, 0.01, 0.05, 1].map((share) => flaggedCells(share, 6354))).toEqual([6, 64, 318, 6354]);
    expect(flaggedCells(0.01, 3)).toBe(1);
  });
});

describe('ties', () => {
  // Scores 5, 3, 3, 3, 1 and events 2, 4, 0, 1, 9: the three tied cells come as 0, 1, 4.
  const scores = Float64Array.of(3, 5, 3, 1, 3);
  const events = Float64Array.of(4, 2, 0, 9, 1);

  test('by hand: the fewest events of the test come first', () => {
    const order = flaggingOrder(scores, events, 'pessimistic');
    expect([...order]).toEqual([1, 2, 4, 0, 3]);
    expect([...cumulativeHits(order, events)]).toEqual([0, 2, 2, 3, 7, 16]);
  });

  test('by hand: the order of the grid', () => {
    expect([...flaggingOrder(scores, events, 'grid')]).toEqual([1, 0, 2, 4, 3]);
  });

  test('no other order of the ties catches less', () => {
    fc.assert(
      fc.property(tiedCells, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (cells, lots) => {
        const least = cumulativeHits(flaggingOrder(cells.scores, cells.events, 'pessimistic'), cells.events);
        const other = Uint32Array.from(cells.scores, (_, cell) => cell).sort(
          (a, b) => cells.scores[b]! - cells.scores[a]! || lots[a]! - lots[b]!,
        );
        cumulativeHits(other, cells.events).forEach((hits, flagged) =>
          expect(least[flagged]!).toBeLessThanOrEqual(hits),
        );
      }),
    );
  });

  test('drawn by lot they catch what the mean of all orders does', () => {
    // By hand: with 3 flagged, 2 of the 3 tied cells are, so 2 + (4 + 0 + 1) · 2 / 3.
    const order = flaggingOrder(scores, events, 'grid');
    expect(drawnTies(order, scores, 3)).toEqual({ score: 3, chance: 2 / 3 });
    expect(drawnTies(order, scores, 1)).toEqual({ score: 5, chance: 1 });
    fc.assert(
      fc.property(tiedCells, fc.double({ min: 0.01, max: 1, noNaN: true }), (cells, share) => {
        const flagged = flaggedCells(share, cells.scores.length);
        const { score, chance } = drawnTies(
          flaggingOrder(cells.scores, cells.events, 'grid'),
          cells.scores,
          flagged,
        );
        let expected = 0;
        for (const own of cells.scores) expected += own > score ? 1 : own === score ? chance : 0;
        expect(expected).toBeCloseTo(flagged, 9);
      }),
    );
  });
});

describe('oracle', () => {
  test('no choice of as many cells catches more, and the events themselves catch as much', () => {
    fc.assert(
      fc.property(tiedCells, ({ scores: any, events: held }) => {
        const most = oracleHits(held);
        cumulativeHits(flaggingOrder(any, held, 'grid'), held).forEach((hits, flagged) =>
          expect(hits).toBeLessThanOrEqual(most[flagged]!),
        );
        expect(cumulativeHits(flaggingOrder(held, held, 'pessimistic'), held)).toEqual(most);
      }),
    );
  });
});

describe('chance', () => {
  test('has a mean PAI of 1 within 3 standard errors', () => {
    const cells = 400;
    const random = createRandom(9);
    const events = Float64Array.from({ length: cells }, (_, cell) => (cell % 7 === 0 ? cell % 5 : 0));
    const total = events.reduce((sum, value) => sum + value, 0);
    const runs = count(400, 20_000);
    for (const share of [0.01, 0.05, 0.2]) {
      const flagged = flaggedCells(share, cells);
      const pais = Array.from({ length: runs }, () => {
        const scores = Float64Array.from({ length: cells }, () => random.next());
        const hits = cumulativeHits(flaggingOrder(scores, events, 'pessimistic'), events)[flagged]!;
        return predictiveAccuracy({ hits, events: total, areaShare: flagged / cells });
      });
      const mean = pais.reduce((sum, pai) => sum + pai, 0) / runs;
      const variance = pais.reduce((sum, pai) => sum + (pai - mean) ** 2, 0) / (runs - 1);
      expect(Math.abs(mean - 1)).toBeLessThan(3 * Math.sqrt(variance / runs));
    }
  });
});

describe('interval over weeks', () => {
  test('covers the truth in about 95 of 100 tests, where weeks differ', () => {
    const tests = count(60, 1000);
    let covered = 0;
    for (let seed = 0; seed < tests; seed++) {
      const random = createRandom(seed, 1);
      // Weeks of 5 to 24 events, each with a hit rate of its own around 0.3.
      const wholes = Float64Array.from({ length: 52 }, () => 5 + Math.floor(20 * random.next()));
      const parts = wholes.map((whole) => {
        const rate = 0.15 + 0.3 * random.next();
        let hits = 0;
        for (let event = 0; event < whole; event++) hits += Number(random.next() < rate);
        return hits;
      });
      const [low, high] = blockBootstrapInterval(parts, wholes, 0.05, random);
      covered += Number(low <= 0.3 && high >= 0.3);
    }
    expect(covered / tests).toBeGreaterThan(0.88);
    expect(covered / tests).toBeLessThan(1);
  });

  test('is a point where all weeks are alike', () => {
    const weeks = new Float64Array(10).fill(4);
    expect(blockBootstrapInterval(new Float64Array(10).fill(1), weeks, 0.05, createRandom(1))).toEqual([
      0.25, 0.25,
    ]);
  });
});
