import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { healthQuery } from '../../api/health.ts';
import * as styles from './DemonstrationLabel.module.css';

/** Says that what comes in is made up, while the server lets the bundled city live on. */
export function DemonstrationLabel() {
  const { t } = useTranslation();
  const { data } = useQuery({
    ...healthQuery,
    enabled: false,
    select: ({ health }) => health.demonstration,
  });
  if (data !== true) return null;
  return (
    <span className={styles.label} title={t('demonstration.hint')} data-part="demonstration">
      {t('demonstration.label')}
    </span>
  );
}
