import { expectedText } from '../../i18n/expected-text.ts';
import { formatCount, formatNumber } from '../../i18n/format.ts';
import { probabilityText } from '../../i18n/probability-text.ts';
import type { Situation } from '../../schemas/situation.ts';
import type { Phrase } from './phrase.ts';

type Finding<Rule extends 'silent' | 'oneCause' | 'unusual'> = NonNullable<Situation[Rule]>[number];
type Budget = Situation['budgets'][number];

/** Why a grid counts as silent; names and the time since its last report are still to be filled in. */
export function silentSentence(silent: Finding<'silent'>): Phrase {
  return {
    key: 'situation.silent.sentence',
    values: {
      expected: expectedText(silent.expected),
      probability: probabilityText(silent.probability),
    },
  };
}

/** Why many reports may have one cause; names, the radius and the time from the first to the last are still to be filled in. */
export function oneCauseSentence(proposal: Finding<'oneCause'>): Phrase {
  return {
    key: 'situation.oneCause.sentence',
    values: {
      n: String(proposal.reports.length),
      expected: expectedText(proposal.expected),
      probability: probabilityText(proposal.probability),
    },
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
      expected: expectedText(unusual.expected),
      weeks: String(unusual.weeks),
    },
  };
}

/** In which order what presses is listed, and how many there are besides what is in sight; `hidden`: listed, but out of sight. */
export function pressingOrder(
  { burning, pressing }: Pick<Situation, 'burning' | 'pressing'>,
  hidden: number,
): Phrase {
  const more = pressing - (burning.length - hidden);
  return more > 0
    ? { key: 'situation.burning.orderMore', values: { n: formatCount(more) } }
    : { key: 'situation.burning.order', values: {} };
}

/** How often a rule cries for nothing: by chance, and all its alarms in the replayed past. `undefined` before the replay. */
export function budgetSentence(budgets: readonly Budget[], rule: Budget['rule']): Phrase | undefined {
  const budget = budgets.find((candidate) => candidate.rule === rule);
  if (budget === undefined) return undefined;
  return {
    key: 'situation.budget',
    values: {
      expected: expectedText(budget.expectedPerMonth),
      alarms: formatNumber(budget.alarms, 0),
      perMonth: formatNumber(budget.perMonth, 1),
      days: formatNumber(budget.days, 0),
    },
  };
}
