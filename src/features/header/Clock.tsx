import { useTranslation } from 'react-i18next';
import { formatClock } from '../../i18n/format.ts';
import type { Language } from '../../state/view/view-state.ts';

/** The server's time in Beijing, to the second. */
export function Clock({ now, language }: { now: number | undefined; language: Language }) {
  const { t } = useTranslation();
  if (now === undefined) return <time className="clock">--:--:--</time>;
  const { date, weekday, time } = formatClock(now, language);
  return (
    <time className="clock" dateTime={new Date(now).toISOString()} title={t('clock.label')}>
      <span className="clock-date">
        {date} {weekday}
      </span>{' '}
      {time}
    </time>
  );
}
