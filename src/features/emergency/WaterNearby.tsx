import { useTranslation } from 'react-i18next';
import type { NearWater } from '../../domain/emergency/nearest-water.ts';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { useDistanceFormat } from './use-distance-format.ts';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** Water nearby in words. */
export function WaterNearby({ waters }: { waters: readonly NearWater[] | undefined }) {
  const { t } = useTranslation();
  const { distance, direction } = useDistanceFormat();
  return (
    <DossierSection title={t('emergency.water.title')}>
      {waters === undefined && <p className={dossierContent.note}>{t('emergency.unknown')}</p>}
      {waters?.length === 0 && <p className={dossierContent.note}>{t('emergency.water.none')}</p>}
      {waters?.map(({ name, distanceM, bearingDeg, knownAs }) => (
        <p key={name}>
          {t(`emergency.water.${knownAs}`, {
            name,
            direction: direction(bearingDeg),
            way: distance(distanceM),
          })}
        </p>
      ))}
    </DossierSection>
  );
}
