import { useTranslation } from 'react-i18next';
import { useServerClock } from '../../api/server-clock.ts';
import { MOST_MINUTES_SINCE, REACH_MINUTES } from '../../domain/emergency/surroundings.ts';
import { isDate } from '../../domain/time/dates.ts';
import { WALKING_KMH } from '../../domain/travel/travel.ts';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { useDistanceFormat } from './use-distance-format.ts';
import * as styles from './OnFoot.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** What the areas on the map mean, and how far somebody on foot can be by now; of a report that is a date nobody can say. */
export function OnFoot({ since }: { since: number }) {
  const { t } = useTranslation();
  const { distance } = useDistanceFormat();
  const { now } = useServerClock();
  const minutes = Math.floor(((now ?? since) - since) / 60_000);
  const way = distance((minutes * WALKING_KMH * 1000) / 60);
  return (
    <DossierSection title={t('emergency.reach.title')} aside={t('emergency.reach.note')}>
      <p className={styles.reach}>
        {REACH_MINUTES.map((limit, step) => (
          <span key={limit} data-step={step}>
            {t('emergency.minutes', { n: limit })}
          </span>
        ))}
      </p>
      <p className={dossierContent.note}>
        {isDate(since)
          ? t('emergency.reach.noHour')
          : minutes < 1
            ? t('emergency.reach.first')
            : minutes > MOST_MINUTES_SINCE
              ? t('emergency.reach.tooLong')
              : t('emergency.reach.now', { n: minutes, way })}
      </p>
    </DossierSection>
  );
}
