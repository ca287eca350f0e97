import { civilDayOfDate } from '../../domain/time/civil-day.ts';
import type { MarketDayRule } from '../../domain/time/market-days.ts';
import { EARTHLY_BRANCHES } from '../../domain/time/sexagenary.ts';

/** Kinds of rule that can be put together by hand. */
export const RULE_KINDS = [
  'solarDigit',
  'lunarDigit',
  'weekday',
  'branch',
  'parity',
  'daily',
  'list',
] as const;

/** A rule that is being put together: what is pressed, and dates as they are typed. */
export interface RuleDraft {
  readonly kind: (typeof RULE_KINDS)[number];
  readonly entries: readonly string[];
  readonly dates: string;
}

/** The rule of a draft; `undefined` while it says nothing, or holds what is no date. */
export function ruleOf({ kind, entries, dates }: RuleDraft): MarketDayRule | undefined {
  const numbers = entries.map(Number).sort((a, b) => a - b);
  switch (kind) {
    case 'solarDigit':
    case 'lunarDigit':
      return numbers.length === 0 ? undefined : { kind, digits: numbers };
    case 'weekday':
      return numbers.length === 0 ? undefined : { kind, days: numbers };
    case 'branch': {
      const branches = EARTHLY_BRANCHES.filter((branch) => entries.includes(branch));
      return branches.length === 0 ? undefined : { kind, branches };
    }
    case 'parity': {
      const [entry] = entries;
      if (entry === undefined) return undefined;
      return { kind, odd: entry.startsWith('odd'), calendar: entry.endsWith('Solar') ? 'solar' : 'lunar' };
    }
    case 'daily':
      return { kind };
    case 'list':
      return listOf(dates);
  }
}

function listOf(text: string): MarketDayRule | undefined {
  const dates = [...new Set(text.split(/[\s,，、;；]+/).filter((part) => part !== ''))].sort();
  if (dates.length === 0) return undefined;
  try {
    dates.forEach(civilDayOfDate);
  } catch {
    return undefined;
  }
  return { kind: 'list', dates };
}
