import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toursQuery } from '../../api/tours.ts';
import { commandOf } from '../../commands/registry.ts';
import { labelIn } from '../../domain/view/languages.ts';
import type { Tour } from '../../schemas/tours.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import { ToggleButton } from '../../ui/Button.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { TourStage } from './TourStage.tsx';
import type { TourPlace } from './tour-model.ts';
import * as styles from './Tour.module.css';

/** The tour that the link names, or the first one of the data set; says where there is none. */
export function TourPanel(place: TourPlace) {
  const { t } = useTranslation();
  const { data: tours, error, refetch } = useQuery(toursQuery);
  const wanted = useView(({ view }) => view.tour.id);
  const tour = tours?.find(({ id }) => id === wanted) ?? tours?.[0];
  if (tours === undefined || tour === undefined)
    return (
      <div className={styles.card}>
        <QueryPlaceholder
          error={error}
          retry={refetch}
          notFound={tours === undefined ? undefined : t('tour.none')}
        />
      </div>
    );
  return (
    <TourStage key={tour.id} {...place} tour={tour}>
      <AuditButton />
      {tours.length > 1 && <TourChoice tours={tours} shown={tour} />}
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
function TourChoice({ tours, shown }: { tours: readonly Tour[]; shown: Tour }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const change = useView((state) => state.change);
  return (
    <select
      className={styles.choice}
      aria-label={t('tour.which')}
      value={shown.id}
      onChange={({ target }) => change({ tour: { id: target.value, stop: null } })}
    >
      {tours.map(({ id, title }) => (
        <option key={id} value={id}>
          {labelIn(title, language)}
        </option>
      ))}
    </select>
  );
}
