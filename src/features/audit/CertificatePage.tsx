import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { datasetQuery } from '../../api/dataset.ts';
import type { AuditReport } from '../../schemas/audit.ts';
import { Button } from '../../ui/Button.tsx';
import { PaperPage } from '../../ui/PaperPage.tsx';
import { Certificate } from './Certificate.tsx';
import * as styles from './CertificatePage.module.css';

/** The certificate as a page of paper over the map. */
export function CertificatePage({ report, onClose }: { report: AuditReport; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: dataset } = useQuery(datasetQuery);
  return (
    <PaperPage
      label={t('audit.paper.label')}
      className={styles.paper}
      closeLabel={t('audit.paper.back')}
      onClose={onClose}
      tools={<Button onClick={() => print()}>{t('audit.paper.print')}</Button>}
    >
      <Certificate report={report} dataset={dataset} />
    </PaperPage>
  );
}
