import { useTranslation } from 'react-i18next';
import { fullNameOf, nameOfTour } from '../../domain/tour/tour-names.ts';
import { labelIn } from '../../domain/view/languages.ts';
import type { ListedTour } from '../../schemas/tours.ts';
import { useView } from '../../state/hooks.tsx';
import { DEFAULT_TOUR_VIEW } from '../../state/view/tour-view.ts';
import { Button } from '../../ui/Button.tsx';
import * as styles from './Tour.module.css';

/** Says that a link names no tour, or more than one, and which tours there are. */
export function TourList(props: { tours: readonly ListedTour[]; wanted: string; isAmbiguous: boolean }) {
  const { tours, wanted, isAmbiguous } = props;
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const change = useView((state) => state.change);
  return (
    <section className={`${styles.card} ${styles.list}`} data-part="tour-list">
      <p role="alert">{t(isAmbiguous ? 'tour.ambiguous' : 'tour.unknown', { id: wanted })}</p>
      <h2>{t('tour.which')}</h2>
      <ul>
        {tours.map((tour) => (
          <li key={fullNameOf(tour)}>
            <Button onClick={() => change({ tour: { ...DEFAULT_TOUR_VIEW, id: nameOfTour(tour, tours) } })}>
              {labelIn(tour.title, language)}
            </Button>
            <small>
              {tour.origin === 'saved'
                ? t('tour.origin.saved')
                : t('tour.origin.dataSet', { id: tour.dataSet })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
