import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ApiError } from '../../../api/client.ts';
import { saveTourScript, toursQuery } from '../../../api/tours.ts';
import { freeTourId, fullNameOf } from '../../../domain/tour/tour-names.ts';
import { tourSchema, type ListedTour, type Tour } from '../../../schemas/tours.ts';
import { useView } from '../../../state/hooks.tsx';
import { keepDraft, readDrafts } from './draft-storage.ts';
import { createDraftStore, isChanged, type TourDraft } from './draft-store.ts';
import { faultsOf, type TourFault } from './faults.ts';
import type { Say } from '../value-words.ts';
import { scriptOf } from './script-of.ts';

/** What became of the last attempt to save. */
export type SaveState =
  | { readonly kind: 'idle' | 'saving' | 'saved' | 'faulty' }
  | { readonly kind: 'conflict' | 'failed'; readonly message: string; readonly faults: readonly TourFault[] };

/** One for the page, so that a look at the tour in between loses nothing. */
const store = createDraftStore();
store.subscribe((now, before) => {
  const { draft, saved } = now;
  if (draft === null || (draft === before.draft && saved === before.saved)) return;
  const isKept = keepDraft(localStorage, draft.tour.id, isChanged(now) ? draft : undefined);
  if (isKept !== now.isKept) store.setState({ isKept });
});

/** The tour that is written: opened, copied, begun, read from a file, saved; kept in the browser until it is saved. */
export function useDraft(tours: readonly ListedTour[]) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const say: Say = (key, values) => t(key, { ...values });
  const queries = useQueryClient();
  const state = useStore(store);
  const { draft, saved } = state;
  const [save, setSave] = useState<SaveState>({ kind: 'idle' });
  const [importFault, setImportFault] = useState<string>();
  const isUnsaved = isChanged(state);

  const begin = (opened: TourDraft, script: Tour | null): void => {
    const kept = readDrafts(localStorage)[opened.tour.id];
    store.getState().open(kept ?? opened, script, kept !== undefined);
    setSave({ kind: 'idle' });
    setImportFault(undefined);
  };
  /** A copy under an id that neither a saved tour nor an unsaved one has. */
  const beginCopy = (tour: Tour, basedOn?: string): void => {
    const taken = [...tours.map(({ id }) => id), ...Object.keys(readDrafts(localStorage))];
    const copy = { ...tour, id: freeTourId(tour.id, taken) };
    begin({ tour: copy, version: 0, ...(basedOn !== undefined && { basedOn }) }, null);
  };
  const copyTitle = ({ title }: Tour): Tour['title'] => ({
    ...title,
    'zh-CN': t('tourEditor.copyOf', { name: title['zh-CN'] }),
  });
  const saveDraft = async (over?: number): Promise<void> => {
    if (draft === null) return;
    const script = draft.tour;
    if (faultsOf(script, language, say).length > 0) return setSave({ kind: 'faulty' });
    setSave({ kind: 'saving' });
    const { basedOn } = draft;
    const version = over ?? draft.version;
    try {
      const listed = await saveTourScript({
        version,
        tour: script,
        ...(basedOn !== undefined && { basedOn }),
      });
      store.getState().noteSaved(listed, script);
      setSave({ kind: 'saved' });
      await queries.invalidateQueries({ queryKey: [...toursQuery.queryKey] });
    } catch (failure) {
      const isConflict = failure instanceof ApiError && failure.status === 409;
      const details = failure instanceof ApiError ? failure.details : [];
      setSave({
        kind: isConflict ? 'conflict' : 'failed',
        message: failure instanceof Error ? failure.message : String(failure),
        faults: details.map(({ field = '', message }) => ({
          path: field.replace(/^(body\.)?tour\./, ''),
          message,
        })),
      });
      if (isConflict) await queries.invalidateQueries({ queryKey: [...toursQuery.queryKey] });
    }
  };
  const read = (text: string): void => {
    try {
      const value: unknown = JSON.parse(text);
      const faults = faultsOf(value, language, say);
      const { data } = tourSchema.safeParse(value);
      if (data === undefined)
        return setImportFault(faults.map(({ path, message }) => `${path}: ${message}`).join('\n'));
      beginCopy(data);
    } catch (failure) {
      setImportFault(
        t('tourEditor.noJson', { reason: failure instanceof Error ? failure.message : String(failure) }),
      );
    }
  };
  return {
    ...state,
    isUnsaved,
    save,
    importFault,
    drafts: readDrafts(localStorage),
    /** Goes on with a tour that was begun and never saved. */
    resume: (opened: TourDraft) => begin(opened, null),
    forget: (id: string) => {
      keepDraft(localStorage, id, undefined);
      setImportFault(undefined);
      setSave({ kind: 'idle' });
    },
    openTour: (tour: ListedTour) => {
      const script = scriptOf(tour);
      begin({ tour: script, version: tour.version, basedOn: tour.basedOn }, script);
    },
    copyTour: (tour: ListedTour | Tour, origin?: ListedTour) =>
      beginCopy({ ...scriptOf(tour), title: copyTitle(tour) }, origin && fullNameOf(origin)),
    beginTour: (tour: Tour) => beginCopy(tour),
    readTour: read,
    saveDraft,
    /** Gives the changes up: back to what is saved, which can be undone. */
    discard: () => {
      if (saved !== null) store.getState().change(saved);
    },
    /** After a conflict: what somebody else has saved, in the place of the own changes. */
    takeTheirs: () => {
      const theirs = tours.find(({ id, origin }) => origin === 'saved' && id === draft?.tour.id);
      if (draft !== null) keepDraft(localStorage, draft.tour.id, undefined);
      if (theirs === undefined) return store.getState().close();
      const script = scriptOf(theirs);
      store
        .getState()
        .open({ tour: script, version: theirs.version, basedOn: theirs.basedOn }, script, false);
      setSave({ kind: 'idle' });
    },
  };
}
