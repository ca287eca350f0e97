import { useTranslation } from 'react-i18next';
import { AUTHOR_ROLES } from '../../schemas/case-series.ts';
import { useAuthorRole } from './author-role.ts';
import * as styles from './PatrolSeries.module.css';
import * as buttonStyles from '../../ui/Button.module.css';

/** In which role the next verdicts are given: a role, never a name. */
export function AuthorRoleChoice() {
  const { t } = useTranslation();
  const [role, choose] = useAuthorRole();
  return (
    <label className={styles.role}>
      <span>{t('patrolSeries.roleLabel')}</span>
      <select
        className={buttonStyles.button}
        value={role}
        onChange={({ target }) => {
          const chosen = AUTHOR_ROLES.find((value) => value === target.value);
          if (chosen !== undefined) choose(chosen);
        }}
      >
        {AUTHOR_ROLES.map((value) => (
          <option key={value} value={value}>
            {t(`patrolSeries.role.${value}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
