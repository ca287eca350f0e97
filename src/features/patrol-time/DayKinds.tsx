import { useTranslation } from 'react-i18next';
import type { CalendarClass } from '../../domain/time/calendar-classes.ts';
import { useAppState, useFilter, useInterface } from '../../state/hooks.tsx';
import { Segmented } from '../../ui/Segmented.tsx';

const KINDS = ['all', 'workday', 'weekend', 'marketDay', 'holiday', 'commute'] as const;
type DayKind = (typeof KINDS)[number];

const kindOf = (calendar: readonly CalendarClass[]): DayKind | undefined => {
  const [only, ...others] = calendar;
  if (only === undefined) return 'all';
  return others.length === 0 ? KINDS.find((kind) => kind === only) : undefined;
};

/** Which days count: the calendar clause of the page, one class at a time. */
export function DayKinds() {
  const { t } = useTranslation();
  const state = useAppState();
  const value = useFilter(({ filter }) => kindOf(filter.calendar));
  const markets = useInterface((store) => store.markets);
  return (
    <Segmented
      label={t('patrolTime.dayKinds')}
      options={KINDS.filter((kind) => kind !== 'marketDay' || markets.kind !== 'unavailable').map((kind) => ({
        value: kind,
        label: t(`patrolTime.dayKind.${kind}`),
        title: t(kind === 'all' ? 'patrolTime.allDays' : `calendar.hint.${kind}`),
      }))}
      value={value}
      onChange={(kind) => state.filter.getState().change({ calendar: kind === 'all' ? [] : [kind] })}
    />
  );
}
