import { useTranslation } from 'react-i18next';
import { useView } from '../state/hooks.tsx';
import { Button } from '../ui/Button.tsx';
import { PanelPlaceholder } from '../ui/Panel.tsx';
import * as styles from './PageStates.module.css';
import * as panelStyles from '../ui/Panel.module.css';

/** The page before it knows what to draw. */
export function PageLoading() {
  return (
    <div className={styles.page}>
      <PanelPlaceholder state={{ kind: 'loading' }} />
    </div>
  );
}

/** The page when it cannot go on: what happened and what to do. Without `retry` the page is loaded anew. */
export function PageFailure({ error, retry }: { error: Error; retry?: () => void }) {
  const { t } = useTranslation();
  // In place of a whole page it has the keys, as that would have.
  const isWholePage = useView(({ view }) => view.page !== 'map');
  return (
    <div className={styles.page} role="alert" data-layer={isWholePage ? 'page' : undefined}>
      <h2>{t('failure.page')}</h2>
      <p>{retry === undefined ? t('failure.pageHint') : t('failure.server')}</p>
      <p className={styles.detail}>{error.message}</p>
      <Button onClick={retry ?? (() => location.reload())}>
        {retry === undefined ? t('failure.reload') : t('panel.retry')}
      </Button>
    </div>
  );
}

/** A panel that failed while it was drawn; the rest of the page goes on. */
export function PanelFailure({ error }: { error: Error }) {
  const { t } = useTranslation();
  return (
    <div className={panelStyles.panel}>
      <div className={`${panelStyles.body} ${panelStyles.flush}`}>
        <PanelPlaceholder
          state={{
            kind: 'failed',
            message: t('failure.page'),
            hint: error.message,
            retry: () => location.reload(),
          }}
        />
      </div>
    </div>
  );
}
