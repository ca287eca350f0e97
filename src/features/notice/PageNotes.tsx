import { useTranslation } from 'react-i18next';
import { useEngine, useInterface } from '../../state/hooks.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { LanguageNote } from './LanguageNote.tsx';
import * as styles from './PageNotes.module.css';

/** Longer values of a link are cut in a note. */
const MOST_CHARACTERS = 40;

/** What the reader has to know before anything else: data that failed, and what the link said in vain. */
export function PageNotes({ retry }: { retry: () => void }) {
  const { t } = useTranslation();
  const status = useEngine((state) => state.status);
  const notes = useInterface((state) => state.linkNotes);
  const setNotes = useInterface((state) => state.setLinkNotes);
  const isChangingLanguage = useInterface((state) => state.languageChange !== null);
  if (status.kind !== 'failed' && notes.length === 0 && !isChangingLanguage) return null;
  return (
    <div className={styles.notes}>
      {status.kind === 'failed' && (
        <div className={styles.note} role="alert">
          <p>
            {t(`failure.${status.cause}`)} <small>{status.message}</small>
          </p>
          <Button onClick={retry}>{t('panel.retry')}</Button>
        </div>
      )}
      <LanguageNote />
      {notes.length > 0 && (
        <div className={styles.note} role="status">
          <p>
            {t(notes[0]?.reason === 'oldCode' ? 'linkNote.resolved' : 'linkNote.title')}{' '}
            {notes.map(({ parameter, value, reason }, index) => (
              <span key={index}>
                <code>{`${parameter}=${value}`.slice(0, MOST_CHARACTERS)}</code> ({t(`linkNote.${reason}`)}
                ){' '}
              </span>
            ))}
          </p>
          <IconButton icon="close" label={t('panel.close')} onClick={() => setNotes([])} />
        </div>
      )}
    </div>
  );
}
