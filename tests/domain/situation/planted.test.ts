import { beforeAll, describe, expect, it } from 'vitest';
import { playRound, type Round } from './planted-rounds.ts';
import { count } from '../../support/counts.ts';

const SEEDS = count(25, 100);
/** The false discovery rate that the rules control. */
const FALSE_DISCOVERY_RATE = 0.1;

let rounds: Round[] = [];
beforeAll(() => {
  rounds = Array.from({ length: SEEDS }, (_, index) => playRound(index + 1));
}, 300_000);

const sum = (pick: (round: Round) => number) => rounds.reduce((total, round) => total + pick(round), 0);
const roundsWith = (pick: (round: Round) => number) => rounds.filter((round) => pick(round) > 0).length;
/** Four standard errors of a share. */
const slack = (share: number, n: number) => 4 * Math.sqrt((share * (1 - share)) / n);

describe(`planted silent grids over ${SEEDS} seeds`, () => {
  it('are found', () => {
    const [planted, found] = [sum(({ planted }) => planted), sum(({ found }) => found)];
    console.log(`silent grids: ${found} of ${planted} planted found, ${planted - found} missed`);
    expect(planted).toBe(2 * SEEDS);
    expect(found / planted).toBeGreaterThan(0.9);
  });

  it('and no others beyond what chance allows at the 1 % level', () => {
    const [tested, others] = [sum(({ tested }) => tested), sum(({ others }) => others)];
    console.log(`silent grids: ${others} others flagged, of ${tested} tested`);
    expect(tested).toBeGreaterThan(30 * SEEDS);
    expect(others / tested).toBeLessThan(0.01);
  });

  it('are none where the reports are shuffled among the grids: 1 % lie below 1 %, few rounds flag any', () => {
    const tested = sum(({ shuffled }) => shuffled.tested);
    const below = sum(({ shuffled }) => shuffled.belowOnePercent);
    const falseRounds = roundsWith(({ shuffled }) => shuffled.flagged);
    console.log(
      `shuffled: ${below} of ${tested} below 1 %, ${sum(({ shuffled }) => shuffled.flagged)} flagged in ${falseRounds} rounds`,
    );
    expect(Math.abs(below / tested - 0.01)).toBeLessThan(slack(0.01, tested));
    expect(falseRounds / SEEDS).toBeLessThan(FALSE_DISCOVERY_RATE + slack(FALSE_DISCOVERY_RATE, SEEDS));
  });
});

describe(`planted causes over ${SEEDS} seeds`, () => {
  const foundOf = (least: number, most: number) => {
    const entries = rounds.flatMap(({ causes }) =>
      [...causes].flatMap(([size, entry]) => (size >= least && size <= most ? [entry] : [])),
    );
    const planted = entries.reduce((total, entry) => total + entry.planted, 0);
    const found = entries.reduce((total, entry) => total + entry.found, 0);
    console.log(
      `causes of ${least} to ${most} reports: ${found} of ${planted} found, ${planted - found} missed`,
    );
    return { planted, share: found / planted };
  };

  it('are found: of four and more reports nearly all, of three most', () => {
    const [three, more] = [foundOf(3, 3), foundOf(4, 7)];
    expect(three.planted).toBeGreaterThan(0.8 * SEEDS);
    expect(more.planted).toBeGreaterThan(0.4 * SEEDS);
    expect(three.share).toBeGreaterThan(0.8);
    expect(more.share).toBeGreaterThan(0.95);
  });

  it('and of the proposals one in ten at most is an accident', () => {
    const [proposals, accidental] = [sum(({ proposals }) => proposals), sum(({ accidental }) => accidental)];
    console.log(`causes: ${accidental} of ${proposals} proposals are accidents`);
    expect(accidental / proposals).toBeLessThan(
      FALSE_DISCOVERY_RATE + slack(FALSE_DISCOVERY_RATE, proposals),
    );
  });

  it('are none where the categories are shuffled', () => {
    const falseRounds = roundsWith(({ shuffledProposals }) => shuffledProposals);
    console.log(
      `shuffled: ${sum(({ shuffledProposals }) => shuffledProposals)} proposals in ${falseRounds} rounds`,
    );
    expect(falseRounds / SEEDS).toBeLessThan(FALSE_DISCOVERY_RATE + slack(FALSE_DISCOVERY_RATE, SEEDS));
  });
});
