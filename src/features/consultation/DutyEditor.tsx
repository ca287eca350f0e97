import { useTranslation } from 'react-i18next';
import type { RecordDraft } from '../../domain/consultation/missing-fields.ts';
import { SERVICE_BODIES } from '../../domain/consultation/records.ts';
import { CONSULTATION_TEXT_LENGTHS } from '../../domain/consultation/text-lengths.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { fieldName } from './fault-texts.ts';
import * as styles from './Forms.module.css';

const MOST_DUTIES = 20;

/** Who does what by when, and when it was done. */
export function DutyEditor(props: {
  draft: RecordDraft;
  missing: readonly string[];
  onChange: (draft: RecordDraft) => void;
}) {
  const { t } = useTranslation();
  const { draft, missing, onChange } = props;
  const duties = (draft['duties'] ?? []) as readonly RecordDraft[];
  const write = (next: readonly RecordDraft[]): void => onChange({ ...draft, duties: next });
  const set = (at: number, field: string, value: string): void =>
    write(
      duties.map((duty, index) =>
        index === at ? { ...duty, [field]: value === '' ? undefined : value } : duty,
      ),
    );
  return (
    <fieldset className={styles.duties}>
      <legend>{t('consultation.field.duties')}</legend>
      <ol>
        {duties.map((duty, index) => {
          const shared = (field: string) => ({
            'data-field': `duties.${index}.${field}`,
            'aria-label': fieldName(`duties.${index}.${field}`, t),
            'aria-invalid': missing.includes(`duties.${index}.${field}`),
            value: typeof duty[field] === 'string' ? duty[field] : '',
          });
          return (
            // A duty has no id of its own before it is recorded.
            <li key={index}>
              <select {...shared('body')} onChange={({ target }) => set(index, 'body', target.value)}>
                <option value="">{t('consultation.choose')}</option>
                {SERVICE_BODIES.map((body) => (
                  <option key={body} value={body}>
                    {t(`consultation.bodies.${body}`)}
                  </option>
                ))}
              </select>
              <input
                {...shared('task')}
                maxLength={CONSULTATION_TEXT_LENGTHS.task}
                placeholder={t('consultation.field.task')}
                onChange={({ target }) => set(index, 'task', target.value)}
              />
              <label>
                <span>{t('consultation.field.dueOn')}</span>
                <input
                  {...shared('dueOn')}
                  type="date"
                  onChange={({ target }) => set(index, 'dueOn', target.value)}
                />
              </label>
              <label>
                <span>{t('consultation.field.doneOn')}</span>
                <input
                  {...shared('doneOn')}
                  type="date"
                  onChange={({ target }) => set(index, 'doneOn', target.value)}
                />
              </label>
              <IconButton
                icon="close"
                label={t('consultation.removeDuty', { n: index + 1 })}
                onClick={() => write(duties.filter((_, other) => other !== index))}
              />
            </li>
          );
        })}
      </ol>
      {duties.length < MOST_DUTIES && (
        <Button onClick={() => write([...duties, {}])}>{t('consultation.addDuty')}</Button>
      )}
    </fieldset>
  );
}
