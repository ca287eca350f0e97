import { describe, expect, it } from 'vitest';
import { calibrateLinks, logistic } from '../../../src/domain/series/calibrate-links.ts';
import { groupPairs, type RowPair } from '../../../src/domain/series/group-pairs.ts';
import { createRandom } from '../../../src/domain/random/random.ts';

const caseNos = ['a', 'b', 'c', 'd', 'e', 'f'];
type Verdict = 'confirmed' | 'refuted';

/** Groups of rows by the log odds of their pairs; pairs that are not named have −5. */
function group(odds: Record<string, number>, verdicts: Record<string, Verdict> = {}): string[] {
  const nameOf = (a: number, b: number) => [caseNos[a]!, caseNos[b]!].sort().join('');
  const pairs: RowPair[] = Object.entries(odds).map(([name, logOdds]) => ({
    a: caseNos.indexOf(name[0]!),
    b: caseNos.indexOf(name[1]!),
    logOdds,
  }));
  return groupPairs(pairs, {
    caseNos,
    logOddsOf: (a, b) => odds[nameOf(a, b)] ?? -5,
    verdictOf: (a, b) => verdicts[nameOf(a, b)],
  })
    .map((rows) =>
      rows
        .map((row) => caseNos[row]!)
        .sort()
        .join(''),
    )
    .sort();
}

describe('groups of pairs', () => {
  it('join what holds together as a whole', () => {
    expect(group({ ab: 3, bc: 2, ac: 1, de: 1 })).toEqual(['abc', 'de']);
  });
  it('do not follow a chain of cases that are each like the next only', () => {
    expect(group({ ab: 2, bc: 1.9, cd: 1.8, de: 1.7 })).toEqual(['ab', 'cd']);
  });
  it('keep refuted cases apart and confirmed ones together', () => {
    expect(group({ ab: 3, bc: 3, ac: 3 }, { ac: 'refuted' })).toEqual(['ab']);
    expect(group({ ab: -3 }, { ab: 'confirmed' })).toEqual(['ab']);
  });
  it('leave out what is less than even', () => {
    expect(group({ ab: -0.01 })).toEqual([]);
  });
});

describe('the calibration', () => {
  const random = createRandom(7);
  /** Pairs whose true log odds are a half of what the score says, less one. */
  const judged = Array.from({ length: 4_000 }, () => {
    const logOdds = -8 + 16 * random.next();
    return { logOdds, isLinked: random.next() < logistic(-1 + 0.5 * logOdds) };
  });

  it('finds how far the score is to be trusted', () => {
    const { source, intercept, slope } = calibrateLinks(judged);
    expect(source).toBe('judged');
    expect(intercept).toBeCloseTo(-1, 0);
    expect(Math.abs(slope - 0.5)).toBeLessThan(0.04);
  });
  it('leaves the score as it is below ten verdicts of a kind, and says how many there are', () => {
    const few = judged.filter(({ isLinked }) => isLinked).slice(0, 9);
    expect(calibrateLinks([...few, ...judged.filter(({ isLinked }) => !isLinked)])).toMatchObject({
      source: 'prior',
      confirmed: 9,
      intercept: 0,
      slope: 1,
    });
  });
  it('is moved little by few verdicts that all agree', () => {
    const sure = Array.from({ length: 20 }, (_, at) => ({
      logOdds: at < 10 ? 3 : -3,
      isLinked: at < 10,
    }));
    const { intercept, slope } = calibrateLinks(sure);
    expect(Math.abs(intercept)).toBeLessThan(0.2);
    expect(slope > 1 && slope < 2).toBe(true);
  });
});
