import { useTranslation } from 'react-i18next';
import { toCsv } from '../../domain/emergency/export-steps.ts';
import { findingFeatures, findingRows } from '../../domain/grids/audit/finding-files.ts';
import type { AuditReport } from '../../schemas/audit.ts';
import type { AuditPlace } from '../../state/view/audit-view.ts';
import { Button } from '../../ui/Button.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { saveFile } from '../../ui/save-file.ts';
import * as styles from './AuditPanel.module.css';

/** The report as files, and as a page to be printed. */
export function AuditExports({
  report,
  place,
  go,
}: {
  report: AuditReport;
  place: AuditPlace;
  go: (place: AuditPlace | null) => void;
}) {
  const { t } = useTranslation();
  const { findings, checkedAt } = report;
  const name = `gridlight-audit-${checkedAt.slice(0, 10)}`;
  const save = (ending: string, type: string, text: string) => () =>
    saveFile(`${name}.${ending}`, type, text);
  return (
    <DossierSection title={t('audit.exports')}>
      <p className={styles.actions}>
        <Button onClick={() => go({ ...place, hasCertificate: true })}>{t('audit.certificate')}</Button>
        <Button onClick={save('csv', 'text/csv;charset=utf-8', toCsv(findingRows(findings)))}>CSV</Button>
        <Button onClick={save('geojson', 'application/geo+json', JSON.stringify(findingFeatures(findings)))}>
          GeoJSON
        </Button>
        <Button onClick={save('json', 'application/json', JSON.stringify(report))}>JSON</Button>
      </p>
    </DossierSection>
  );
}
