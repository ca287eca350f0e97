import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { toursQuery } from '../../api/tours.ts';
import { commandOf } from '../../commands/registry.ts';
import { labelIn } from '../../domain/view/languages.ts';
import { findTour, fullNameOf, nameOfTour } from '../../domain/tour/tour-names.ts';
import type { ListedTour } from '../../schemas/tours.ts';
import { useAppState, useTour, useView } from '../../state/hooks.tsx';
import { DEFAULT_TOUR_VIEW } from '../../state/view/tour-view.ts';
import { Button, ToggleButton } from '../../ui/Button.tsx';
import { PanelPlaceholder } from '../../ui/Panel.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { LazyTourEditor } from './lazy-parts.ts';
import { TourList } from './TourList.tsx';
import { TourStage } from './TourStage.tsx';
import type { TourPlace } from './tour-model.ts';
import * as styles from './Tour.module.css';

/**
 * The tour that the link names, or the first one where it names none; says where there is none, and which there are. While
 * one is written, the editor stands in its place.
 */
export function TourPanel(place: TourPlace) {
  const { t } = useTranslation();
  const { data: tours, error, refetch } = useQuery(toursQuery);
  const wanted = useView(({ view }) => view.tour.id);
  const isEditing = useTour((state) => state.isEditing);
  const edit = useTour((state) => state.edit);
  // Who comes back to the tour looks at it first.
  useEffect(() => () => edit(false), [edit]);
  if (isEditing && tours !== undefined)
    return (
      <Suspense fallback={<PanelPlaceholder state={{ kind: 'loading' }} />}>
        <LazyTourEditor {...place} tours={tours} />
      </Suspense>
    );
  const found = wanted === null ? tours?.[0] : tours && findTour(tours, wanted);
  if (
    tours !== undefined &&
    tours.length > 0 &&
    wanted !== null &&
    (found === undefined || found === 'ambiguous')
  )
    return <TourList tours={tours} wanted={wanted} isAmbiguous={found === 'ambiguous'} />;
  if (tours === undefined || found === undefined || found === 'ambiguous')
    return (
      <div className={styles.card}>
        <QueryPlaceholder
          error={error}
          retry={refetch}
          notFound={tours === undefined ? undefined : t('tour.none')}
        />
        {tours !== undefined && (
          <span data-part="edit-tour">
            <Button onClick={() => edit(true)}>{t('tour.edit')}</Button>
          </span>
        )}
      </div>
    );
  return (
    <TourStage key={fullNameOf(found)} {...place} tour={found}>
      <AuditButton />
      {tours.length > 1 && <TourChoice tours={tours} shown={found} />}
    </TourStage>
  );
}

/** Opens the coverage audit beside the stop. */
function AuditButton() {
  const { t } = useTranslation();
  const state = useAppState();
  const isOn = useView(({ view }) => view.audit !== null);
  return (
    <ToggleButton isOn={isOn} title={t('command.audit')} onClick={() => commandOf('audit.panel').run(state)}>
      {t('tour.audit')}
    </ToggleButton>
  );
}

/** Which of several tours is on. */
function TourChoice({ tours, shown }: { tours: readonly ListedTour[]; shown: ListedTour }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const change = useView((state) => state.change);
  return (
    <select
      className={styles.choice}
      aria-label={t('tour.which')}
      value={nameOfTour(shown, tours)}
      onChange={({ target }) => change({ tour: { ...DEFAULT_TOUR_VIEW, id: target.value } })}
    >
      {tours.map((tour) => (
        <option key={fullNameOf(tour)} value={nameOfTour(tour, tours)}>
          {labelIn(tour.title, language)}
        </option>
      ))}
    </select>
  );
}
