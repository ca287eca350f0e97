import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toursQuery } from '../../api/tours.ts';
import { labelIn } from '../../domain/view/languages.ts';
import type { Tour } from '../../schemas/tours.ts';
import { useView } from '../../state/hooks.tsx';
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
      {tours.length > 1 && <TourChoice tours={tours} shown={tour} />}
    </TourStage>
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
