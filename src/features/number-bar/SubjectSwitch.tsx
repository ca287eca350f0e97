import { useTranslation } from 'react-i18next';
import { useSubject, useView } from '../../state/hooks.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import * as styles from './NumberBar.module.css';

/** At the patrol desk: whether the controls count cases or the reports of the grids. */
export function SubjectSwitch() {
  const { t } = useTranslation();
  const subject = useSubject();
  const changePatrol = useView((state) => state.changePatrol);
  return (
    <div className={styles.tile} title={t('cases.subjectHint')}>
      <h2>{t('cases.subject')}</h2>
      <Segmented
        label={t('cases.subject')}
        options={[
          { value: 'cases' as const, label: t('cases.subjectCases') },
          { value: 'incidents' as const, label: t('cases.subjectIncidents') },
        ]}
        value={subject}
        onChange={(chosen) => changePatrol({ subject: chosen })}
      />
    </div>
  );
}
