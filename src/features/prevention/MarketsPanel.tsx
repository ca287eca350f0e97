import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { camerasQuery } from '../../api/cameras.ts';
import { placesQuery } from '../../api/places.ts';
import { useServerDay } from '../../api/server-clock.ts';
import { nearestCameras } from '../../domain/cameras/nearest-cameras.ts';
import { chooseTips, seasonsAt } from '../../domain/cases/tips.ts';
import { marketDaysAhead, type MarketDayAhead } from '../../domain/prevention/market-days-ahead.ts';
import { dateOfCivilDay, startOfCivilDay, weekdayOfCivilDay } from '../../domain/time/civil-day.ts';
import { labelIn } from '../../domain/view/languages.ts';
import { ruleText } from '../../i18n/market-rule-text.ts';
import type { CameraRecord } from '../../schemas/cameras.ts';
import type { PlaceRecord } from '../../schemas/places.ts';
import type { Prevention } from '../../schemas/prevention.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel, type PanelState } from '../../ui/Panel.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';
import { showMarkets } from './show-markets.ts';
import * as styles from './MarketsPanel.module.css';

const AHEAD_DAYS = 14;
const SHOWN_DAYS = 10;
/** As the cameras of the monitor count them. */
const NEAR_M = 500;
const TIPS_SHOWN = 3;

/** Market days at hand, each with its cameras and the tips that belong there; the map shows where. */
export function MarketsPanel({ activities }: { activities: Prevention['activities'] }) {
  const { t } = useTranslation();
  const app = useAppState();
  const today = useServerDay();
  const { data: places, error, refetch } = useQuery(placesQuery);
  const { data: cameras } = useQuery(camerasQuery);
  const markets =
    places === undefined || today === undefined ? undefined : marketDaysAhead(places, today, AHEAD_DAYS);
  const state: PanelState =
    error !== null
      ? { kind: 'failed', message: t('panel.failed'), hint: error.message, retry: () => void refetch() }
      : markets === undefined
        ? { kind: 'loading' }
        : { kind: 'ready' };
  return (
    <Panel
      title={t('prevention.markets.title', { n: AHEAD_DAYS })}
      aside={markets && t(asideKey(markets.days.length), { n: markets.days.length, first: SHOWN_DAYS })}
      state={state}
    >
      {markets !== undefined && today !== undefined && (
        <>
          {markets.days.length === 0 ? (
            <p>{t('prevention.markets.none', { n: AHEAD_DAYS })}</p>
          ) : (
            <Button
              onClick={() =>
                showMarkets(
                  app,
                  markets.days.map(({ place }) => place),
                )
              }
            >
              {t('prevention.markets.showAll')}
            </Button>
          )}
          <ul className={styles.days} onKeyDown={moveFocusByArrows} data-part="market-days">
            {markets.days.slice(0, SHOWN_DAYS).map((ahead, index) => (
              <li key={`${ahead.day} ${ahead.place.id}`}>
                <button
                  type="button"
                  data-row
                  tabIndex={index === 0 ? 0 : -1}
                  title={t('prevention.markets.show')}
                  onClick={() => showMarkets(app, [ahead.place])}
                >
                  <Day ahead={ahead} today={today} cameras={cameras} />
                </button>
              </li>
            ))}
          </ul>
          {markets.days.length > 0 && <Tips today={today} />}
          <p className={dossierContent.note}>
            {t('prevention.markets.others', {
              daily: markets.daily.length,
              unknown:
                markets.unknown.map(({ name }) => name).join(t('prevention.comma')) ||
                t('prevention.markets.noUnknown'),
            })}
          </p>
          <Activities activities={activities} places={places ?? []} />
        </>
      )}
    </Panel>
  );
}

const asideKey = (days: number) =>
  days > SHOWN_DAYS ? 'prevention.markets.asideFirst' : 'prevention.markets.aside';

function Day(props: {
  ahead: MarketDayAhead<PlaceRecord>;
  today: number;
  cameras: readonly CameraRecord[] | undefined;
}) {
  const { t } = useTranslation();
  const { day, place } = props.ahead;
  const near =
    props.cameras && nearestCameras(props.cameras, place.point, { count: 1000, maxDistanceM: NEAR_M });
  const present = near?.filter(({ camera }) => camera.status !== 'removed');
  const online = present?.filter(({ camera }) => camera.status === 'online').length;
  return (
    <>
      <span data-today={day === props.today}>
        {day === props.today
          ? t('prevention.markets.today')
          : `${dateOfCivilDay(day).slice(5)} ${t(`place.weekdays.${weekdayOfCivilDay(day)}`)}`}
      </span>
      <span>
        <strong>{place.name}</strong>
        <small>{place.market && ruleText(place.market.rule, t)}</small>
      </span>
      <span>
        {present === undefined
          ? '…'
          : t('prevention.markets.cameras', { online, total: present.length, m: NEAR_M })}
      </span>
    </>
  );
}

function Tips({ today }: { today: number }) {
  const { t } = useTranslation();
  const tips = chooseTips(['SUBURB_MARKET'], seasonsAt(startOfCivilDay(today))).slice(0, TIPS_SHOWN);
  return (
    <ul className={styles.tips} aria-label={t('prevention.markets.tips')}>
      {tips.map(({ id, source }) => (
        <li key={id}>
          {t(`patrolTips.tip.${id}`)} <small>{t(`patrolTips.source.${source}`)}</small>
        </li>
      ))}
    </ul>
  );
}

/** What was published to have been done at a market. */
function Activities(props: { activities: Prevention['activities']; places: readonly PlaceRecord[] }) {
  const { t } = useTranslation();
  const app = useAppState();
  const language = useView(({ view }) => view.language);
  return props.activities.map(({ labels, placeId, on, source, asOf }) => {
    const place = props.places.find(({ id }) => id === placeId);
    return (
      <p key={`${placeId} ${asOf}`} className={styles.activity}>
        <strong>{labelIn(labels, language)}</strong>{' '}
        {place === undefined ? (
          placeId
        ) : (
          <button type="button" className={dossierContent.link} onClick={() => showMarkets(app, [place])}>
            {place.name}
          </button>
        )}
        <small>
          {on ?? t('prevention.markets.noDay')} · {t('prevention.scripts.source', { source, date: asOf })}
        </small>
      </p>
    );
  });
}
