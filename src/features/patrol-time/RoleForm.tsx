import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmMarketRule } from '../../api/market-confirmations.ts';
import { CONFIRMING_ROLES, type ConfirmingRole } from '../../domain/cases/confirming-roles.ts';
import type { MarketDayRule } from '../../domain/time/market-days.ts';
import { confirmerText } from '../../i18n/confirmer-text.ts';
import * as buttonStyles from '../../ui/Button.module.css';
import * as utilities from '../../ui/utilities.module.css';
import * as styles from './PatrolTime.module.css';

/** What a form that writes a confirmation shares with others: the role is chosen once. */
export interface RoleFormProps {
  readonly placeId: string;
  /** `null`: none is chosen yet. */
  readonly role: ConfirmingRole | null;
  readonly onRole: (role: ConfirmingRole | null) => void;
  readonly onDone: () => void;
}

/** Asks who says so, and has the server write it down. `rule`: `null` takes back, `undefined` = none is chosen yet. */
export function RoleForm(
  props: RoleFormProps & { rule: MarketDayRule | null | undefined; submit: string; children?: ReactNode },
) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [fault, setFault] = useState<string | undefined>();
  const [isSending, setSending] = useState(false);
  const { placeId, rule, role } = props;
  const send = async (): Promise<void> => {
    if (rule === undefined) return setFault(t('patrolTime.confirm.noRule'));
    if (role === null) return setFault(t('patrolTime.confirm.noRole'));
    setFault(undefined);
    setSending(true);
    try {
      await confirmMarketRule(queries, { placeId, rule, confirmedBy: role });
      props.onDone();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      setFault(t('patrolTime.confirm.failed', { message }));
      setSending(false);
    }
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {props.children}
      <label>
        <span className={utilities.fieldLabel}>{t('patrolTime.confirm.role')}</span>
        <select
          className={styles.field}
          value={role ?? ''}
          onChange={({ target }) =>
            props.onRole(CONFIRMING_ROLES.find((each) => each === target.value) ?? null)
          }
        >
          <option value="">{t('patrolTime.confirm.chooseRole')}</option>
          {CONFIRMING_ROLES.map((each) => (
            <option key={each} value={each}>
              {confirmerText(each, t)}
            </option>
          ))}
        </select>
      </label>
      {fault !== undefined && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <button type="submit" className={buttonStyles.button} disabled={isSending}>
        {isSending ? t('patrolTime.confirm.sending') : props.submit}
      </button>
    </form>
  );
}
