import { useTranslation } from 'react-i18next';
import { CONSULTATION_ROLES, type ConsultationRole } from '../../domain/consultation/records.ts';
import * as styles from './Forms.module.css';

/** Who records: one of a list of roles, so that no name gets in. */
export function RoleSelect(props: {
  label: string;
  value: ConsultationRole;
  onChange: (role: ConsultationRole) => void;
}) {
  const { t } = useTranslation();
  return (
    <label className={styles.field}>
      <span>{props.label}</span>
      <select
        value={props.value}
        onChange={({ target }) => {
          const role = CONSULTATION_ROLES.find((each) => each === target.value);
          if (role !== undefined) props.onChange(role);
        }}
      >
        {CONSULTATION_ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`consultation.roles.${role}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
