import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { missingFields, type RecordDraft } from '../../domain/consultation/missing-fields.ts';
import { stepFaults } from '../../domain/consultation/step-faults.ts';
import type { ConsultationStepName } from '../../domain/consultation/steps.ts';
import type { Consultation, TakeStep } from '../../schemas/consultations.ts';
import { Button } from '../../ui/Button.tsx';
import * as buttonStyles from '../../ui/Button.module.css';
import { DutyEditor } from './DutyEditor.tsx';
import { draftStore, firstDraft } from './draft.ts';
import { fieldName, refusalText } from './fault-texts.ts';
import { FieldInput } from './FieldInput.tsx';
import { RoleSelect } from './RoleSelect.tsx';
import { STEP_FIELDS } from './step-fields.ts';
import * as styles from './Forms.module.css';

/** The form of the next step: what it asks, what is still missing, and why it was refused. */
export function StepForm(props: {
  item: Consultation;
  step: ConsultationStepName;
  today: string;
  isSending: boolean;
  /** Why the server refused it. */
  error: Error | null;
  onTake: (taken: TakeStep) => void;
  /** The record goes on, on what the item is now. */
  onRenew: () => void;
}) {
  const { t } = useTranslation();
  const { item, step, today } = props;
  const form = useRef<HTMLFormElement>(null);
  const { drafts, role, write, renew, setRole } = useStore(draftStore);
  const key = `${item.id}:${step}`;
  const begun = drafts[key];
  const draft: RecordDraft = begun?.record ?? firstDraft(step, item.steps, today);
  // The list is read anew all the time; what was typed belongs to the version on which it was begun.
  const version = begun?.version ?? item.version;
  const [faults, setFaults] = useState<readonly string[]>([]);
  const missing = missingFields(step, draft);
  const change = (next: RecordDraft): void => {
    setFaults([]);
    write(key, next, item.version);
  };
  const send = async (): Promise<void> => {
    const first = missing[0];
    if (first !== undefined) {
      form.current?.querySelector<HTMLElement>(`[data-field="${first}"]`)?.focus();
      return;
    }
    const { takeStepSchema } = await import('../../schemas/consultations.ts');
    const parsed = takeStepSchema.safeParse({ step, record: draft, version, by: role });
    if (!parsed.success)
      return setFaults(
        parsed.error.issues.map(({ path }) =>
          t('consultation.invalid', { field: fieldName(path.join('.'), t) }),
        ),
      );
    const found = stepFaults(item.steps, parsed.data, today);
    if (found.length > 0)
      return setFaults(
        found.map(({ path, reason }) => `${fieldName(path, t)}: ${t(`consultation.fault.${reason}`)}`),
      );
    props.onTake(parsed.data);
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={t(`consultation.step.${step}`)}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        // Escape leaves the field first, and the page from there.
        if (event.key !== 'Escape' || event.target === form.current) return;
        event.preventDefault();
        event.stopPropagation();
        form.current?.focus();
      }}
      tabIndex={-1}
    >
      <div className={styles.fields}>
        {STEP_FIELDS[step].map((field) => (
          <FieldInput
            key={field.path}
            field={field}
            draft={draft}
            isMissing={missing.includes(field.path)}
            onChange={change}
          />
        ))}
      </div>
      {step === 'assignment' && <DutyEditor draft={draft} missing={missing} onChange={change} />}
      <RoleSelect label={t('consultation.by')} value={role} onChange={setRole} />
      {missing.length > 0 && (
        <p className={styles.missing} data-part="missing">
          {t('consultation.missing', {
            fields: missing.map((path) => fieldName(path, t)).join(t('consultation.comma')),
          })}
        </p>
      )}
      {[...faults, ...(props.error === null ? [] : [refusalText(props.error, t)])].map((fault) => (
        <p key={fault} className={styles.fault} role="alert">
          {fault}
        </p>
      ))}
      {version !== item.version && (
        <ChangedMeanwhile
          item={item}
          onRenew={() => {
            renew(key, item.version);
            props.onRenew();
          }}
        />
      )}
      <button type="submit" className={buttonStyles.button} disabled={props.isSending}>
        {t(props.isSending ? 'consultation.sending' : 'consultation.record', {
          step: t(`consultation.step.${step}`),
        })}
      </button>
    </form>
  );
}

/** What the item is now, where somebody else has changed it since the record was begun. */
function ChangedMeanwhile({ item, onRenew }: { item: Consultation; onRenew: () => void }) {
  const { t } = useTranslation();
  const last = item.steps.at(-1);
  return (
    <div className={styles.fault} role="alert" data-part="changed-meanwhile">
      <p>
        {last === undefined
          ? t('consultation.changedToNone')
          : t('consultation.changedTo', {
              step: t(`consultation.step.${last.step}`),
              date: last.record.on,
              role: t(`consultation.roles.${last.by}`),
            })}
      </p>
      <Button onClick={onRenew}>{t('consultation.renew')}</Button>
    </div>
  );
}
