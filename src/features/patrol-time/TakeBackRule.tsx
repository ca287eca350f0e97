import { useTranslation } from 'react-i18next';
import { RoleForm, type RoleFormProps } from './RoleForm.tsx';
import * as styles from './PatrolTime.module.css';

/** Takes a confirmed rule back: what the data set says holds again. */
export function TakeBackRule(props: RoleFormProps) {
  const { t } = useTranslation();
  return (
    <RoleForm {...props} rule={null} submit={t('patrolTime.unsure.takeBack')}>
      <p className={styles.note}>{t('patrolTime.unsure.takeBackNote')}</p>
    </RoleForm>
  );
}
