import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import type { SaveState, useDraft } from './use-draft.ts';
import * as styles from './TourEditor.module.css';

/** What became of saving, what is not saved, and what came back from an earlier visit. */
export function SaveNote({
  work,
  faultCount,
}: {
  work: ReturnType<typeof useDraft>;
  faultCount: number;
}): ReactNode {
  const { t } = useTranslation();
  const { save, saved, isUnsaved, isRestored, isKept } = work;
  const text = noteOf(save, isUnsaved, faultCount);
  return (
    <div className={styles.note} role="status" data-save={save.kind} data-unsaved={isUnsaved}>
      <p>
        {t(`tourEditor.note.${text}`, { n: faultCount, version: work.draft?.version })}
        {isUnsaved && ` ${t(isKept ? 'tourEditor.kept' : 'tourEditor.notKept')}`}
      </p>
      {'message' in save && <p>{save.message}</p>}
      {(save.kind === 'conflict' || save.kind === 'gone') && (
        <p className={styles.rowKeys}>
          {save.kind === 'conflict' && (
            <Button onClick={() => void work.takeTheirs()}>{t('tourEditor.takeTheirs')}</Button>
          )}
          <Button onClick={() => work.copyTour(work.draft!.tour)}>{t('tourEditor.saveCopy')}</Button>
        </p>
      )}
      {isUnsaved && (isRestored || saved !== null) && (
        <p>
          {isRestored && t('tourEditor.restored')}{' '}
          {saved !== null && <Button onClick={work.discard}>{t('tourEditor.discard')}</Button>}
        </p>
      )}
    </div>
  );
}

function noteOf(save: SaveState, isUnsaved: boolean, faultCount: number): string {
  if (save.kind === 'saving' || 'message' in save) return save.kind;
  if (faultCount > 0) return save.kind === 'faulty' ? 'refused' : 'faulty';
  return isUnsaved ? 'unsaved' : 'saved';
}
