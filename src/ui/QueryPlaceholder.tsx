import { useTranslation } from 'react-i18next';
import { PanelPlaceholder } from './Panel.tsx';

/** Stands in place of content that a query does not have: the query failed, is loading, or found nothing. */
export function QueryPlaceholder(props: {
  error: Error | null;
  retry: () => unknown;
  /** Set once the query has answered without the content. */
  notFound?: string | undefined;
}) {
  const { t } = useTranslation();
  const { error, retry, notFound } = props;
  if (error !== null)
    return (
      <PanelPlaceholder
        state={{
          kind: 'failed',
          message: t('panel.failed'),
          hint: error.message,
          retry: () => void retry(),
        }}
      />
    );
  return (
    <PanelPlaceholder
      state={notFound === undefined ? { kind: 'loading' } : { kind: 'empty', message: notFound }}
    />
  );
}
