import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { consultationsOfIncidentQuery } from '../../api/consultations.ts';
import { useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';

/** What cannot be solved at once goes into consultation; where it did, the way leads to its item. */
export function ConsultationLink({ eventNo }: { eventNo: string }) {
  const { t } = useTranslation();
  const change = useView((state) => state.change);
  const { data } = useQuery(consultationsOfIncidentQuery(eventNo));
  const item = data?.items[0];
  return (
    <Button onClick={() => change({ page: 'consultation', item: item?.id ?? `new:${eventNo}` })}>
      {item === undefined
        ? t('incident.toConsultation')
        : t('incident.inConsultation', { n: item.steps.length })}
    </Button>
  );
}
