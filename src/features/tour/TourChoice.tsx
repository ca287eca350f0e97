import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullNameOf, nameOfTour } from '../../domain/tour/tour-names.ts';
import { labelIn } from '../../domain/view/languages.ts';
import type { ListedTour } from '../../schemas/tours.ts';
import { useView } from '../../state/hooks.tsx';
import { DEFAULT_TOUR_VIEW } from '../../state/view/tour-view.ts';
import { Button, ToggleButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import * as styles from './Tour.module.css';

interface Choice {
  readonly tours: readonly ListedTour[];
  readonly shown: ListedTour;
}

/** Which of several tours is on. A wall that nobody sits at chooses in a list: its arrows change nothing that they pass. */
export function TourChoice(choice: Choice) {
  const isKiosk = useView(({ view }) => view.wall.kiosk);
  return isKiosk ? <ChoiceInDialog {...choice} /> : <ChoiceInField {...choice} />;
}

/** Begins the tour of a name. */
function useBegin(): (id: string) => void {
  const change = useView((state) => state.change);
  return (id) => change({ tour: { ...DEFAULT_TOUR_VIEW, id } });
}

function ChoiceInField({ tours, shown }: Choice) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const begin = useBegin();
  return (
    <select
      className={styles.choice}
      aria-label={t('tour.which')}
      value={nameOfTour(shown, tours)}
      onChange={({ target }) => begin(target.value)}
    >
      {tours.map((tour) => (
        <option key={fullNameOf(tour)} value={nameOfTour(tour, tours)}>
          {labelIn(tour.title, language)}
        </option>
      ))}
    </select>
  );
}

function ChoiceInDialog({ tours, shown }: Choice) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const begin = useBegin();
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{labelIn(shown.title, language)} ▾</Button>
      {isOpen && (
        <Dialog title={t('tour.which')} closeLabel={t('panel.close')} onClose={close}>
          <ul className={styles.choices}>
            {tours.map((tour) => (
              <li key={fullNameOf(tour)} data-first={tour === shown || undefined}>
                <ToggleButton
                  isOn={tour === shown}
                  title={fullNameOf(tour)}
                  onClick={() => {
                    close();
                    if (tour !== shown) begin(nameOfTour(tour, tours));
                  }}
                >
                  {labelIn(tour.title, language)}
                </ToggleButton>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}
