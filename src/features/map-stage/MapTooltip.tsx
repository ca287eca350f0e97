import { useTranslation } from 'react-i18next';
import type { Metric } from '../../domain/view/map-view.ts';
import type { UnitIndex } from '../../api/unit-index.ts';
import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import { formatCount, formatNumber, formatShare } from '../../i18n/format.ts';
import { metricValue } from '../../layers/units/choropleth.ts';
import { levelOfCode } from '../../domain/grids/codes.ts';
import { countsAt } from './unit-colours.ts';
import type { Hover } from './use-gridlight-map.ts';
import * as styles from './MapTooltip.module.css';

/** What the pointer is on: the unit and its value. */
export function MapTooltip(props: {
  hover: Hover | undefined;
  answer: EngineAnswer | null;
  unitIndex: UnitIndex;
  metric: Metric;
}) {
  const { t } = useTranslation();
  const { hover, answer, unitIndex, metric } = props;
  if (hover === undefined || hover.picked.kind !== 'unit') return null;
  const unit = unitIndex.get(hover.picked.id);
  if (unit === undefined) return null;
  const level = levelOfCode(unit.code);
  const counts = level === undefined || level === 'area' ? undefined : answer?.units[level];
  const count = counts && countsAt(counts, counts.codes.indexOf(unit.code));
  const value = metricValue(metric, count, unit.areaM2);
  const text = (): string => {
    if (value === null) return t('map.noData');
    return metric === 'completionRate'
      ? `${formatShare(value)} (${count?.finished ?? 0}/${count?.registered ?? 0})`
      : formatNumber(value);
  };
  return (
    <div
      className={styles.tooltip}
      style={{ translate: `${hover.screen.x + 14}px ${hover.screen.y + 14}px` }}
    >
      <strong>{unit.name}</strong>
      <span>
        {t(`metricShort.${metric}`)} {text()}
      </span>
      {metric !== 'count' && <span>{t('map.tooltipCount', { n: formatCount(count?.total ?? 0) })}</span>}
    </div>
  );
}
