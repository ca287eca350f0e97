import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { incidentQuery } from '../../api/incidents.ts';
import { formatEmergency } from '../../state/url/emergency.ts';
import { useView } from '../../state/hooks.tsx';

/** Where and since when there is an emergency. */
export interface EmergencySite {
  /** Name of its step log, as in the link. */
  readonly key: string;
  readonly title: string;
  readonly position: readonly [number, number];
  /** Moment of the report, epoch ms. */
  readonly at: number;
  readonly eventNo: string | undefined;
}

/** The emergency that the page is turned to; an incident is looked up first. */
export function useEmergencySite(): {
  site: EmergencySite | undefined;
  error: Error | null;
  retry: () => void;
} {
  const { t } = useTranslation();
  const emergency = useView((state) => state.view.emergency);
  const eventNo = emergency?.kind === 'incident' ? emergency.eventNo : '';
  const { data, error, refetch } = useQuery({ ...incidentQuery(eventNo), enabled: eventNo !== '' });
  const site = useMemo((): EmergencySite | undefined => {
    if (emergency === null) return undefined;
    const key = formatEmergency(emergency);
    if (emergency.kind === 'point') {
      const { position, at } = emergency;
      return { key, title: t('emergency.point'), position, at, eventNo: undefined };
    }
    return (
      data && {
        key,
        title: data.title,
        position: [data.longitude, data.latitude],
        at: Date.parse(data.reportedAt),
        eventNo: data.eventNo,
      }
    );
  }, [emergency, data, t]);
  return { site, error, retry: () => void refetch() };
}
