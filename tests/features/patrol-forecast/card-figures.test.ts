import { describe, expect, it } from 'vitest';
import { CARD_SETTINGS, evaluateCases } from '../../../src/domain/shift/evaluate-cases.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { startOfDay } from '../../../src/domain/time/zone.ts';
import { cardFigures, casesAt, modelToShow } from '../../../src/features/patrol-forecast/card-figures.ts';
import { citysCases, NOW_MS } from '../../domain/shift/city.ts';

const shares: number[] = [];
const card = runTask(
  evaluateCases(
    {
      ...CARD_SETTINGS,
      models: ['kde', 'counts-90'],
      origins: 1,
      cases: citysCases(2),
      untilMs: startOfDay(NOW_MS),
      seed: 1,
    },
    (share) => shares.push(share),
  ),
);

describe('the forecast card', () => {
  it('foretells twelve weeks and says how far it is', () => {
    expect(card.testToMs - card.testFromMs).toBe(12 * 7 * 86_400_000);
    expect(card.trainEvents + card.testEvents).toBeGreaterThan(1_000);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('shows the model to use, or the one that came nearest', () => {
    expect(['kde', 'counts-90']).toContain(modelToShow(card));
    expect(modelToShow({ ...card, use: 'kde' })).toBe('kde');
  });

  it('has curves from nothing to all, the ceiling above both', () => {
    const figures = cardFigures(card, 'kde', 0.05)!;
    for (const curve of [figures.curve, figures.countCurve, figures.oracleCurve]) {
      expect(curve[0]).toEqual({ area: 0, cases: 0 });
      expect(casesAt(curve, 1)).toBeCloseTo(1, 9);
    }
    for (const { share } of card.models[0]!.coverage)
      expect(casesAt(figures.oracleCurve, share)).toBeGreaterThanOrEqual(
        casesAt(figures.curve, share) - 0.01,
      );
  });

  it('has nothing for a model or a share that were not tested', () => {
    expect(cardFigures(card, 'week', 0.05)).toBeUndefined();
    expect(cardFigures(card, 'kde', 0.07)).toBeUndefined();
  });
});
