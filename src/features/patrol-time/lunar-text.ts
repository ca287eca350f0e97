import type { TFunction } from 'i18next';
import type { LunarDate } from '../../domain/time/lunar.ts';

const monthText = (t: TFunction, { month, isLeapMonth }: LunarDate): string => {
  const name = t(`patrolTime.lunar.month.${month}`);
  return isLeapMonth ? t('patrolTime.lunar.leap', { month: name }) : name;
};

/** A lunar date in words: 农历十月十二. */
export function lunarText(t: TFunction, date: LunarDate): string {
  return t('patrolTime.lunar.date', {
    month: monthText(t, date),
    day: t(`patrolTime.lunar.day.${date.day}`),
  });
}

/** What stands under a day of the calendar: its lunar day, on the first one its month. */
export function lunarDayText(t: TFunction, date: LunarDate): string {
  return date.day === 1 ? monthText(t, date) : t(`patrolTime.lunar.day.${date.day}`);
}
