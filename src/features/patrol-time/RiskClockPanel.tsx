import { useTranslation } from 'react-i18next';
import { CLOCK_ROWS } from '../../domain/hotspots/time/risk-clock.ts';
import { isEmptyRange } from '../../domain/time/ranges.ts';
import { formatCount } from '../../i18n/format.ts';
import { useTab } from '../../state/hooks.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { DayKinds } from './DayKinds.tsx';
import { rangeText, wholeRangeText } from './range-text.ts';
import { RiskClockMatrix } from './RiskClockMatrix.tsx';
import { TodayMarkets } from './TodayMarkets.tsx';
import { useDeskCases, type DeskCases } from './use-desk-cases.ts';
import { useRiskClock } from './use-risk-clock.ts';
import * as styles from './PatrolTime.module.css';

/** Where and when: place type or weekday by hour of the day, under the page's filter, and a way to set its hours. */
export function RiskClockPanel() {
  const { t } = useTranslation();
  const { desk, state } = useDeskCases(t('patrolTime.failed'));
  if (desk === null)
    return (
      <Panel title={t('patrolTime.clock.title')} state={state} className={styles.panel}>
        {null}
      </Panel>
    );
  return <RiskClock desk={desk} />;
}

function RiskClock({ desk }: { desk: DeskCases }) {
  const { t } = useTranslation();
  const [by, setBy] = useTab('clock');
  const [scale, setScale] = useTab('scale');
  const clock = useRiskClock(desk, by);
  const { range, asOf } = desk;
  return (
    <Panel
      title={t('patrolTime.clock.title')}
      aside={
        isEmptyRange(range) ? (
          t('patrolTime.clock.noData')
        ) : (
          <span title={`${wholeRangeText(range.from, range.to - 1)} · ${t('patrolTime.clock.method')}`}>
            {t('patrolTime.clock.aside', {
              range: rangeText(range.from, range.to - 1, asOf),
              n: formatCount(clock.n),
            })}
          </span>
        )
      }
      state={{ kind: 'ready' }}
      className={styles.panel}
      bodyClassName={styles.body}
    >
      <div className={styles.switches}>
        <Segmented
          label={t('patrolTime.clock.rows')}
          options={CLOCK_ROWS.map((value) => ({ value, label: t(`patrolTime.clock.by.${value}`) }))}
          value={by}
          onChange={setBy}
        />
        <Segmented
          label={t('patrolTime.clock.scales')}
          options={(['count', 'share'] as const).map((value) => ({
            value,
            label: t(`patrolTime.clock.scale.${value}`),
            title: t(`patrolTime.clock.scaleHint.${value}`),
          }))}
          value={scale}
          onChange={setScale}
        />
      </div>
      <DayKinds />
      <RiskClockMatrix clock={clock} by={by} scale={scale} />
      <TodayMarkets desk={desk} />
    </Panel>
  );
}
