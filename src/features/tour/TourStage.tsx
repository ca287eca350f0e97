import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountedIncidents } from '../../domain/tour/facts.ts';
import { resolveVariable } from '../../domain/tour/resolve.ts';
import { parseVariable, variablesOf } from '../../domain/tour/template.ts';
import type { Tour } from '../../schemas/tours.ts';
import { useTour, useView } from '../../state/hooks.tsx';
import { FiguresPage } from './FiguresPage.tsx';
import { LeaveBehind } from './LeaveBehind.tsx';
import { StopAnnouncement } from './StopAnnouncement.tsx';
import { StopCard } from './StopCard.tsx';
import type { TourPlace } from './tour-model.ts';
import { TourFoot } from './TourFoot.tsx';
import { useEmptyLayers } from './use-empty-layers.ts';
import { useStopOnMap } from './use-stop-on-map.ts';
import { useTourFacts } from './use-tour-facts.ts';
import { useTourPlayer } from './use-tour-player.ts';
import { usePresenterChannel } from './use-presenter-channel.ts';
import { textsOf, type Say } from './value-words.ts';
import * as styles from './Tour.module.css';

/** A tour that is on: the text beside the map, its foot, and what is laid over the page. */
export function TourStage(props: TourPlace & { tour: Tour; children: ReactNode }) {
  const { tour, map, padding, host, dataset, children } = props;
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  useTourPlayer(tour);
  const at = useTour(({ player }) => player?.stop ?? 0);
  const overlay = useTour((state) => state.overlay);
  const lay = useTour((state) => state.lay);
  const stop = tour.stops[at];
  const plan = useStopOnMap({ stop, map, padding, host, bounds: dataset.bounds });
  const empty = useEmptyLayers(plan);
  const names = useMemo(() => {
    // The sheet tells all stops, so what one of them counts is read once for all.
    const texts = tour.stops.flatMap((each) => textsOf(each, language));
    return new Set(variablesOf(texts).map(({ name }) => name));
  }, [tour, language]);
  const facts = useTourFacts(plan, names);
  const resolve = useMemo(() => (written: string) => resolveVariable(parseVariable(written), facts), [facts]);
  // Numbers of a filter that somebody has changed are not those of the stop.
  const isOfScript = plan?.problems.every(({ kind }) => kind !== 'filterChanged') ?? false;
  const seen = useSeen(stop?.id, isOfScript ? (facts.incidents ?? undefined) : undefined);
  const say = useCallback<Say>((key, values) => t(key, { ...values }), [t]);
  usePresenterChannel(tour, resolve, say);
  if (stop === undefined) return null;
  return (
    <section className={styles.tour} data-part="tour" aria-label={t('tour.title')}>
      <StopAnnouncement stop={stop} number={at + 1} resolve={resolve} />
      <StopCard
        key={stop.id}
        stop={stop}
        number={at + 1}
        problems={[...(plan?.problems ?? []), ...empty]}
        resolve={resolve}
        synthetic={dataset.synthetic}
      />
      <TourFoot tour={tour}>{children}</TourFoot>
      {overlay === 'figures' && <FiguresPage prefixes={stop.published} onClose={() => lay(null)} />}
      {overlay === 'sheet' && (
        <LeaveBehind tour={tour} dataset={dataset} facts={facts} seen={seen} onClose={() => lay(null)} />
      )}
    </section>
  );
}

/** What was counted at each stop that has been shown, by its id. */
function useSeen(
  stopId: string | undefined,
  incidents: CountedIncidents | undefined,
): ReadonlyMap<string, CountedIncidents> {
  const [seen, setSeen] = useState<ReadonlyMap<string, CountedIncidents>>(new Map());
  useEffect(() => {
    if (stopId === undefined || incidents === undefined) return;
    // What is told at once is told together.
    const timer = setTimeout(() => setSeen((before) => new Map(before).set(stopId, incidents)), 0);
    return () => clearTimeout(timer);
  }, [stopId, incidents]);
  return seen;
}
