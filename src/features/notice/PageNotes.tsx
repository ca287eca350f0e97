import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchAgain } from '../../api/fetch-again.ts';
import { withTexts } from '../../i18n/index.ts';
import { useEngine, useInterface } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import * as styles from './PageNotes.module.css';

const LinkNotes = lazy(async () => ({
  default: (await fetchAgain(() => withTexts(['linkNotes'], import('./LinkNotes.tsx')))).LinkNotes,
}));
const LanguageNote = lazy(async () => ({
  default: (await fetchAgain(() => import('./LanguageNote.tsx'))).LanguageNote,
}));

/** What the reader has to know before anything else: data that failed, and what the link said in vain. */
export function PageNotes({ retry }: { retry: () => void }) {
  const { t } = useTranslation();
  const status = useEngine((state) => state.status);
  const hasNotes = useInterface((state) => state.linkNotes.length > 0);
  const isChangingLanguage = useInterface((state) => state.languageChange !== null);
  if (status.kind !== 'failed' && !hasNotes && !isChangingLanguage) return null;
  return (
    <div className={styles.notes} data-part="notes">
      {status.kind === 'failed' && (
        <div className={styles.note} role="alert">
          <p>
            {t(`failure.${status.cause}`)} <small>{status.message}</small>
          </p>
          <Button onClick={retry}>{t('panel.retry')}</Button>
        </div>
      )}
      <Suspense>
        {isChangingLanguage && <LanguageNote />}
        {hasNotes && <LinkNotes />}
      </Suspense>
    </div>
  );
}
