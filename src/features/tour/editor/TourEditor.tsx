import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedTour } from '../../../schemas/tours.ts';
import { useAppState } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { TourPlace } from '../tour-model.ts';
import { OpenedTour } from './OpenedTour.tsx';
import { SavedTours } from './SavedTours.tsx';
import { emptyTour } from './StopList.tsx';
import { useDraft } from './use-draft.ts';
import * as styles from './TourEditor.module.css';

/** Writes tours: the list of them, and the one that is opened with its stops, beside the map that they look at. */
export function TourEditor({ tours, ...place }: TourPlace & { tours: readonly ListedTour[] }) {
  const { t } = useTranslation();
  const state = useAppState();
  const work = useDraft(tours);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const close = (): void => state.tour.getState().edit(false);
  return (
    <section
      ref={panel}
      className={styles.editor}
      data-part="tour-editor"
      tabIndex={-1}
      aria-label={t('tourEditor.title')}
      onKeyDown={(event) => takeKey(event, work)}
    >
      <header className={styles.head}>
        <h2>{t('tourEditor.title')}</h2>
        <Button onClick={close}>{t('tourEditor.close')}</Button>
      </header>
      {work.draft === null ? (
        <>
          <SavedTours
            tours={tours}
            drafts={work.drafts}
            onResume={work.resume}
            onForget={work.forget}
            onOpen={work.openTour}
            onCopy={(tour) => work.copyTour(tour, tour)}
            onNew={() => work.beginTour(emptyTour('tour', place.dataset.bounds, t('tourEditor.newTour')))}
            onImport={work.readTour}
          />
          {work.importFault !== undefined && (
            <pre role="alert" className={styles.faults}>
              {work.importFault}
            </pre>
          )}
        </>
      ) : (
        <OpenedTour {...place} work={work} tours={tours} />
      )}
    </section>
  );
}

/** Keys of the editor; the tour and the page behind it hear none but those that they need. */
function takeKey(event: KeyboardEvent, work: ReturnType<typeof useDraft>): void {
  event.stopPropagation();
  if (!event.ctrlKey && !event.metaKey) return;
  const key = event.key.toLowerCase();
  if (key === 's') void work.saveDraft();
  else if (key === 'z' && event.shiftKey) work.redo();
  else if (key === 'z') work.undo();
  else return;
  event.preventDefault();
}
