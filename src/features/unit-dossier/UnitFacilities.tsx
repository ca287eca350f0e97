import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { facilitiesQuery } from '../../api/facilities.ts';
import type { IndexedUnit } from '../../api/unit-index.ts';
import { insideOf } from '../../domain/grids/codes.ts';
import { useView } from '../../state/hooks.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';

const SHOWN = 12;

/** Facilities inside a unit. */
export function UnitFacilities({ unit }: { unit: IndexedUnit }) {
  const { t } = useTranslation();
  const select = useView((state) => state.select);
  const { data: facilities, error, refetch } = useQuery(facilitiesQuery);
  const isInside = insideOf(unit.code, unit.memberCodes);
  const here = (facilities ?? []).filter(({ unitCode }) => unitCode !== undefined && isInside(unitCode));
  const types = [...new Set(here.map((facility) => facility.facilityType))];
  return (
    <DossierSection title={t('unit.facilities')} aside={facilities && String(here.length)}>
      {facilities === undefined && <QueryPlaceholder error={error} retry={refetch} />}
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
  );
}
