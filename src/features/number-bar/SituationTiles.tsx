import { useTranslation } from 'react-i18next';
import { useUnitIndex } from '../../api/unit-index.ts';
import { useSituation, type SituationReading } from '../../api/use-situation.ts';
import { expectedText } from '../../i18n/expected-text.ts';
import { formatCount, formatNumber, formatSecond } from '../../i18n/format.ts';
import { useFilter } from '../../state/hooks.tsx';
import { Tile } from './Tile.tsx';
import { todayState } from './today-state.ts';

/** The situation of the focused unit and the name of the unit that it is of: all its data, whatever the filter says. */
function useNamedSituation(): SituationReading & { readonly extent: string } {
  const { t } = useTranslation();
  const focus = useFilter((state) => state.filter.unitCode);
  const reading = useSituation(focus);
  const unitCode = reading.situation === undefined ? focus : reading.situation.unitCode;
  const unit = useUnitIndex().get(unitCode ?? '');
  return { ...reading, extent: unitCode === null ? t('numbers.wholeCity') : (unit?.name ?? unitCode) };
}

/** Reports since midnight, beside what the same hours of the same weekday usually bring. */
export function TodayTile() {
  const { t } = useTranslation();
  const { situation, isStale, error, extent } = useNamedSituation();
  const { kind, usual } = todayState(situation);
  const time = situation === undefined ? '' : formatSecond(situation.asOf);
  const range = usual && { low: formatNumber(usual.low, 0), high: formatNumber(usual.high, 0) };
  const words = range ? t(`numbers.today.${kind}`, range) : t(`numbers.today.${kind}`);
  const hint = usual && {
    ...range,
    weeks: usual.weeks,
    expected: expectedText(usual.expected),
  };
  return (
    <Tile
      title={t('numbers.today.title')}
      extent={t('numbers.unfiltered', { extent })}
      value={situation && formatCount(situation.today.reported)}
      note={situation && t('numbers.asOf', { words, time })}
      hint={[t('numbers.unfilteredHint', { extent, time }), hint && t('numbers.today.hint', hint)]
        .filter(Boolean)
        .join(' · ')}
      tone={kind === 'more' || kind === 'fewer' ? 'warning' : undefined}
      failed={situation === undefined && error !== null}
      isStale={isStale}
      leads
    />
  );
}

/** What will be overdue within two hours, of all that is open. */
export function DueSoonTile() {
  const { t } = useTranslation();
  const { situation, isStale, error, extent } = useNamedSituation();
  const time = situation === undefined ? '' : formatSecond(situation.asOf);
  const words = situation && t('numbers.dueSoonOf', { open: formatCount(situation.open) });
  return (
    <Tile
      title={t('numbers.dueSoon')}
      extent={t('numbers.allOpen', { extent })}
      value={situation && formatCount(situation.dueSoon)}
      note={words && t('numbers.asOf', { words, time })}
      hint={t('numbers.unfilteredHint', { extent, time })}
      tone={situation && situation.dueSoon > 0 ? 'warning' : undefined}
      failed={situation === undefined && error !== null}
      isStale={isStale}
    />
  );
}
