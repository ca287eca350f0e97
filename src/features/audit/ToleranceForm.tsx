import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AUDIT_TOLERANCES } from '../../domain/grids/audit/audit-input.ts';
import type { AuditReport } from '../../schemas/audit.ts';
import { OPEN_AUDIT, type AuditPlace } from '../../state/view/audit-view.ts';
import { Button } from '../../ui/Button.tsx';
import { draftTolerances, TOLERANCE_FIELDS, type ToleranceDraft } from './draft-tolerances.ts';
import { toleranceText } from './finding-words.ts';
import { useWords } from './use-audit.ts';
import * as dossierContent from '../../ui/dossier-content.module.css';
import * as styles from './AuditPanel.module.css';

/** The tolerances of the report in words, and the way to audit with others. */
export function ToleranceForm(props: { report: AuditReport; go: (place: AuditPlace | null) => void }) {
  const { report, go } = props;
  const { t } = useTranslation();
  const { say } = useWords();
  const [draft, setDraft] = useState<ToleranceDraft>({});
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    go({ ...OPEN_AUDIT, tolerances: draftTolerances(draft, report.tolerances) });
  };
  return (
    <details className={styles.tolerances}>
      <summary>
        <span className={dossierContent.note}>
          {t('audit.paper.tolerances')} · {toleranceText(report, say)}
        </span>
      </summary>
      <form onSubmit={submit} onKeyDown={(event) => event.key === 'Backspace' && event.stopPropagation()}>
        {TOLERANCE_FIELDS.map(({ name, most }) => (
          <label key={name}>
            <span>{t(`audit.tolerance.${name}`)}</span>
            <input
              type="number"
              min={0}
              max={most}
              step="any"
              placeholder={String(AUDIT_TOLERANCES[name])}
              value={draft[name] ?? String(report.tolerances[name])}
              onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
            />
          </label>
        ))}
        <p className={styles.actions}>
          <button type="submit" className={styles.submit}>
            {t('audit.tolerance.apply')}
          </button>
          <Button
            onClick={() => {
              setDraft({});
              go(OPEN_AUDIT);
            }}
          >
            {t('audit.tolerance.usual')}
          </Button>
        </p>
      </form>
    </details>
  );
}
