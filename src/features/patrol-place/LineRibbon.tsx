import { useTranslation } from 'react-i18next';
import type { LineRides, RidePicture, RideSegment } from '../../domain/desk/place/ride-picture.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useView } from '../../state/hooks.tsx';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { Panel } from '../../ui/Panel.tsx';
import { NOTHING_CHOSEN, usePlaceSettings } from './place-settings.ts';
import { useFly } from './use-fly.ts';
import { FEW_CASES_IN_ROW } from './hotspot-rows.ts';
import * as styles from './LineRibbon.module.css';

const TICKS = [0, 6, 12, 18];
const DARKEST_SHADE = 6;

/** One bus line unrolled: stop pairs × hours of the day. */
export function LineRibbon({ picture }: { picture: RidePicture }) {
  const { t } = useTranslation();
  const lineId = useView(({ view }) => view.patrol.lineId);
  const changePatrol = useView((state) => state.changePatrol);
  const [, change] = usePlaceSettings();
  const line = picture.lines.find(({ id }) => id === lineId);
  return (
    <Panel
      title={t('patrolPlace.ribbon.title')}
      aside={
        line === undefined
          ? t('patrolPlace.ribbon.choose')
          : t('patrolPlace.ribbon.aside', { n: formatNumber(line.weight, 1), cases: line.cases })
      }
      state={{ kind: 'ready' }}
      className={styles.panel}
      bodyClassName={styles.body}
    >
      <ul className={styles.lines} aria-label={t('patrolPlace.ribbon.lines')}>
        {picture.lines.map(({ id, name, weight, cases }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={id === lineId}
              title={t('patrolPlace.ribbon.line', { name, n: formatNumber(weight, 1), cases })}
              onClick={() => {
                changePatrol({ lineId: id === lineId ? null : id });
                change(NOTHING_CHOSEN);
              }}
            >
              {name} <small>{formatNumber(weight, 1)}</small>
            </button>
          </li>
        ))}
      </ul>
      {line !== undefined && <Ribbon line={line} />}
      <p className={styles.note}>{t('patrolPlace.ribbon.note')}</p>
    </Panel>
  );
}

function Ribbon({ line }: { line: LineRides }) {
  const { t } = useTranslation();
  const [{ segment }, change] = usePlaceSettings();
  const fly = useFly();
  const largest = Math.max(0, ...line.segments.flatMap(({ hours }) => hours));
  return (
    <div className={styles.ribbon} role="table" aria-label={line.name} onKeyDown={moveFocusByArrows}>
      <div role="row" className={`${styles.row} ${styles.heads}`}>
        {['pair', 'hours', 'n', 'boarding', 'alighting'].map((head) => (
          <span role="columnheader" key={head} title={t(`patrolPlace.ribbon.headHint.${head}`)}>
            {t(`patrolPlace.ribbon.head.${head}`)}
          </span>
        ))}
      </div>
      {line.segments.map((each, at) => (
        <div role="row" key={at} className={styles.row} data-few={each.cases < FEW_CASES_IN_ROW}>
          <span role="rowheader" className={styles.pair}>
            <button
              type="button"
              data-row
              tabIndex={at === (segment ?? 0) ? 0 : -1}
              aria-pressed={at === segment}
              title={t('patrolPlace.pair', { from: each.from.name, to: each.to.name })}
              onClick={() => {
                change({ ...NOTHING_CHOSEN, segment: at === segment ? null : at });
                if (at !== segment) fly.toWay(each.path);
              }}
            >
              {t('patrolPlace.pair', { from: each.from.name, to: each.to.name })}
            </button>
          </span>
          <Hours segment={each} largest={largest} />
          {[each.weight, each.boarding, each.alighting].map((weight, column) => (
            <span role="cell" key={column} className={styles.total} title={rowHint(each, t)}>
              {weight === 0 ? '·' : formatNumber(weight, 1)}
            </span>
          ))}
        </div>
      ))}
      <div className={styles.axis} aria-hidden="true">
        {TICKS.map((hour) => (
          <span key={hour}>{String(hour).padStart(2, '0')}</span>
        ))}
      </div>
    </div>
  );
}

function rowHint(
  { weight, cases, boarding, alighting }: RideSegment,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  return t(cases < FEW_CASES_IN_ROW ? 'patrolPlace.ribbon.rowFew' : 'patrolPlace.ribbon.row', {
    n: formatNumber(weight, 2),
    cases,
    boarding: formatNumber(boarding, 1),
    alighting: formatNumber(alighting, 1),
  });
}

/** An hour without a theft keeps its field but no colour. */
function Hours({ segment, largest }: { segment: RideSegment; largest: number }) {
  const { t } = useTranslation();
  return (
    <span role="cell" className={styles.hours} aria-label={rowHint(segment, t)}>
      {segment.hours.map((weight, hour) => (
        <i
          key={hour}
          title={t('patrolPlace.ribbon.cell', {
            hour: String(hour).padStart(2, '0'),
            n: formatNumber(weight, 2),
          })}
          style={
            weight > 0.005
              ? {
                  background: `var(--sequential-${Math.max(1, Math.ceil((weight / largest) * DARKEST_SHADE))})`,
                }
              : undefined
          }
        />
      ))}
    </span>
  );
}
