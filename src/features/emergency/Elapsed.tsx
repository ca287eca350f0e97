import { useTranslation } from 'react-i18next';
import { useServerClock } from '../../api/server-clock.ts';
import { isDate } from '../../domain/time/dates.ts';
import { formatMinute } from '../../i18n/format.ts';
import { spanBetweenText } from '../../i18n/span-between-text.ts';
import * as styles from './Elapsed.module.css';

/** How long ago the report came in, by the server's clock, for the whole room; of a date the days. */
export function Elapsed({ since }: { since: number }) {
  const { t } = useTranslation();
  const { now } = useServerClock();
  const { days, time } = elapsedParts((now ?? since) - since);
  const clock = days > 0 ? t('emergency.days', { n: days, time }) : time;
  return (
    <p className={styles.elapsed} role="timer" aria-live="off">
      <span>{t('emergency.elapsed')}</span>
      <strong>
        {now === undefined ? '--:--:--' : isDate(since) ? spanBetweenText(t, since, now) : clock}
      </strong>
      <small>
        {now === undefined ? t('emergency.noClock') : t('emergency.reportedAt', { at: formatMinute(since) })}
      </small>
    </p>
  );
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Time since a report in hours, minutes and seconds, with whole days apart. */
export function elapsedParts(elapsedMs: number): { days: number; time: string } {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1000));
  const time = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  return { days: Math.floor(seconds / 86_400), time: time.map(twoDigits).join(':') };
}
