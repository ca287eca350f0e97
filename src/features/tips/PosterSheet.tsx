import { useTranslation } from 'react-i18next';
import type { PlaceCases } from '../../domain/cases/place-record.ts';
import { chooseTips, seasonsAt, TIPS, type ChosenTip } from '../../domain/cases/tips.ts';
import { startOfCivilDay } from '../../domain/time/civil-day.ts';
import { formatClock, formatDate } from '../../i18n/format.ts';
import type { PlaceRecord } from '../../schemas/places.ts';
import { useView } from '../../state/hooks.tsx';
import { upcomingDays } from './market-days.ts';
import { POSTER_MARKS } from './poster-marks.ts';
import * as styles from './PosterSheet.module.css';

const LARGE_TIPS = 3;
const SMALL_TIPS = 2;
const DAYS = 3;

/**
 * One A4 sheet: the place, its next market days from `today` (a civil day) on, three tips that are read from three metres,
 * and 110.
 */
export function PosterSheet(props: {
  place: PlaceRecord;
  today: number;
  /** Moment of the data, epoch ms: the record ends with it. */
  asOf: number;
  record: PlaceCases;
  weeks: number;
}) {
  const { t } = useTranslation();
  const { place, today, asOf, record, weeks } = props;
  const tips = chooseTips(
    [place.market?.suburban === true ? 'SUBURB_MARKET' : 'FARM_MARKET'],
    seasonsAt(startOfCivilDay(today)),
  );
  const shown = tips.filter(({ id }) => id !== 'call110' && id !== 'tellOthers');
  // What the squad itself says stands before what its cases teach, in its own order.
  const order = ({ id, source }: ChosenTip): number =>
    TIPS.findIndex((tip) => tip.id === id) + (source === 'advice' ? 0 : TIPS.length);
  const large = [...shown].sort((a, b) => order(a) - order(b)).slice(0, LARGE_TIPS);
  const small = shown.filter((tip) => !large.includes(tip)).slice(0, SMALL_TIPS);
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <p>{t('patrolTips.posterKicker')}</p>
        <h1 data-length={place.name.length > 8 ? 'long' : 'short'}>{place.name}</h1>
        <MarketDays place={place} today={today} />
      </header>
      <ol className={styles.large}>
        {large.map((tip, index) => (
          <LargeTip key={tip.id} tip={tip} order={index + 1} />
        ))}
      </ol>
      {small.length > 0 && (
        <ul className={styles.small}>
          {small.map(({ id }) => (
            <li key={id}>{t(`patrolTips.tip.${id}`)}</li>
          ))}
        </ul>
      )}
      <p className={styles.call}>
        <strong>110</strong>
        <span>{t('patrolTips.tip.call110')}</span>
      </p>
      <footer className={styles.foot}>
        {record.count !== null && (
          <span>
            {t('patrolTips.posterRecord', { n: record.count, weeks })}
            {record.peak !== null && t('patrolTips.posterPeak', { from: record.peak[0], to: record.peak[1] })}
          </span>
        )}
        <span>{t('patrolTips.posterSource', { date: formatDate(asOf) })}</span>
        {place.origin === 'synthetic' && <span>{t('patrolTips.posterSynthetic')}</span>}
      </footer>
    </article>
  );
}

function LargeTip({ tip, order }: { tip: ChosenTip; order: number }) {
  const { t } = useTranslation();
  return (
    <li data-tip={tip.id}>
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <path d={POSTER_MARKS[tip.id]} />
      </svg>
      <div>
        <h2>
          <i>{order}</i>
          {t(`patrolTips.short.${tip.id}`)}
        </h2>
        <p>{t(`patrolTips.tip.${tip.id}`)}</p>
      </div>
    </li>
  );
}

function MarketDays({ place, today }: { place: PlaceRecord; today: number }) {
  const { t } = useTranslation();
  const language = useView((state) => state.view.language);
  const upcoming = upcomingDays(place, today, DAYS);
  if (upcoming === undefined) return null;
  const hours = place.market?.hours?.join('–');
  if (upcoming.isDaily || upcoming.days.length === 0)
    return (
      <p className={styles.days}>
        <strong>{t(upcoming.isDaily ? 'patrolTips.daily' : 'patrolTips.posterUnknownDays')}</strong>
        {hours !== undefined && <span>{hours}</span>}
      </p>
    );
  return (
    <p className={styles.days}>
      <span>{[t('patrolTips.posterNext'), hours].filter((word) => word !== undefined).join(' ')}</span>
      {upcoming.days.map((day) => {
        const { date, weekday } = formatClock(startOfCivilDay(day), language);
        const [, month, dayOfMonth] = date.split('-').map(Number);
        return (
          <strong key={day}>
            {t('patrolTips.posterDay', { month, day: dayOfMonth })}
            <small>{weekday}</small>
          </strong>
        );
      })}
    </p>
  );
}
