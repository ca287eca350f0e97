import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { linesQuery } from '../../api/lines.ts';
import { weighCases } from '../../domain/desk/place/weigh-cases.ts';
import { casesOfLines } from '../../domain/hotspots/time/line-counts.ts';
import { marketRates, wholeDays, type MarketRate } from '../../domain/hotspots/time/market-rates.ts';
import { FEWEST_CASES } from '../../domain/hotspots/time/risk-clock.ts';
import { startOfCivilDay } from '../../domain/time/civil-day.ts';
import { formatCount, formatNumber } from '../../i18n/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { knownMarkets } from './known-markets.ts';
import { rangeText } from './range-text.ts';
import { useDeskCases, type DeskCases } from './use-desk-cases.ts';
import { usePassingCases } from './use-passing-cases.ts';
import * as styles from './PatrolTime.module.css';

/** Cases per exposure where it is known, and where it is not, that. */
export function ExposurePanel() {
  const { t } = useTranslation();
  const { desk, state } = useDeskCases(t('patrolTime.failed'));
  const { first, end } = desk === null ? { first: 0, end: 0 } : wholeDays(desk.covered);
  return (
    <Panel
      title={t('patrolTime.rates.title')}
      aside={
        desk !== null &&
        end > first && (
          <span title={t('patrolTime.rates.wholeDays')}>
            {t('patrolTime.rates.aside', {
              range: rangeText(startOfCivilDay(first), startOfCivilDay(end - 1), desk.asOf),
              days: formatCount(end - first),
            })}
          </span>
        )
      }
      state={state}
      className={styles.panel}
      bodyClassName={styles.body}
    >
      {desk && <MarketRates desk={desk} />}
      {desk && <LineCounts desk={desk} />}
    </Panel>
  );
}

function MarketRates({ desk }: { desk: DeskCases }) {
  const { t } = useTranslation();
  const { cases, places, covered } = desk;
  const { isCounted } = usePassingCases(desk);
  const markets = useMemo(() => knownMarkets(places), [places]);
  const names = new Map(markets.map(({ id, name }) => [id, name]));
  const rates = useMemo(
    () =>
      marketRates(
        cases,
        markets.map(({ id, rule }) => ({ placeId: id, rule })),
        covered,
        isCounted,
      ).sort((a, b) => casesOf(b) - casesOf(a)),
    [cases, markets, covered, isCounted],
  );
  const shown = rates.filter((rate) => casesOf(rate) > 0);
  return (
    <section aria-label={t('patrolTime.rates.markets')}>
      <h3 className={styles.subtitle}>{t('patrolTime.rates.markets')}</h3>
      {shown.length === 0 ? (
        <p className={styles.note}>{t('patrolTime.rates.none')}</p>
      ) : (
        <ul className={styles.rates}>
          {shown.map((rate) => (
            <li key={rate.placeId}>
              <span className={styles.rateName}>{names.get(rate.placeId)}</span>
              <RateText rate={rate} />
            </li>
          ))}
        </ul>
      )}
      <p className={styles.note} title={t('patrolTime.rates.method')}>
        {t('patrolTime.rates.caveat', { silent: rates.length - shown.length })}
      </p>
    </section>
  );
}

const casesOf = ({ onMarketDays, onOtherDays }: MarketRate) => onMarketDays + onOtherDays;

function RateText({ rate }: { rate: MarketRate }) {
  const { t } = useTranslation();
  const { ratio, marketDays, otherDays, onMarketDays, onOtherDays } = rate;
  const counts = t('patrolTime.rates.counts', { onMarketDays, marketDays, onOtherDays, otherDays });
  const verdict = () => {
    if (casesOf(rate) < FEWEST_CASES) return t('patrolTime.rates.few', { n: casesOf(rate) });
    if (ratio === null)
      return t('patrolTime.rates.perDay', {
        rate: formatNumber(casesOf(rate) / (marketDays + otherDays), 2),
      });
    const low = formatNumber(ratio.low, 1);
    if (ratio.high === Infinity) return t('patrolTime.rates.atLeast', { low });
    return t('patrolTime.rates.ratio', {
      value: formatNumber(ratio.ratio, 1),
      low,
      high: formatNumber(ratio.high, 1),
    });
  };
  return (
    <>
      <span className={styles.rate} data-few={casesOf(rate) < FEWEST_CASES || ratio === null}>
        {verdict()}
      </span>
      <span className={styles.rateCounts}>{counts}</span>
    </>
  );
}

function LineCounts({ desk: { cases, markets, filter, memberCodes, range } }: { desk: DeskCases }) {
  const { t } = useTranslation();
  const lines = useQuery(linesQuery);
  // By the whole filter and with their shares, as the ribbon of a line counts.
  const counts = useMemo(
    () => casesOfLines(cases, weighCases({ cases, markets, filter: { ...filter, range, memberCodes } })),
    [cases, markets, filter, memberCodes, range],
  );
  const names = new Map(lines.data?.features.map(({ properties }) => [properties.id, properties.name]) ?? []);
  return (
    <section aria-label={t('patrolTime.rates.lines')}>
      <h3 className={styles.subtitle}>{t('patrolTime.rates.lines')}</h3>
      <p className={styles.lines}>
        {counts.length === 0
          ? t('patrolTime.rates.noLine')
          : counts.map(({ lineId, weight, n }) => (
              <span key={lineId} title={t('patrolTime.rates.lineCases', { n: formatCount(n) })}>
                {names.get(lineId) ?? lineId} <b>{formatNumber(weight, 1)}</b>
              </span>
            ))}
      </p>
      <p className={styles.note}>{t('patrolTime.rates.linesUnknown')}</p>
    </section>
  );
}
