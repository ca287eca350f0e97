import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitIndex } from '../../api/unit-index.ts';
import { nextDuty } from '../../domain/consultation/board.ts';
import { CONSULTATION_STEPS, type ConsultationStepName } from '../../domain/consultation/steps.ts';
import { allowedSteps } from '../../domain/consultation/transitions.ts';
import type { Consultation } from '../../schemas/consultations.ts';
import { useView } from '../../state/hooks.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';
import { draftStore } from './draft.ts';
import { refusalText } from './fault-texts.ts';
import { RecordFacts } from './RecordFacts.tsx';
import { StepForm } from './StepForm.tsx';
import type { ConsultationChanges } from './use-consultation-changes.ts';
import * as styles from './Item.module.css';

/** One item: what it is about, the steps that were taken, and the form of the next one. */
export function ItemPanel(props: {
  item: Consultation;
  today: string;
  changes: ConsultationChanges;
  nameOf: (step: ConsultationStepName) => string;
}) {
  const { t } = useTranslation();
  const { item, today, changes, nameOf } = props;
  const units = useUnitIndex();
  const change = useView((state) => state.change);
  const allowed = allowedSteps(item.steps);
  const [chosen, setChosen] = useState<ConsultationStepName | null>(null);
  const next = chosen !== null && allowed.includes(chosen) ? chosen : nextDuty(item.steps)?.step;
  const last = item.steps.at(-1);
  const refused = changes.undo.error ?? changes.withdraw.error;
  return (
    <article className={styles.item} data-part="consultation-item">
      <header>
        <p className={styles.badges}>
          {item.origin === 'synthetic' && <Badge tone="warning">{t('consultation.simulated')}</Badge>}
          <Badge tone={item.state === 'settled' ? 'good' : 'accent'}>
            {t(`consultation.states.${item.state}`)}
          </Badge>
        </p>
        <ItemHeading key={item.id} title={item.title} version={item.version} />
        <p className={dossierContent.note}>
          {t('consultation.opened', {
            unit: units.get(item.unitCode)?.name ?? item.unitCode,
            date: item.openedAt.slice(0, 10),
            role: t(`consultation.roles.${item.openedBy}`),
          })}
        </p>
        {item.eventNo !== undefined && (
          <button
            type="button"
            className={dossierContent.link}
            onClick={() => change({ page: 'map', selection: { kind: 'incident', id: item.eventNo! } })}
          >
            {t('consultation.incident', { eventNo: item.eventNo })}
          </button>
        )}
      </header>
      <ol className={styles.steps}>
        {item.steps.map((taken) => (
          <li key={taken.seq} data-state="done">
            <h3>
              <i>{CONSULTATION_STEPS.indexOf(taken.step) + 1}</i>
              {nameOf(taken.step)}
              <small>
                {taken.record.on} · {t(`consultation.roles.${taken.by}`)}
              </small>
            </h3>
            <RecordFacts taken={taken} />
          </li>
        ))}
        {next !== undefined && (
          <li data-state="next">
            <h3>
              <i>{CONSULTATION_STEPS.indexOf(next) + 1}</i>
              {nameOf(next)}
              <small>{t('consultation.next')}</small>
            </h3>
            {allowed.length > 1 && (
              <Segmented
                label={t('consultation.whichStep')}
                options={allowed.map((value) => ({ value, label: nameOf(value) }))}
                value={next}
                onChange={setChosen}
              />
            )}
            <StepForm
              key={`${item.id} ${next}`}
              item={item}
              step={next}
              today={today}
              isSending={changes.take.isPending}
              error={changes.take.error}
              onRenew={changes.take.reset}
              onTake={(taken) =>
                changes.take.mutate(
                  { id: item.id, taken },
                  { onSuccess: () => draftStore.getState().forget(`${item.id}:${next}`) },
                )
              }
            />
          </li>
        )}
      </ol>
      <footer className={styles.foot}>
        {last === undefined ? (
          <Button onClick={() => changes.withdraw.mutate(item)}>{t('consultation.withdraw')}</Button>
        ) : (
          <Button onClick={() => changes.undo.mutate(item)}>
            {t('consultation.undo', { step: nameOf(last.step) })}
          </Button>
        )}
        {refused !== null && <p role="alert">{refusalText(refused, t)}</p>}
      </footer>
    </article>
  );
}

/**
 * Takes the focus when an item opens, but never out of a field that is being filled in; after a change only where the form
 * that had it has gone.
 */
function ItemHeading({ title, version }: { title: string; version: number }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement?.matches('input, textarea, select') !== true) heading.current?.focus();
  }, []);
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    if (document.activeElement === document.body) heading.current?.focus();
  }, [version]);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {title}
    </h2>
  );
}
