import { useTranslation } from 'react-i18next';
import { useInterface, useView } from '../../state/hooks.tsx';
import * as styles from './SurgeButtons.module.css';

/** Acknowledges what is shown, and says the key that does it. */
export function AcknowledgeButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  const isKiosk = useView(({ view }) => view.wall.kiosk);
  return (
    <button
      type="button"
      className={`${styles.button} ${styles.seen}`}
      onClick={onClick}
      title={t('surge.acknowledgeHint')}
    >
      <kbd>{isKiosk ? '9' : 'K'}</kbd>
      {t('surge.acknowledge')}
    </button>
  );
}

/** Says how many other counties have a surge (`n`) and opens the list of them. */
export function OthersButton({ n }: { n: number }) {
  const { t } = useTranslation();
  const show = useInterface((state) => state.show);
  return (
    <button
      type="button"
      className={styles.button}
      title={t('surge.moreHint', { n })}
      onClick={() => show({ kind: 'surges' })}
    >
      {t('surge.more', { n })}
    </button>
  );
}
