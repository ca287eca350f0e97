import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { facilitiesQuery } from '../../api/facilities.ts';
import type { NearPost } from '../../domain/emergency/surroundings.ts';
import { useShownTheme, useView } from '../../state/hooks.tsx';
import { THEMES } from '../../themes/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { postSign } from './signs.ts';
import { useDistanceFormat } from './use-distance-format.ts';
import * as styles from './Near.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** The nearest stations and posts with the time from there; a click opens the dossier. */
export function NearPosts({ posts }: { posts: readonly NearPost[] | undefined }) {
  const { t } = useTranslation();
  const { distance, minutes, direction } = useDistanceFormat();
  const { data } = useQuery(facilitiesQuery);
  const theme = THEMES[useShownTheme()];
  const select = useView((state) => state.select);
  return (
    <DossierSection title={t('emergency.posts.title')} aside={t('emergency.posts.aside')}>
      {posts === undefined && <p className={dossierContent.note}>{t('emergency.unknown')}</p>}
      {posts?.length === 0 && <p className={dossierContent.note}>{t('emergency.posts.none')}</p>}
      <ol className={styles.rows}>
        {posts?.map(({ id, vehicleS, footS, streetM, bearingDeg }, index) => {
          const facility = data?.find((candidate) => candidate.id === id);
          return (
            <li key={id} data-vehicle-s={Math.round(vehicleS)}>
              <button type="button" onClick={() => select({ kind: 'facility', id })}>
                <span className={styles.sign} style={{ background: theme.map.facility }}>
                  {postSign(index)}
                </span>
                <span className={styles.name}>{facility?.name ?? id}</span>
                {facility !== undefined && <Badge>{t(`facilityType.${facility.facilityType}`)}</Badge>}
                <small>
                  {t('emergency.posts.way', {
                    vehicle: minutes(vehicleS),
                    foot: minutes(footS),
                    direction: direction(bearingDeg),
                    way: distance(streetM),
                  })}
                </small>
              </button>
            </li>
          );
        })}
      </ol>
      <p className={dossierContent.note}>{t('emergency.posts.note')}</p>
    </DossierSection>
  );
}
