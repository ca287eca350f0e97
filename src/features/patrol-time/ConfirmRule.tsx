import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketDayRule } from '../../domain/time/market-days.ts';
import { compatibleRules } from '../../domain/time/market-rules.ts';
import { formatShare } from '../../i18n/format.ts';
import { ruleText } from '../../i18n/market-rule-text.ts';
import { RoleForm, type RoleFormProps } from './RoleForm.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import * as styles from './PatrolTime.module.css';
import * as utilities from '../../ui/utilities.module.css';

const OTHER = 'other';

/** Confirms a rule: one of those that fit what was seen, or another one that is put together here. */
export function ConfirmRule(props: RoleFormProps & { observed: readonly string[] }) {
  const { t } = useTranslation();
  const rules = compatibleRules(props.observed);
  const [choice, setChoice] = useState(rules.length === 0 ? OTHER : '');
  const [other, setOther] = useState<MarketDayRule | undefined>();
  const keyOf = (rule: MarketDayRule) => JSON.stringify(rule);
  const rule = choice === OTHER ? other : rules.find((one) => keyOf(one.rule) === choice)?.rule;
  const option = (value: string, label: string, aside?: string) => (
    <label key={value} className={styles.option}>
      <input
        type="radio"
        name={`rule-${props.placeId}`}
        checked={choice === value}
        onChange={() => setChoice(value)}
      />
      <span>{label}</span>
      {aside !== undefined && <span className={styles.figure}>{aside}</span>}
    </label>
  );
  return (
    <RoleForm {...props} rule={rule} submit={t('patrolTime.confirm.submit')}>
      <fieldset className={styles.options}>
        <legend className={utilities.fieldLabel}>
          {rules.length === 0 ? t('patrolTime.confirm.any') : t('place.compatible')}
        </legend>
        {rules.map(({ rule: one, share, chance }) => (
          <span key={keyOf(one)} title={t('patrolTime.confirm.chance', { share: formatShare(chance, 0) })}>
            {option(keyOf(one), ruleText(one, t), t('place.share', { share: formatShare(share, 0) }))}
          </span>
        ))}
        {option(OTHER, t('patrolTime.confirm.other'))}
      </fieldset>
      {choice === OTHER && <RuleEditor onRule={setOther} />}
    </RoleForm>
  );
}
