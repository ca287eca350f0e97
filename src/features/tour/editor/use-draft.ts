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
  /** `gone`: a conflict with somebody who has removed the tour. */
  | {
      readonly kind: 'conflict' | 'gone' | 'failed';
      readonly message: string;
      readonly faults: readonly TourFault[];
    };

/** One for the page, so that a look at the tour in between loses nothing. */
const store = createDraftStore();
store.subscribe((now, before) => {
  const { draft, saved } = now;
  if (draft === null || (draft === before.draft && saved === before.saved)) return;
  const isKept = keepDraft(localStorage, draft.tour.id, isChanged(now) ? draft : undefined);
  if (isKept !== now.isKept) store.setState({ isKept });
});

/** Ids of tours that are on their way to the server. */
const onTheirWay = new Set<string>();

/** What the browser keeps of a tour that was saved while another one was written already. */
function noteSavedAside({ version }: ListedTour, script: Tour): void {
  const kept = readDrafts(localStorage)[script.id];
  if (kept === undefined) return;
  const isSaved = JSON.stringify(kept.tour) === JSON.stringify(script);
  keepDraft(localStorage, script.id, isSaved ? undefined : { ...kept, version });
}

const messageOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : String(failure);

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
  /** The saved tour of an id as it is now; `undefined` where there is none. */
  const readSaved = async (id: string): Promise<ListedTour | undefined> => {
    const now = await queries.fetchQuery({ ...toursQuery, staleTime: 0 });
    return now.find((tour) => tour.origin === 'saved' && tour.id === id);
  };
  /** Whether nobody has saved a tour of this id any more; `false` where that cannot be known. */
  const isRemoved = (id: string): Promise<boolean> =>
    readSaved(id).then(
      (tour) => tour === undefined,
      () => false,
    );
  /** After a conflict: what somebody else has saved, in the place of the own changes, which an undo brings back. */
  const takeTheirs = async (): Promise<void> => {
    const id = draft?.tour.id;
    if (id === undefined) return;
    try {
      const theirs = await readSaved(id);
      if (store.getState().draft?.tour.id !== id) return;
      if (theirs === undefined)
        return setSave({ kind: 'gone', message: t('tourEditor.goneHint'), faults: [] });
      const script = scriptOf(theirs);
      store.getState().takeOver({ tour: script, version: theirs.version, basedOn: theirs.basedOn }, script);
      setSave({ kind: 'idle' });
    } catch (failure) {
      setSave({ kind: 'conflict', message: messageOf(failure), faults: [] });
    }
  };
  const saveDraft = async (over?: number): Promise<void> => {
    if (draft === null || onTheirWay.has(draft.tour.id)) return;
    const script = draft.tour;
    const isStillOpen = (): boolean => store.getState().draft?.tour.id === script.id;
    if (faultsOf(script, language, say).length > 0) return setSave({ kind: 'faulty' });
    setSave({ kind: 'saving' });
    onTheirWay.add(script.id);
    const { basedOn } = draft;
    const version = over ?? draft.version;
    try {
      const listed = await saveTourScript({
        version,
        tour: script,
        ...(basedOn !== undefined && { basedOn }),
      }).finally(() => onTheirWay.delete(script.id));
      if (isStillOpen()) {
        store.getState().noteSaved(listed, script);
        setSave({ kind: 'saved' });
      } else noteSavedAside(listed, script);
      await queries.invalidateQueries({ queryKey: [...toursQuery.queryKey] });
    } catch (failure) {
      const isConflict = failure instanceof ApiError && failure.status === 409;
      const details = failure instanceof ApiError ? failure.details : [];
      const isGone = isConflict && (await isRemoved(script.id));
      if (!isStillOpen()) return;
      setSave({
        kind: isGone ? 'gone' : isConflict ? 'conflict' : 'failed',
        message: messageOf(failure),
        faults: details.map(({ field = '', message }) => ({
          path: field.replace(/^(body\.)?tour\./, ''),
          message,
        })),
      });
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
      setImportFault(t('tourEditor.noJson', { reason: messageOf(failure) }));
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
    takeTheirs,
  };
}
