import type { TFunction } from 'i18next';
import type { MarketDayRule } from '../domain/time/market-days.ts';

/** A market-day rule in words: 公历逢一、六. */
export function ruleText(rule: MarketDayRule, t: TFunction): string {
  const digits = (values: readonly number[]): string =>
    values.map((digit) => (digit === 0 ? t('place.ten') : t(`place.digits.${digit}`))).join(t('place.comma'));
  switch (rule.kind) {
    case 'solarDigit':
    case 'lunarDigit':
      return t(`place.ruleKind.${rule.kind}`, { digits: digits(rule.digits) });
    case 'weekday':
      return t('place.ruleKind.weekday', {
        days: rule.days.map((day) => t(`place.weekdays.${day}`)).join(t('place.comma')),
      });
    case 'parity':
      return t(`place.ruleKind.${rule.odd ? 'odd' : 'even'}`, { calendar: t(`place.${rule.calendar}`) });
    case 'branch':
      return t('place.ruleKind.branch', { branches: rule.branches.join(t('place.comma')) });
    case 'list':
      return t('place.ruleKind.list', { n: rule.dates.length });
    case 'daily':
    case 'unknown':
      return t(`place.ruleKind.${rule.kind}`);
  }
}
