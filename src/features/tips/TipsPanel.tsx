import { useTranslation } from 'react-i18next';
import { useServerDay } from '../../api/server-clock.ts';
import { chooseTips, leadingPlaceTypes, seasonsAt, type PlaceTypeCount } from '../../domain/cases/tips.ts';
import { isEmptyRange, type TimeRange } from '../../domain/time/ranges.ts';
import { dateOfCivilDay, startOfCivilDay } from '../../domain/time/civil-day.ts';
import { formatDate, formatNumber, formatShare } from '../../i18n/format.ts';
import type { PlaceRecord } from '../../schemas/places.ts';
import { useView } from '../../state/hooks.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { Panel, type PanelState } from '../../ui/Panel.tsx';
import { marketsByNextDay, type UpcomingMarket } from './market-days.ts';
import { useCaseWeights } from './use-case-weights.ts';
import * as styles from './TipsPanel.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** What to warn of just now: by the kinds of place that lead under the filter, the season, and the markets at hand. */
export function TipsPanel() {
  const { t } = useTranslation();
  const { cases, places, range, weights, error, retry } = useCaseWeights();
  const today = useServerDay();
  const isReady = cases && places && range && weights && today !== undefined;
  const state: PanelState = isReady
    ? { kind: 'ready' }
    : error === null
      ? { kind: 'loading' }
      : { kind: 'failed', message: t('panel.failed'), hint: error.message, retry };
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? 0;
  return (
    <Panel
      title={t('patrolTips.title')}
      aside={weights && t('patrolTips.aside', { n: formatNumber(total, 1) })}
      state={state}
    >
      {isReady && (
        <>
          <ChosenTips leading={leadingPlaceTypes(cases.placeType, weights)} range={range} today={today} />
          <Markets places={places} today={today} />
        </>
      )}
    </Panel>
  );
}

function ChosenTips(props: { leading: readonly PlaceTypeCount[]; range: TimeRange; today: number }) {
  const { t } = useTranslation();
  const { leading, range, today } = props;
  const seasons = seasonsAt(startOfCivilDay(today));
  const tips = chooseTips(
    leading.map(({ placeType }) => placeType),
    seasons,
  );
  return (
    <>
      <p className={styles.reasons}>
        {leading.map(({ placeType, count, share }) => (
          <Badge key={placeType} tone="accent">
            {`${t(`cases.placeType.${placeType}`)} ${formatNumber(count, 1)} · ${formatShare(share, 0)}`}
          </Badge>
        ))}
        {seasons.map((season) => (
          <Badge key={season} tone="warning">
            {t(`patrolTips.season.${season}`)}
          </Badge>
        ))}
      </p>
      {leading.length === 0 && <p className={dossierContent.note}>{t('patrolTips.tooFew')}</p>}
      <ol className={styles.tips}>
        {tips.map(({ id, source, placeTypes, seasons: when }) => (
          <li key={id} data-tip={id}>
            <p>{t(`patrolTips.tip.${id}`)}</p>
            <small>
              {[
                ...placeTypes.map((placeType) => t(`cases.placeType.${placeType}`)),
                ...when.map((season) => t(`patrolTips.season.${season}`)),
                t(`patrolTips.source.${source}`),
              ].join(' · ')}
            </small>
          </li>
        ))}
      </ol>
      <p className={dossierContent.note}>
        {isEmptyRange(range)
          ? t('patrolTips.noCases')
          : t('patrolTips.note', { from: formatDate(range.from), to: formatDate(range.to - 1) })}
      </p>
    </>
  );
}

const FIRST_MARKETS = 8;

/** The markets at hand, each with its next day and its poster. */
function Markets({ places, today }: { places: readonly PlaceRecord[]; today: number }) {
  const { t } = useTranslation();
  const changePatrol = useView((state) => state.changePatrol);
  const markets = marketsByNextDay(places, today);
  const when = ({ isDaily, isToday, days }: UpcomingMarket): string => {
    if (isDaily) return t('patrolTips.daily');
    if (isToday === true) return t('patrolTips.today');
    return days[0] === undefined
      ? t('patrolTips.unknownDays')
      : t('patrolTips.next', { date: dateOfCivilDay(days[0]).slice(5) });
  };
  return (
    <DossierSection
      title={t('patrolTips.posters')}
      aside={t('patrolTips.postersAside', { n: markets.length })}
    >
      <ul className={styles.markets}>
        {markets.slice(0, FIRST_MARKETS).map((market) => (
          <li key={market.place.id}>
            <span className={styles.name}>{market.place.name}</span>
            <span className={styles.when} data-today={market.isToday === true && !market.isDaily}>
              {when(market)}
            </span>
            <Button onClick={() => changePatrol({ posterId: market.place.id })}>
              {t('patrolTips.poster')}
            </Button>
          </li>
        ))}
      </ul>
      {markets.length > FIRST_MARKETS && (
        <label className={styles.others}>
          <span>{t('patrolTips.otherMarkets')}</span>
          <select
            value=""
            onChange={({ target }) => target.value !== '' && changePatrol({ posterId: target.value })}
          >
            <option value="">{t('patrolTips.choose', { n: markets.length - FIRST_MARKETS })}</option>
            {markets.slice(FIRST_MARKETS).map((market) => (
              <option key={market.place.id} value={market.place.id}>
                {`${market.place.name} · ${when(market)}`}
              </option>
            ))}
          </select>
        </label>
      )}
    </DossierSection>
  );
}
