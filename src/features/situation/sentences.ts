import { formatNumber } from '../../i18n/format.ts';
import type { Situation } from '../../schemas/situation.ts';
import { durationText, type Phrase } from './span-text.ts';

type Finding<Rule extends 'silent' | 'oneCause' | 'unusual'> = NonNullable<Situation[Rule]>[number];
type Budget = Situation['budgets'][number];

/** A probability as `= 0.12 %`, or `< 0.01 %` where more digits would say nothing. */
export function probabilityText(probability: number): string {
  const percent = probability * 100;
  if (percent < 0.01) return '< 0.01 %';
  return `= ${formatNumber(percent, percent >= 10 ? 0 : percent >= 1 ? 1 : 2)} %`;
}

/** Why a grid counts as silent. `span` is the time since its last report. */
export function silentSentence(silent: Finding<'silent'>, asOf: number): Phrase & { readonly span: Phrase } {
  return {
    key: 'situation.silent.sentence',
    values: {
      expected: formatNumber(silent.expected, 1),
      probability: probabilityText(silent.probability),
    },
    span: durationText(asOf - silent.lastAt),
  };
}

/** Why many reports may have one cause. `span` is the time from the first to the last. */
export function oneCauseSentence(proposal: Finding<'oneCause'>): Phrase & { readonly span: Phrase } {
  return {
    key: 'situation.oneCause.sentence',
    values: {
      n: String(proposal.reports.length),
      radius: formatNumber(proposal.radiusM, 0),
      expected: formatNumber(proposal.expected, 1),
      probability: probabilityText(proposal.probability),
    },
    span: durationText(proposal.lastAt - proposal.firstAt),
  };
}

/** What a count is unusual against. */
export function unusualSentence(unusual: Finding<'unusual'>): Phrase {
  return {
    key: `situation.unusual.${unusual.count > unusual.high ? 'more' : 'fewer'}`,
    values: {
      count: formatNumber(unusual.count, 0),
      low: formatNumber(unusual.low, 0),
      high: formatNumber(unusual.high, 0),
      expected: formatNumber(unusual.expected, 1),
      weeks: String(unusual.weeks),
    },
  };
}

/** How often a rule cries for nothing: by chance, and all its alarms in the replayed past. `undefined` before the replay. */
export function budgetSentence(budgets: readonly Budget[], rule: Budget['rule']): Phrase | undefined {
  const budget = budgets.find((candidate) => candidate.rule === rule);
  if (budget === undefined) return undefined;
  return {
    key: 'situation.budget',
    values: {
      expected: formatNumber(budget.expectedPerMonth, 1),
      alarms: formatNumber(budget.alarms, 0),
      perMonth: formatNumber(budget.perMonth, 1),
      days: formatNumber(budget.days, 0),
    },
  };
}
