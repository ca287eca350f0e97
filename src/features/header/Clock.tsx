import { useTranslation } from 'react-i18next';
import { formatClock } from '../../i18n/format.ts';
import type { Language } from '../../domain/view/languages.ts';
import * as styles from './Clock.module.css';

/** The server's time in Beijing, to the second. */
export function Clock({ now, language }: { now: number | undefined; language: Language }) {
  const { t } = useTranslation();
  if (now === undefined) return <time className={styles.clock}>--:--:--</time>;
  const { date, weekday, time } = formatClock(now, language);
  return (
    <time className={styles.clock} dateTime={new Date(now).toISOString()} title={t('clock.label')}>
      <span className={styles.date}>
        {date} {weekday}
      </span>{' '}
      {time}
    </time>
  );
}
