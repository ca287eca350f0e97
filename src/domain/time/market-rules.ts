import { civilDayOfDate, weekdayOfCivilDay } from './civil-day.ts';
import { lunarDate } from './lunar.ts';
import { isMarketDay, solarDayOfMonth, type MarketDayRule } from './market-days.ts';
import { EARTHLY_BRANCHES, earthlyBranch, type EarthlyBranch } from './sexagenary.ts';

/** A rule that explains every observed date, with how much that says. */
export interface CompatibleRule {
  rule: MarketDayRule;
  /** Share of all days on which a market with this rule is held, 0–1. */
  share: number;
  /** Probability that this many unrelated dates all fit by chance: shareⁿ. Near 1 = the dates prove nothing. */
  chance: number;
}

const DIGIT_FAMILIES = [[1, 6], [2, 7], [3, 8], [4, 9], [5, 0], [1, 4, 7], [2, 5, 8], [3, 6, 9]]; // prettier-ignore

/**
 * Rules that fit the observed market dates (`YYYY-MM-DD`), the most telling first. Candidates are the smallest rule of
 * each kind that covers all dates, the usual families of two and three digits, odd and even days, and opposite
 * earthly branches (辰戌). No dates: no rule is excluded, so the answer is empty. Throws RangeError for an impossible
 * date.
 */
export function compatibleRules(observed: readonly string[]): CompatibleRule[] {
  const days = [...new Set(observed)].map(civilDayOfDate);
  if (days.length === 0) return [];
  const distinct = <T>(of: (day: number) => T) => [...new Set(days.map(of))];
  const solarDigits = distinct((day) => solarDayOfMonth(day) % 10).sort((a, b) => a - b);
  const lunarDigits = distinct((day) => lunarDate(day).day % 10).sort((a, b) => a - b);
  const branches = distinct(earthlyBranch);
  const candidates: MarketDayRule[] = [
    ...digitSets(solarDigits).map((digits) => ({ kind: 'solarDigit' as const, digits })),
    ...digitSets(lunarDigits).map((digits) => ({ kind: 'lunarDigit' as const, digits })),
    { kind: 'weekday', days: distinct(weekdayOfCivilDay).sort((a, b) => a - b) },
    ...[true, false].flatMap((odd) =>
      (['solar', 'lunar'] as const).map((calendar) => ({ kind: 'parity' as const, odd, calendar })),
    ),
    { kind: 'branch', branches },
    ...branches
      .slice(0, 1)
      .map((branch) => ({ kind: 'branch' as const, branches: [branch, oppositeBranch(branch)] })),
    { kind: 'daily' },
  ];
  return candidates
    .filter((rule) => days.every((day) => isMarketDay(rule, day) === true))
    .map((rule) => ({ rule, share: ruleShare(rule), chance: ruleShare(rule) ** days.length }))
    .filter(({ rule, share }) => rule.kind === 'daily' || share < 0.75)
    .filter(({ rule }, index, all) => all.findIndex((other) => isSameRule(other.rule, rule)) === index)
    .sort((a, b) => a.share - b.share);
}

/** Whether observed dates contradict a rule (validation V-40): the dates on which it has no market. */
export function contradictingDates(rule: MarketDayRule, observed: readonly string[]): string[] {
  return observed.filter((date) => isMarketDay(rule, civilDayOfDate(date)) === false);
}

/** Share of days with a market, 0–1; 0 for a list of dates and for an unknown rule, which name no pattern. */
export function ruleShare(rule: MarketDayRule): number {
  switch (rule.kind) {
    case 'solarDigit':
    case 'lunarDigit':
      return rule.digits.length / 10;
    case 'weekday':
      return rule.days.length / 7;
    case 'parity':
      return 0.5;
    case 'branch':
      return rule.branches.length / 12;
    case 'daily':
      return 1;
    default:
      return 0;
  }
}

function digitSets(observedDigits: readonly number[]): number[][] {
  const families = DIGIT_FAMILIES.filter((family) => observedDigits.every((digit) => family.includes(digit)));
  const isFamily = families.some((family) => family.length === observedDigits.length);
  return isFamily ? families : [[...observedDigits], ...families];
}

function oppositeBranch(branch: EarthlyBranch): EarthlyBranch {
  return EARTHLY_BRANCHES[(EARTHLY_BRANCHES.indexOf(branch) + 6) % 12]!;
}

function isSameRule(one: MarketDayRule, other: MarketDayRule): boolean {
  return ruleKey(one) === ruleKey(other);
}

function ruleKey(rule: MarketDayRule): string {
  return rule.kind === 'branch' ? rule.branches.toSorted().join('') : JSON.stringify(rule);
}
