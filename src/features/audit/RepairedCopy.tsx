import { useTranslation } from 'react-i18next';
import { repairedUnitsPath } from '../../api/audit.ts';
import { formatCount } from '../../i18n/format.ts';
import type { AuditReport } from '../../schemas/audit.ts';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';
import * as styles from './AuditPanel.module.css';

/** What is left once the proposals are applied to a copy, and how to have that copy. */
export function RepairedCopy({ report: { repair, tolerances } }: { report: AuditReport }) {
  const { t } = useTranslation();
  if (repair === undefined)
    return (
      <DossierSection title={t('audit.repair.title')}>
        <p className={dossierContent.note}>{t('audit.repair.none')}</p>
      </DossierSection>
    );
  const { applied, mended, levels, findingsLeft } = repair;
  return (
    <DossierSection title={t('audit.repair.title')}>
      <p>
        {t(findingsLeft === 0 ? 'audit.repair.leftNone' : 'audit.repair.left', {
          applied: formatCount(applied),
          mended: formatCount(mended),
          n: formatCount(findingsLeft),
        })}
      </p>
      <ul className={styles.actions}>
        {levels.map((level) => (
          <li key={level}>
            <a
              className={dossierContent.link}
              href={repairedUnitsPath(level, tolerances)}
              download={`units-${level}.geojson`}
            >
              {t('audit.repair.download', { level: t(`level.${level}`) })}
            </a>
          </li>
        ))}
      </ul>
      <p className={dossierContent.note}>{t('audit.repair.hint')}</p>
      <pre className={styles.command}>npx gridlight audit my-city --repair my-city-mended</pre>
    </DossierSection>
  );
}
