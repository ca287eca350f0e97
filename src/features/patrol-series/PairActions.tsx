import { useTranslation } from 'react-i18next';
import type { ScoredPair } from '../../domain/series/link-cases.ts';
import { formatMinute } from '../../i18n/format.ts';
import type { CaseLink, CaseSeries } from '../../schemas/case-series.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import type { Decisions } from './use-decisions.ts';
import { linkProbability } from './use-pair-words.ts';
import * as styles from './PairActions.module.css';
import * as buttonStyles from '../../ui/Button.module.css';

const NEW = 'new';

/** Confirm, refute, add to a series; where somebody has decided, what, who and when. */
export function PairActions(props: {
  pair: ScoredPair;
  link: CaseLink | undefined;
  series: readonly CaseSeries[];
  newLabel: string;
  decisions: Decisions;
}) {
  const { pair, link, series, decisions } = props;
  const { t } = useTranslation();
  const join = (id: string): void => {
    if (id === NEW) decisions.open(props.newLabel, pair.caseNos);
    const chosen = series.find((one) => one.id === id);
    if (chosen)
      decisions.change(
        chosen,
        { add: [...pair.caseNos] },
        t('patrolSeries.done.added', { label: chosen.label }),
      );
  };
  return (
    <div className={styles.actions}>
      {link === undefined ? (
        <>
          <button
            type="button"
            className={`${buttonStyles.button} ${styles.confirm}`}
            title={t('patrolSeries.action.confirmHint')}
            onClick={() => decisions.judge(pair, 'confirmed')}
          >
            ✓ {t('patrolSeries.action.confirm')}
          </button>
          <button
            type="button"
            className={buttonStyles.button}
            title={t('patrolSeries.action.refuteHint')}
            onClick={() => decisions.judge(pair, 'refuted')}
          >
            ✕ {t('patrolSeries.action.refute')}
          </button>
        </>
      ) : (
        <>
          <Badge tone={link.verdict === 'confirmed' ? 'good' : 'plain'}>
            {t('patrolSeries.verdictBy', {
              verdict: t(`patrolSeries.verdict.${link.verdict}`),
              role: t(`patrolSeries.role.${link.authorRole}`),
              at: formatMinute(Date.parse(link.at)),
              p: linkProbability(link.probability),
            })}
          </Badge>
          <Button onClick={() => decisions.withdraw(link)}>{t('patrolSeries.action.undo')}</Button>
        </>
      )}
      <select
        className={`${buttonStyles.button} ${styles.join}`}
        aria-label={t('patrolSeries.action.joinLabel')}
        value=""
        onChange={(event) => join(event.target.value)}
      >
        <option value="">{t('patrolSeries.action.join')}</option>
        <option value={NEW}>{t('patrolSeries.action.newSeries')}</option>
        {series
          .filter(({ status }) => status === 'proposed' || status === 'confirmed')
          .map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
      </select>
    </div>
  );
}
