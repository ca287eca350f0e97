import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { PanelPlaceholder } from '../ui/Panel.tsx';

/** The page before it knows what to draw. */
export function PageLoading() {
  return (
    <div className="page-picture">
      <PanelPlaceholder state={{ kind: 'loading' }} />
    </div>
  );
}

/** The page when it cannot go on: what happened and what to do. Without `retry` the page is loaded anew. */
export function PageFailure({ error, retry }: { error: Error; retry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="page-picture" role="alert">
      <h2>{t('failure.page')}</h2>
      <p>{retry === undefined ? t('failure.pageHint') : t('failure.server')}</p>
      <p className="page-picture-detail">{error.message}</p>
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
    <div className="panel">
      <div className="panel-body">
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
