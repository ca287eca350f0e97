import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditTolerances } from '../../domain/grids/audit/audit-input.ts';
import type { AuditReport } from '../../schemas/audit.ts';
import { OPEN_AUDIT, type AuditPlace } from '../../state/view/audit-view.ts';
import { Button } from '../../ui/Button.tsx';
import { toleranceText } from './finding-words.ts';
import { useWords } from './use-audit.ts';
import * as dossierContent from '../../ui/dossier-content.module.css';
import * as styles from './AuditPanel.module.css';

const FIELDS: readonly { name: keyof AuditTolerances; most?: number }[] = [
  { name: 'gapM2' },
  { name: 'overlapM2' },
  { name: 'sliverM2' },
  { name: 'snapM' },
  { name: 'outsideShare', most: 1 },
];

/** The tolerances of the report in words, and the way to audit with others. */
export function ToleranceForm(props: { report: AuditReport; go: (place: AuditPlace | null) => void }) {
  const { report, go } = props;
  const { t } = useTranslation();
  const { say } = useWords();
  const [draft, setDraft] = useState<Partial<Record<keyof AuditTolerances, string>>>({});
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const tolerances = FIELDS.flatMap(({ name, most = Number.MAX_SAFE_INTEGER }) => {
      const value = Number(draft[name] ?? report.tolerances[name]);
      return value >= 0 && value <= most ? [[name, value] as const] : [];
    });
    go({ ...OPEN_AUDIT, tolerances: Object.fromEntries(tolerances) });
  };
  return (
    <details className={styles.tolerances}>
      <summary>
        <span className={dossierContent.note}>
          {t('audit.paper.tolerances')} · {toleranceText(report, say)}
        </span>
      </summary>
      <form onSubmit={submit} onKeyDown={(event) => event.key === 'Backspace' && event.stopPropagation()}>
        {FIELDS.map(({ name, most }) => (
          <label key={name}>
            <span>{t(`audit.tolerance.${name}`)}</span>
            <input
              type="number"
              min={0}
              max={most}
              step="any"
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
