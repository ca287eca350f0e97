import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { camerasQuery } from '../../api/cameras.ts';
import { facilitiesQuery } from '../../api/facilities.ts';
import { isWithin } from '../../domain/grids/codes.ts';
import { useView } from '../../state/hooks.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';

const SHOWN = 12;

/** Facilities and video points inside a unit. */
export function UnitFacilities({ code }: { code: string }) {
  const { t } = useTranslation();
  const select = useView((state) => state.select);
  const facilities = useQuery(facilitiesQuery).data;
  const cameras = useQuery(camerasQuery).data;
  const inside = <T extends { unitCode?: string | undefined }>(records: readonly T[] | undefined): T[] =>
    (records ?? []).filter(({ unitCode }) => unitCode !== undefined && isWithin(unitCode, code));
  const here = inside(facilities);
  const seen = inside(cameras).filter((camera) => camera.status !== 'removed');
  const types = [...new Set(here.map((facility) => facility.facilityType))];
  const online = seen.filter((camera) => camera.status === 'online').length;
  return (
    <>
      <DossierSection title={t('unit.facilities')} aside={facilities && String(here.length)}>
        {facilities !== undefined && here.length === 0 && (
          <p className={dossierContent.note}>{t('unit.noFacilities')}</p>
        )}
        <ul className={dossierContent.plainList}>
          {here.length <= SHOWN
            ? here.map((facility) => (
                <li key={facility.id}>
                  <button
                    type="button"
                    className={dossierContent.link}
                    onClick={() => select({ kind: 'facility', id: facility.id })}
                  >
                    {facility.name}
                  </button>
                  <span>{t(`facilityType.${facility.facilityType}`)}</span>
                </li>
              ))
            : types.map((type) => (
                <li key={type}>
                  <span>{t(`facilityType.${type}`)}</span>
                  <span>{here.filter((facility) => facility.facilityType === type).length}</span>
                </li>
              ))}
        </ul>
      </DossierSection>
      {cameras !== undefined && seen.length > 0 && (
        <DossierSection title={t('unit.cameras')} aside={t('unit.camerasOf', { online, total: seen.length })}>
          {null}
        </DossierSection>
      )}
    </>
  );
}
