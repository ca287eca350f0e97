import { useTranslation } from 'react-i18next';
import { WALKING_KMH } from '../../domain/travel/travel.ts';
import { LINK_TERMS, LINK_WEIGHTS } from '../../domain/series/link-terms.ts';
import type { LinkBasis, ScoredPair } from '../../domain/series/link-cases.ts';
import { LINK_TRAVEL } from '../../domain/series/transit-minutes.ts';
import { ASSUMED_HEADWAY_MIN, BUS_KMH } from '../../domain/shift/travel-minutes.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { linkProbability, signed, usePairWords, type PairNames } from './use-pair-words.ts';
import * as styles from './PairBars.module.css';

/** What is nearer to 0 is shown as 0.0 and has no bar. */
const LEAST_BAR = 0.05;

/** The terms of a pair as signed bars, their sum, and the probability that follows. */
export function PairBars({ pair, basis, names }: { pair: ScoredPair; basis: LinkBasis; names: PairNames }) {
  const { t } = useTranslation();
  const reasonOf = usePairWords(names);
  const { calibration } = basis;
  const adjustment = pair.logOdds - pair.priorLogOdds;
  const most = Math.max(1, ...LINK_TERMS.map((term) => Math.abs(pair.terms[term])));
  const { shareInSeries, partners } = LINK_WEIGHTS.prior;
  const rows = [
    ...LINK_TERMS.map((term) => ({
      id: term,
      name: t(`patrolSeries.terms.${term}`),
      value: pair.terms[term],
      reason: reasonOf(term, pair),
      isTerm: true,
    })),
    {
      id: 'start',
      name: t('patrolSeries.pair.start'),
      value: basis.logPriorOdds,
      reason: t('patrolSeries.pair.startReason', {
        share: formatShare(shareInSeries, 0),
        partners,
        n: formatCount(basis.n),
      }),
      isTerm: false,
    },
    ...(calibration.source === 'judged'
      ? [
          {
            id: 'calibration',
            name: t('patrolSeries.pair.calibration'),
            value: adjustment,
            reason: '',
            isTerm: false,
          },
        ]
      : []),
  ];
  return (
    <>
      <dl className={styles.bars}>
        {rows.map(({ id, name, value, reason, isTerm }) => (
          <div
            key={id}
            data-sign={Math.abs(value) < LEAST_BAR ? 'none' : value < 0 ? 'minus' : 'plus'}
            data-row={id}
          >
            <dt>{name}</dt>
            <dd className={styles.bar} aria-hidden="true">
              {isTerm && Math.abs(value) >= LEAST_BAR && (
                <i style={{ width: `${(100 * Math.abs(value)) / most}%` }} />
              )}
            </dd>
            <dd className={styles.value}>{signed(value)}</dd>
            <dd className={styles.reason} title={reason}>
              {reason}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.sum}>
        <span>{t('patrolSeries.pair.sum')}</span>
        <strong>{signed(pair.logOdds)}</strong>
        <strong className={styles.probability} title={t('patrolSeries.probabilityHint')}>
          {t('patrolSeries.probabilityOf', { p: linkProbability(pair.probability) })}
        </strong>
      </p>
      <p className={styles.note}>{t(`patrolSeries.pair.${calibration.source}`, { ...calibration })}</p>
      <details className={styles.weights}>
        <summary>{t('patrolSeries.weights.title')}</summary>
        <ul>
          <li>
            {t('patrolSeries.weights.habit', {
              method: LINK_WEIGHTS.habit.method,
              timeOfDay: LINK_WEIGHTS.habit.timeOfDay,
              property: LINK_WEIGHTS.habit.property,
              moment: LINK_WEIGHTS.habit.moment,
            })}
          </li>
          <li>{t('patrolSeries.weights.unlisted')}</li>
          <li>{t('patrolSeries.weights.bands')}</li>
          <li>
            {t('patrolSeries.weights.minutes', {
              ...LINK_TRAVEL,
              planWalkKmh: WALKING_KMH,
              planBusKmh: BUS_KMH,
              planHeadwayMin: ASSUMED_HEADWAY_MIN,
            })}
          </li>
          <li>
            {t('patrolSeries.weights.nearRepeat', {
              metres: LINK_WEIGHTS.nearRepeat.metres.join(' / '),
              days: LINK_WEIGHTS.nearRepeat.days.join(' / '),
            })}
          </li>
          <li>{t('patrolSeries.weights.prior', { most: LINK_WEIGHTS.mostOfTerm })}</li>
        </ul>
      </details>
    </>
  );
}
