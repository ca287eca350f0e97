import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removeSavedTour, saveTourScript, toursQuery } from '../../../api/tours.ts';
import { fullNameOf, nameOfTour } from '../../../domain/tour/tour-names.ts';
import { labelIn } from '../../../domain/view/languages.ts';
import type { ListedTour } from '../../../schemas/tours.ts';
import { useAppState, useView } from '../../../state/hooks.tsx';
import { DEFAULT_TOUR_VIEW } from '../../../state/view/tour-view.ts';
import { Button } from '../../../ui/Button.tsx';
import type { TourDraft } from './draft-store.ts';
import { scriptOf } from './script-of.ts';
import * as styles from './TourEditor.module.css';

/** The tours that there are: to show, write at, copy and remove, and to begin a new one or read one from a file. */
export function SavedTours(props: {
  tours: readonly ListedTour[];
  /** What is not saved, by the id of its tour. */
  drafts: Readonly<Record<string, TourDraft>>;
  onResume: (draft: TourDraft) => void;
  onForget: (id: string) => void;
  onOpen: (tour: ListedTour) => void;
  onCopy: (tour: ListedTour) => void;
  onNew: () => void;
  onImport: (text: string) => void;
}) {
  const { tours, drafts, onResume, onForget, onOpen, onCopy, onNew, onImport } = props;
  const { t } = useTranslation();
  const state = useAppState();
  const language = useView(({ view }) => view.language);
  const { removed, error, remove, putBack } = useRemoval();
  const file = useRef<HTMLInputElement>(null);
  const show = (tour: ListedTour): void => {
    state.view.getState().change({ tour: { ...DEFAULT_TOUR_VIEW, id: nameOfTour(tour, tours) } });
    state.tour.getState().edit(false);
  };
  return (
    <section className={styles.tours} data-part="saved-tours" aria-label={t('tourEditor.tours')}>
      <h2>{t('tourEditor.tours')}</h2>
      <ul>
        {tours.map((tour) => (
          <li key={fullNameOf(tour)} data-tour={fullNameOf(tour)}>
            <strong>{labelIn(tour.title, language)}</strong>
            <small>
              {tour.origin === 'saved'
                ? t('tourEditor.savedAs', {
                    version: tour.version,
                    date: tour.updatedAt?.slice(0, 16).replace('T', ' '),
                  })
                : t('tour.origin.dataSet', { id: tour.dataSet })}
              {Object.hasOwn(drafts, tour.id) && tour.origin === 'saved' && ` · ${t('tourEditor.hasDraft')}`}
            </small>
            <span className={styles.rowKeys}>
              <Button onClick={() => show(tour)}>{t('tourEditor.show')}</Button>
              {tour.origin === 'saved' && (
                <Button onClick={() => onOpen(tour)}>{t('tourEditor.open')}</Button>
              )}
              <Button onClick={() => onCopy(tour)}>{t('tourEditor.copy')}</Button>
              {tour.origin === 'saved' && (
                <Button onClick={() => void remove(tour)}>{t('tourEditor.delete')}</Button>
              )}
            </span>
          </li>
        ))}
        {Object.values(drafts)
          .filter(({ tour: { id } }) => !tours.some((tour) => tour.origin === 'saved' && tour.id === id))
          .map((draft) => (
            <li key={`draft.${draft.tour.id}`} data-tour={`draft.${draft.tour.id}`}>
              <strong>{labelIn(draft.tour.title, language)}</strong>
              <small>{t('tourEditor.neverSaved')}</small>
              <span className={styles.rowKeys}>
                <Button onClick={() => onResume(draft)}>{t('tourEditor.resume')}</Button>
                <Button onClick={() => onForget(draft.tour.id)}>{t('tourEditor.discard')}</Button>
              </span>
            </li>
          ))}
      </ul>
      {removed !== undefined && (
        <p role="status" className={styles.other}>
          {t('tourEditor.removed', { name: labelIn(removed.title, language) })}{' '}
          <Button onClick={() => void putBack()}>{t('tourEditor.undo')}</Button>
        </p>
      )}
      {error !== undefined && (
        <p role="alert" className={styles.faults}>
          {error}
        </p>
      )}
      <p className={styles.rowKeys}>
        <Button onClick={onNew}>{t('tourEditor.new')}</Button>
        <Button onClick={() => file.current?.click()}>{t('tourEditor.import')}</Button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          onChange={({ target }) => {
            void target.files?.[0]?.text().then(onImport);
            target.value = '';
          }}
        />
      </p>
    </section>
  );
}

/** Removes a saved tour, and puts it back. */
function useRemoval() {
  const queries = useQueryClient();
  const [removed, setRemoved] = useState<ListedTour>();
  const [error, setError] = useState<string>();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: [...toursQuery.queryKey] });
  const attempt = async (work: () => Promise<unknown>, next: ListedTour | undefined): Promise<void> => {
    try {
      await work();
      setRemoved(next);
      setError(undefined);
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
    }
    await refresh();
  };
  return {
    removed,
    error,
    remove: (tour: ListedTour) => attempt(() => removeSavedTour(tour.id, tour.version), tour),
    putBack: async () => {
      if (removed === undefined) return;
      const { basedOn } = removed;
      const save = { version: 0, tour: scriptOf(removed), ...(basedOn !== undefined && { basedOn }) };
      await attempt(() => saveTourScript(save), undefined);
    },
  };
}
