import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { datasetQuery } from '../../api/dataset.ts';
import { whileUnanswered } from '../../api/client.ts';
import { incidentQuery } from '../../api/incidents.ts';
import { shownTime } from '../../domain/incidents/shown-time.ts';
import { labelOfCode } from '../../domain/view/languages.ts';
import type { Situation } from '../../schemas/situation.ts';
import { formatEmergency } from '../../state/url/emergency.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import { watchKnownIncident, type KnownIncident } from './known-incident.ts';

/** Where and since when there is an emergency. */
export interface EmergencySite {
  /** Name of its step log, as in the link. */
  readonly key: string;
  readonly title: string;
  readonly position: readonly [number, number];
  /** The report, epoch ms in the order of times: a date where it has no hour (`isDate`). */
  readonly at: number;
  readonly eventNo: string | undefined;
  /** `undefined`: it has to be found by the position. */
  readonly unitCode: string | undefined;
  /** Whether it is only what the page holds, because the server has not answered. */
  readonly isFromPage: boolean;
}

/**
 * The emergency that the page is turned to. An incident is looked up at the server, again and again until it answers; until
 * then it is what the page itself knows of it.
 */
export function useEmergencySite(): {
  site: EmergencySite | undefined;
  error: Error | null;
  retry: () => void;
} {
  const { t } = useTranslation();
  const language = useView((state) => state.view.language);
  const emergency = useView((state) => state.view.emergency);
  const eventNo = emergency?.kind === 'incident' ? emergency.eventNo : '';
  const { data, error, refetch } = useQuery({
    ...incidentQuery(eventNo),
    enabled: eventNo !== '',
    retry: false,
    refetchInterval: whileUnanswered,
  });
  const known = useKnownIncident(eventNo);
  const { data: dataset } = useQuery({ ...datasetQuery, enabled: false });
  const site = useMemo((): EmergencySite | undefined => {
    if (emergency === null) return undefined;
    const key = formatEmergency(emergency);
    if (emergency.kind === 'point') {
      const { position, at } = emergency;
      return {
        key,
        title: t('emergency.point'),
        position,
        at,
        eventNo: undefined,
        unitCode: undefined,
        isFromPage: false,
      };
    }
    if (data !== undefined)
      return {
        key,
        title: data.title,
        position: [data.longitude, data.latitude],
        at: shownTime(data, 'reportedAt'),
        eventNo: data.eventNo,
        unitCode: data.unitCode,
        isFromPage: false,
      };
    if (known === undefined) return undefined;
    const { longitude, latitude, categoryCode, reportedAt: at, unitCode } = known;
    const title =
      known.title ??
      labelOfCode(dataset?.codeTables.categories ?? [], categoryCode, language) ??
      categoryCode;
    return { key, title, position: [longitude, latitude], at, eventNo, unitCode, isFromPage: true };
  }, [emergency, eventNo, data, known, dataset, language, t]);
  return { site, error, retry: () => void refetch() };
}

/** What the page holds of an incident: looked up until it is found, since panels, stream and map may come later. */
function useKnownIncident(eventNo: string): KnownIncident | undefined {
  const client = useQueryClient();
  const { live, engine } = useAppState();
  const [found, setFound] = useState<{ eventNo: string; known: KnownIncident }>();
  useEffect(() => {
    if (eventNo === '') return undefined;
    return watchKnownIncident(
      eventNo,
      () => ({
        situations: client
          .getQueriesData<Situation>({ queryKey: ['situation'] })
          .flatMap(([, situation]) => situation ?? []),
        newest: live.getState().newest,
        answer: engine.getState().answer,
      }),
      [(look) => client.getQueryCache().subscribe(look), live.subscribe, engine.subscribe],
      (known) => setFound({ eventNo, known }),
    );
  }, [client, live, engine, eventNo]);
  return found?.eventNo === eventNo ? found.known : undefined;
}
