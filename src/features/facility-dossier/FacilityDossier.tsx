import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { facilitiesQuery } from '../../api/facilities.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { useView } from '../../state/hooks.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { DossierFrame } from '../../ui/DossierFrame.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';

/** One facility. */
export function FacilityDossier({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(facilitiesQuery);
  const select = useView((state) => state.select);
  const unitIndex = useUnitIndex();
  const facility = data?.find((candidate) => candidate.id === id);
  if (facility === undefined)
    return (
      <DossierFrame kind={t('search.kind.facility')} title={id} onClose={() => select(null)}>
        <QueryPlaceholder error={error} retry={refetch} notFound={data && t('dossier.notFound', { id })} />
      </DossierFrame>
    );
  return (
    <DossierFrame
      kind={t('search.kind.facility')}
      title={facility.name}
      onClose={() => select(null)}
      badges={
        <>
          <Badge tone="accent">{t(`facilityType.${facility.facilityType}`)}</Badge>
          <Badge>{t(`dossier.origin.${facility.origin}`)}</Badge>
        </>
      }
    >
      <Facts
        facts={[
          { name: t('facility.hours'), value: facility.openHours ?? t('unknown') },
          facility.capacity !== undefined && {
            name: t('facility.capacity'),
            value: t('facility.capacityOf', { n: facility.capacity }),
          },
          facility.serviceRadiusM !== undefined && {
            name: t('facility.radius'),
            value: `${facility.serviceRadiusM} m`,
          },
          facility.unitCode !== undefined && {
            name: t('facility.unit'),
            value: unitIndex.get(facility.unitCode)?.name ?? facility.unitCode,
          },
          facility.source !== undefined && { name: t('dossier.source'), value: facility.source },
          facility.note !== undefined && { name: t('dossier.note'), value: facility.note },
        ]}
      />
    </DossierFrame>
  );
}
