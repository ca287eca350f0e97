import { useTranslation } from 'react-i18next';
import type { RecordDraft } from '../../domain/consultation/missing-fields.ts';
import { CONSULTATION_TEXT_LENGTHS } from '../../domain/consultation/text-lengths.ts';
import { draftValue, withDraftValue } from './draft.ts';
import { fieldName } from './fault-texts.ts';
import type { StepField } from './step-fields.ts';
import * as styles from './Forms.module.css';

/** One field of a step's form. */
export function FieldInput(props: {
  field: StepField;
  draft: RecordDraft;
  isMissing: boolean;
  onChange: (draft: RecordDraft) => void;
}) {
  const { t } = useTranslation();
  const { field, draft, onChange } = props;
  const set = (value: unknown): void => onChange(withDraftValue(draft, field.path, value));
  const value = draftValue(draft, field.path);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const shared = { 'data-field': field.path, 'aria-invalid': props.isMissing };
  const input = () => {
    switch (field.kind) {
      case 'day':
        return (
          <input
            {...shared}
            type="date"
            value={text}
            onChange={({ target }) => set(target.value === '' ? undefined : target.value)}
          />
        );
      case 'count':
        return (
          <input
            {...shared}
            type="number"
            min={0}
            step={1}
            value={text}
            onChange={({ target }) => set(target.value === '' ? undefined : Number(target.value))}
          />
        );
      case 'quarter':
        return (
          <input
            {...shared}
            value={text}
            placeholder={t('consultation.quarterForm')}
            maxLength={7}
            onChange={({ target }) => set(target.value.toUpperCase())}
          />
        );
      case 'text':
        return (
          <textarea
            {...shared}
            rows={2}
            value={text}
            maxLength={CONSULTATION_TEXT_LENGTHS[field.most]}
            placeholder={t('consultation.noNames')}
            onChange={({ target }) => set(target.value)}
          />
        );
      case 'yesNo':
        return (
          <select
            {...shared}
            value={typeof value === 'boolean' ? String(value) : ''}
            onChange={({ target }) => set(target.value === '' ? undefined : target.value === 'true')}
          >
            <option value="">{t('consultation.choose')}</option>
            <option value="true">{t('consultation.agreed')}</option>
            <option value="false">{t('consultation.notAgreed')}</option>
          </select>
        );
      case 'choice':
        return (
          <select
            {...shared}
            value={text}
            onChange={({ target }) => set(target.value === '' ? undefined : target.value)}
          >
            <option value="">{t('consultation.choose')}</option>
            {field.values.map((each) => (
              <option key={each} value={each}>
                {t(`consultation.${field.words}.${each}`)}
              </option>
            ))}
          </select>
        );
    }
  };
  return (
    <label className={styles.field} data-kind={field.kind}>
      <span>{fieldName(field.path, t)}</span>
      {input()}
    </label>
  );
}
