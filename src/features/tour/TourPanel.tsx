import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { toursQuery } from '../../api/tours.ts';
import { commandOf } from '../../commands/registry.ts';
import { findTour, fullNameOf } from '../../domain/tour/tour-names.ts';
import { useAppState, useTour, useView } from '../../state/hooks.tsx';
import { ToggleButton } from '../../ui/Button.tsx';
import { PanelPlaceholder } from '../../ui/Panel.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { LazyTourEditor } from './lazy-parts.ts';
import { EditButton } from './EditButton.tsx';
import { TourChoice } from './TourChoice.tsx';
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
        {tours !== undefined && <EditButton />}
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
