import { useTranslation } from 'react-i18next';
import { useInterface, useView } from '../../state/hooks.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import * as styles from './PageNotes.module.css';

/** The language that was chosen while its texts are on their way, and why it is not shown where they did not come. */
export function LanguageNote() {
  const { t, i18n } = useTranslation();
  const noted = useInterface((state) => state.languageChange);
  const setNoted = useInterface((state) => state.noteLanguageChange);
  const change = useView((state) => state.change);
  if (noted === null) return null;
  const language = new Intl.DisplayNames(i18n.language, { type: 'language' }).of(noted.language);
  if (noted.kind === 'loading')
    return (
      <div className={styles.note} role="status">
        <p>{t('languageChange.loading', { language })}</p>
      </div>
    );
  return (
    <div className={styles.note} role="alert">
      <p>
        {t('languageChange.failed', { language })} <small>{noted.message}</small>
      </p>
      <Button onClick={() => change({ language: noted.language })}>{t('panel.retry')}</Button>
      <IconButton icon="close" label={t('panel.close')} onClick={() => setNoted(null)} />
    </div>
  );
}
