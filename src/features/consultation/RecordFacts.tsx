import { useTranslation } from 'react-i18next';
import { ASKED_GROUPS, COUNCIL_PARTIES } from '../../domain/consultation/records.ts';
import { formatShare } from '../../i18n/format.ts';
import type { TakenStep } from '../../schemas/consultations.ts';
import { Facts } from '../../ui/Facts.tsx';
import { groupName } from './fault-texts.ts';
import * as styles from './Item.module.css';

/** What was recorded at a step. */
export function RecordFacts({ taken }: { taken: TakenStep }) {
  const { t } = useTranslation();
  const fact = (field: string, value: string) => ({ name: t(`consultation.field.${field}`), value });
  const counts = (field: string, names: readonly string[], values: Readonly<Record<string, number>>) =>
    names
      .filter((name) => (values[name] ?? 0) > 0)
      .map((name) => `${groupName(field, name, t)} ${values[name]}`)
      .join(' · ');
  switch (taken.step) {
    case 'visit':
      return (
        <Facts
          facts={[
            fact('asked', counts('asked', ASKED_GROUPS, taken.record.asked)),
            fact('need', taken.record.need),
          ]}
        />
      );
    case 'proposal': {
      const { record } = taken;
      return (
        <Facts
          facts={[
            fact('needSubject', t(`consultation.needSubjects.${record.needSubject}`)),
            fact('urgency', t(`consultation.urgencies.${record.urgency}`)),
            fact('objectClass', t(`consultation.objectClasses.${record.objectClass}`)),
            fact('serviceBody', t(`consultation.bodies.${record.serviceBody}`)),
            fact(
              'termAndDifficulty',
              `${record.dueOn} · ${t(`consultation.difficulties.${record.difficulty}`)}`,
            ),
          ]}
        />
      );
    }
    case 'council':
      return (
        <Facts
          facts={[
            fact('present', counts('present', COUNCIL_PARTIES, taken.record.present)),
            fact('isAgreed', t(taken.record.isAgreed ? 'consultation.agreed' : 'consultation.notAgreed')),
            fact('decision', taken.record.decision),
          ]}
        />
      );
    case 'assignment': {
      const { record } = taken;
      return (
        <>
          <ul className={styles.duties}>
            {record.duties.map(({ body, task, dueOn, doneOn }, index) => (
              <li key={index} data-done={doneOn !== undefined}>
                <span>{t(`consultation.bodies.${body}`)}</span>
                <span>{task}</span>
                <span>
                  {doneOn === undefined
                    ? t('consultation.dueBy', { date: dueOn })
                    : t('consultation.doneOn', { date: doneOn })}
                </span>
              </li>
            ))}
          </ul>
          <Facts
            facts={[
              fact('minutesOn', record.minutesOn),
              fact(
                'publishedOn',
                `${record.publishedOn} · ${t(`consultation.publicationPlaces.${record.publishedAt}`)}`,
              ),
              fact('supervisor', t(`consultation.roles.${record.supervisor}`)),
            ]}
          />
        </>
      );
    }
    case 'evaluation': {
      const { quarter, asked, satisfied, result } = taken.record;
      return (
        <Facts
          facts={[
            fact('quarter', quarter),
            fact('result', t(`consultation.results.${result}`)),
            fact(
              'satisfied',
              t('consultation.satisfiedOf', {
                satisfied,
                asked,
                share: asked === 0 ? '—' : formatShare(satisfied / asked, 0),
              }),
            ),
          ]}
        />
      );
    }
  }
}
