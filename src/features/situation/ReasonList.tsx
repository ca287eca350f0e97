import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/format.ts';
import type { Situation } from '../../schemas/situation.ts';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { budgetSentence } from './sentences.ts';
import { usePhrase } from './use-phrase.ts';
import * as styles from './ReasonList.module.css';

/** More than these are counted but not listed: nobody reads them from a wall. */
const MOST = 12;

interface ReasonRow {
  readonly key: string;
  readonly mark: ReactNode;
  readonly reason: string;
  readonly onChoose: () => void;
  readonly isExpanded?: boolean;
  /** What an expanded row shows below it. */
  readonly details?: ReactNode;
}

/** The findings of one rule, each with its reason as a sentence, under the budget of false alarms of that rule. */
export function ReasonList(props: {
  title: string;
  rule: Situation['budgets'][number]['rule'];
  situation: Situation;
  none: string;
  /** Unknown as long as the rule has had no past to judge by. */
  rows: readonly ReasonRow[] | undefined;
}) {
  const { t } = useTranslation();
  const say = usePhrase();
  const { rows = [] } = props;
  const noJudgement = props.situation.isReadingPast ? 'situation.readingPast' : 'situation.noJudgement';
  const budget = budgetSentence(props.situation.budgets, props.rule);
  return (
    <section className={styles.reasons}>
      <h3>
        {props.title} <b>{props.rows === undefined ? '—' : formatCount(rows.length)}</b>
      </h3>
      <p className={styles.caption}>{budget === undefined ? t('situation.noBudget') : say(budget)}</p>
      {rows.length === 0 && (
        <p className={styles.none}>{props.rows === undefined ? t(noJudgement) : props.none}</p>
      )}
      <ul aria-label={props.title} onKeyDown={moveFocusByArrows}>
        {rows.slice(0, MOST).map((row, index) => (
          <li key={row.key}>
            <button
              type="button"
              className={styles.reason}
              data-row
              tabIndex={index === 0 ? 0 : -1}
              aria-expanded={row.isExpanded}
              onClick={row.onChoose}
            >
              {row.mark}
              <span>{row.reason}</span>
            </button>
            {row.isExpanded === true && row.details}
          </li>
        ))}
      </ul>
      {rows.length > MOST && (
        <p className={styles.caption}>{t('situation.further', { n: formatCount(rows.length - MOST) })}</p>
      )}
    </section>
  );
}
