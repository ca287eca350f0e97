import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { caseSeriesQuery } from '../../api/case-series.ts';
import { HUB_SPAN_HOURS, type Hub } from '../../domain/desk/place/hubs.ts';
import type { PictureFacts, PlaceFilter } from '../../domain/desk/place/place-question.ts';
import { isEmptyRange } from '../../domain/time/ranges.ts';
import { formatCount, formatDate, formatNumber } from '../../i18n/format.ts';
import { formatMetres } from '../../layers/pictures/metres.ts';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { Panel, type PanelState } from '../../ui/Panel.tsx';
import { NOTHING_CHOSEN, usePlaceSettings } from './place-settings.ts';
import { seriesOfHub } from './series-of-hub.ts';
import { useFly } from './use-fly.ts';
import { useHubs } from './use-picture.ts';
import type { PlaceCity } from './use-place-city.ts';
import * as styles from './PlacePage.module.css';

/** Places at which lines meet: place × line with the cases around, and the hours in which they happen. */
export function HubTable({ city, filter }: { city: PlaceCity | undefined; filter: PlaceFilter | undefined }) {
  const { t } = useTranslation();
  const hubs = useHubs(city, filter);
  const [{ hubRadiusM }] = usePlaceSettings();
  const state = (): PanelState => {
    if (hubs.error !== null)
      return {
        kind: 'failed',
        message: t('panel.failed'),
        hint: hubs.error.message,
        retry: () => void hubs.refetch(),
      };
    if (hubs.data === undefined) return { kind: 'loading' };
    return hubs.data.hubs.length === 0
      ? { kind: 'empty', message: t('patrolPlace.hubs.none') }
      : { kind: 'ready' };
  };
  return (
    <Panel
      title={t('patrolPlace.hubs.title')}
      aside={t('patrolPlace.hubs.aside', { radius: formatMetres(hubRadiusM) })}
      state={state()}
      className={styles.grows}
    >
      {hubs.data !== undefined && city !== undefined && <NodeByLine hubs={hubs.data.hubs} city={city} />}
      {hubs.data !== undefined && <Counted facts={hubs.data.facts} />}
      <p className={styles.note}>{t('patrolPlace.hubs.note')}</p>
    </Panel>
  );
}

/** Window and n that the table rests on. */
function Counted({ facts: { window, cases, weight } }: { facts: PictureFacts }) {
  const { t } = useTranslation();
  if (isEmptyRange(window)) return <p className={styles.note}>{t('patrolPlace.hubs.noData')}</p>;
  return (
    <p className={styles.note}>
      {t('patrolPlace.hubs.counted', {
        from: formatDate(window.from),
        to: formatDate(window.to - 1),
        cases: formatCount(cases),
        n: formatNumber(weight, 1),
      })}
    </p>
  );
}

function NodeByLine({ hubs, city }: { hubs: readonly Hub[]; city: PlaceCity }) {
  const { t } = useTranslation();
  const [{ spot }, change] = usePlaceSettings();
  const fly = useFly();
  const series = useQuery(caseSeriesQuery).data;
  const lines = city.lines.filter(({ id }) => hubs.some(({ lineIds }) => lineIds.includes(id)));
  return (
    <div className={styles.wide}>
      <table className={styles.table} onKeyDown={moveFocusByArrows}>
        <thead>
          <tr>
            <th scope="col">{t('patrolPlace.hubs.place')}</th>
            <th scope="col">n</th>
            <th scope="col">{t('patrolPlace.hubs.hours')}</th>
            <th scope="col">{t('patrolPlace.hubs.series')}</th>
            {lines.map(({ id, name }) => (
              <th key={id} scope="col" title={name}>
                {shortName(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hubs.map((hub, index) => (
            <tr key={hub.id} data-chosen={spot === hub.position}>
              <th scope="row">
                <button
                  type="button"
                  data-row
                  tabIndex={index === 0 ? 0 : -1}
                  onClick={() => {
                    change({ ...NOTHING_CHOSEN, spot: hub.position });
                    fly.toSpot(hub.position);
                  }}
                >
                  {hub.name}
                </button>
              </th>
              <td title={t('patrolPlace.hubs.cases', { cases: hub.rows.length })}>
                {formatNumber(hub.weight, 1)}
              </td>
              <td>{hub.busiestHour === null ? '—' : spanText(hub.busiestHour)}</td>
              <SeriesCell series={series && seriesOfHub(hub.rows, city.allCases.caseNos, series)} />
              {lines.map(({ id, name }) => {
                const at = hub.lineIds.indexOf(id);
                const cases = at < 0 ? null : hub.casesOfLine[at]!;
                return (
                  <td
                    key={id}
                    title={t(cases === null ? 'patrolPlace.hubs.notHere' : 'patrolPlace.hubs.cell', {
                      line: name,
                      n: cases ?? 0,
                    })}
                  >
                    {cases === null ? '' : formatCount(cases)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many series have cases around a hub; their names are said under the pointer. `undefined`: not known yet. */
function SeriesCell({ series }: { series: ReturnType<typeof seriesOfHub> | undefined }) {
  const { t } = useTranslation();
  if (series === undefined) return <td>—</td>;
  const names = series.map(({ label, cases }) => t('patrolPlace.hubs.seriesCell', { label, n: cases }));
  return (
    <td title={names.length === 0 ? t('patrolPlace.hubs.noSeries') : names.join(' · ')}>
      {formatCount(series.length)}
    </td>
  );
}

/** The last sign of a name tells the lines apart where they share the rest. */
function shortName(name: string): string {
  return name.length <= 3 ? name : name.slice(-1);
}

const pad = (hour: number): string => String(hour % 24).padStart(2, '0');

function spanText(first: number): string {
  return `${pad(first)}–${pad(first + HUB_SPAN_HOURS)}`;
}
