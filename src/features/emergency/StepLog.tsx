import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toCsv, toLines } from '../../domain/emergency/export-steps.ts';
import {
  AUTOMATIC_STEPS,
  LONGEST_NOTE,
  STEP_KINDS,
  type AppendFault,
  type StepKind,
} from '../../domain/emergency/step-log.ts';
import { isoOrDate } from '../../domain/time/dates.ts';
import { formatIso } from '../../domain/time/zone.ts';
import { formatMinute } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { saveFile } from '../../ui/save-file.ts';
import type { EmergencySite } from './use-emergency-site.ts';
import { useStepLog } from './use-step-log.ts';
import * as styles from './StepLog.module.css';
import * as emergencyStyles from './Emergency.module.css';
import * as buttonStyles from '../../ui/Button.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

const QUICK_STEPS = STEP_KINDS.filter((kind) => kind !== 'note' && !AUTOMATIC_STEPS.includes(kind));

/** What was done when: quick buttons, a note, the log with the newest step first, and its export. */
export function StepLog({ site }: { site: EmergencySite }) {
  const { t } = useTranslation();
  const { log, add } = useStepLog(site.key);
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<AppendFault | 'noClock' | undefined>();
  const { steps } = log;
  const take = (kind: StepKind): void => {
    const refused = add(kind, note);
    setFault(refused);
    if (refused === undefined) setNote('');
  };
  const name = (kind: StepKind): string => t(`emergency.steps.kind.${kind}`);
  const rows = steps.map((step) => [formatIso(step.at), name(step.kind), step.note ?? '']);
  const fileName = `gridlight-${site.key.replaceAll(/[^\w.-]+/g, '_')}`;
  const saveCsv = (): void => {
    const columns = ['time', 'step', 'note'].map((column) => t(`emergency.steps.columns.${column}`));
    saveFile(`${fileName}.csv`, 'text/csv;charset=utf-8', toCsv([columns, ...rows]));
  };
  const saveText = (): void => {
    const heading = [
      `${t('emergency.title')} · ${site.title}${site.eventNo === undefined ? '' : ` · ${site.eventNo}`}`,
      t('emergency.reportedAt', { at: isoOrDate(site.at) }),
      t('emergency.steps.at', { at: site.position.join(', ') }),
    ];
    saveFile(`${fileName}.txt`, 'text/plain;charset=utf-8', `${toLines(heading, rows)}\n`);
  };
  return (
    <DossierSection
      title={t('emergency.steps.title')}
      aside={t('emergency.steps.aside', { n: steps.length })}
    >
      <div className={styles.quick} role="group" aria-label={t('emergency.steps.quick')}>
        {QUICK_STEPS.map((kind) => (
          <Button key={kind} onClick={() => take(kind)}>
            {name(kind)}
          </Button>
        ))}
      </div>
      <form
        className={styles.note}
        onSubmit={(event) => {
          event.preventDefault();
          take('note');
        }}
      >
        <input
          className={emergencyStyles.field}
          value={note}
          maxLength={LONGEST_NOTE}
          placeholder={t('emergency.steps.note')}
          aria-label={t('emergency.steps.note')}
          onChange={(event) => setNote(event.target.value)}
        />
        <button type="submit" className={buttonStyles.button}>
          {t('emergency.steps.add')}
        </button>
      </form>
      {fault !== undefined && (
        <p className={emergencyStyles.fault} role="alert">
          {t(`emergency.steps.fault.${fault}`)}
        </p>
      )}
      {!log.isKept && (
        <p className={emergencyStyles.fault} role="alert">
          {t('emergency.steps.notKept')}
        </p>
      )}
      {steps.length === 0 && <p className={dossierContent.note}>{t('emergency.steps.none')}</p>}
      <ol className={styles.steps}>
        {steps.toReversed().map((step, index) => (
          <li key={steps.length - index}>
            <time dateTime={formatIso(step.at)}>{formatMinute(step.at)}</time>
            <strong>{name(step.kind)}</strong>
            {step.note !== undefined && <span>{step.note}</span>}
          </li>
        ))}
      </ol>
      <div className={emergencyStyles.actions}>
        <Button onClick={saveCsv}>{t('emergency.steps.csv')}</Button>
        <Button onClick={saveText}>{t('emergency.steps.text')}</Button>
      </div>
    </DossierSection>
  );
}
