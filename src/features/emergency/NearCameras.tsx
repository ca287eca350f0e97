import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { camerasQuery } from '../../api/cameras.ts';
import type { NearCamera } from '../../domain/emergency/surroundings.ts';
import { useInterface, useShownTheme } from '../../state/hooks.tsx';
import { THEMES } from '../../themes/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { cameraSign } from './signs.ts';
import { useDistanceFormat } from './use-distance-format.ts';
import * as styles from './Near.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** The nearest cameras with their way, bearing and present status; each opens with a reason. */
export function NearCameras({ cameras }: { cameras: readonly NearCamera[] | undefined }) {
  const { t } = useTranslation();
  const { distance, direction } = useDistanceFormat();
  const { data } = useQuery(camerasQuery);
  const theme = THEMES[useShownTheme()];
  const show = useInterface((state) => state.show);
  return (
    <DossierSection title={t('emergency.cameras.title')} aside={t('emergency.cameras.aside')}>
      {cameras === undefined && <p className={dossierContent.note}>{t('emergency.unknown')}</p>}
      {cameras?.length === 0 && <p className={dossierContent.note}>{t('emergency.cameras.none')}</p>}
      <ol className={styles.rows}>
        {cameras?.map(({ gbId, streetM, greatCircleM, bearingDeg }, index) => {
          const camera = data?.find((candidate) => candidate.gbId === gbId);
          const name = camera?.name ?? gbId;
          return (
            <li key={gbId} data-street-m={Math.round(streetM)}>
              <button
                type="button"
                title={t('emergency.cameras.open', { name })}
                onClick={() => show({ kind: 'camera', gbId })}
              >
                <span className={styles.sign} style={{ background: theme.map.camera }}>
                  {cameraSign(index)}
                </span>
                <span className={styles.name}>{name}</span>
                {camera !== undefined && (
                  <Badge tone={camera.status === 'online' ? 'good' : 'warning'}>
                    {t(`cameraDossier.statuses.${camera.status}`)}
                  </Badge>
                )}
                <small>
                  {t('emergency.cameras.way', {
                    way: distance(streetM),
                    direction: direction(bearingDeg),
                    straight: distance(greatCircleM),
                  })}
                </small>
              </button>
            </li>
          );
        })}
      </ol>
    </DossierSection>
  );
}
