import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketDayRule } from '../../domain/time/market-days.ts';
import { EARTHLY_BRANCHES } from '../../domain/time/sexagenary.ts';
import { ToggleButton } from '../../ui/Button.tsx';
import { ruleOf, RULE_KINDS, type RuleDraft } from './rule-draft.ts';
import * as styles from './PatrolTime.module.css';
import * as utilities from '../../ui/utilities.module.css';

const ENTRIES: Readonly<
  Record<'solarDigit' | 'lunarDigit' | 'weekday' | 'branch' | 'parity', readonly string[]>
> = {
  solarDigit: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'],
  lunarDigit: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'],
  weekday: ['1', '2', '3', '4', '5', '6', '7'],
  branch: EARTHLY_BRANCHES,
  parity: ['oddSolar', 'evenSolar', 'oddLunar', 'evenLunar'],
};

/** Puts a rule together by hand; `onRule` gets `undefined` while it says nothing yet. */
export function RuleEditor({ onRule }: { onRule: (rule: MarketDayRule | undefined) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<RuleDraft>({ kind: 'solarDigit', entries: [], dates: '' });
  const put = (next: RuleDraft) => {
    setDraft(next);
    onRule(ruleOf(next));
  };
  const { kind, entries } = draft;
  const nameOf = (entry: string): string => {
    if (kind === 'branch') return entry;
    if (kind === 'weekday') return t(`place.weekdays.${entry}`);
    if (kind === 'parity') {
      const calendar = t(entry.endsWith('Solar') ? 'place.solar' : 'place.lunar');
      return t(entry.startsWith('odd') ? 'place.ruleKind.odd' : 'place.ruleKind.even', { calendar });
    }
    return entry === '0' ? t('place.ten') : t(`place.digits.${entry}`);
  };
  return (
    <div className={styles.editor}>
      <label>
        <span className={utilities.fieldLabel}>{t('patrolTime.confirm.kind')}</span>
        <select
          className={styles.field}
          value={kind}
          onChange={(event) => {
            const chosen = RULE_KINDS.find((each) => each === event.target.value) ?? 'solarDigit';
            put({ kind: chosen, entries: [], dates: '' });
          }}
        >
          {RULE_KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`patrolTime.confirm.kinds.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {kind in ENTRIES && (
        <div className={styles.toggles}>
          {ENTRIES[kind as keyof typeof ENTRIES].map((entry) => {
            const isOn = entries.includes(entry);
            const others = kind === 'parity' ? [] : entries.filter((each) => each !== entry);
            return (
              <ToggleButton
                key={entry}
                isOn={isOn}
                title={nameOf(entry)}
                onClick={() => put({ ...draft, entries: isOn ? others : [...others, entry] })}
              >
                {nameOf(entry)}
              </ToggleButton>
            );
          })}
        </div>
      )}
      {kind === 'list' && (
        <textarea
          className={styles.field}
          rows={2}
          aria-label={t('patrolTime.confirm.kinds.list')}
          placeholder="2026-12-06 2027-03-14"
          value={draft.dates}
          onChange={(event) => put({ ...draft, dates: event.target.value })}
        />
      )}
    </div>
  );
}
