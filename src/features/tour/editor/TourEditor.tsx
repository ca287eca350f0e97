import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { toursQuery } from '../../../api/tours.ts';
import { focusInto, moveFocus } from '../../../commands/move-focus.ts';
import { ARROW_DIRECTIONS, type ArrowDirection } from '../../../domain/screen/nearest-in-direction.ts';
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
  useFocusWhileOpen(panel);
  const queries = useQueryClient();
  // Somebody else may have saved since the tours were read.
  useEffect(() => void queries.invalidateQueries({ queryKey: [...toursQuery.queryKey] }), [queries]);
  const close = (): void => state.tour.getState().edit(false);
  return (
    <section
      ref={panel}
      className={styles.editor}
      data-part="tour-editor"
      tabIndex={-1}
      aria-label={t('tourEditor.title')}
      onKeyDown={(event) => takeKey(event, work, close)}
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

/** Focuses the editor, and when it closes what it came from, or the button of the same name that stands there then. */
function useFocusWhileOpen(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (!(before instanceof HTMLElement) || before === document.body) return;
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const button = document.querySelector<HTMLElement>('[data-part="edit-tour"] button');
        (before.isConnected ? before : button)?.focus();
      });
    };
  }, [panel]);
}

/** What needs arrows and Backspace itself. */
const FIELD = 'input, textarea, select, [contenteditable="true"]';

/** Moves the focus; from the editor itself, which has it at first, into it. */
function walk(event: KeyboardEvent<HTMLElement>, direction: ArrowDirection): void {
  if (event.target !== event.currentTarget || !focusInto('[data-part="tour-editor"]')) moveFocus(direction);
}

/**
 * Keys of the editor; the tour and the page behind it hear none but those that they need. Escape leaves a field, then the
 * editor; outside of fields Backspace leaves it too, and arrows move the focus.
 */
function takeKey(
  event: KeyboardEvent<HTMLElement>,
  work: ReturnType<typeof useDraft>,
  close: () => void,
): void {
  event.stopPropagation();
  if (event.defaultPrevented) return;
  const key = event.key.toLowerCase();
  const isCtrl = event.ctrlKey || event.metaKey;
  const direction = ARROW_DIRECTIONS.find((one) => key === `arrow${one}`);
  const isFree = event.target instanceof Element && !event.target.matches(FIELD);
  if (isFree && key === 'backspace') close();
  else if (isFree && direction !== undefined && !isCtrl && !event.altKey) walk(event, direction);
  else if (key === 'escape' && !event.nativeEvent.isComposing) {
    if (event.target === event.currentTarget) close();
    else event.currentTarget.focus();
  } else if (isCtrl && key === 's') void work.saveDraft();
  else if (isCtrl && key === 'z' && event.shiftKey) work.redo();
  else if (isCtrl && key === 'z') work.undo();
  else return;
  event.preventDefault();
}
