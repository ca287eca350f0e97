import { useTranslation } from 'react-i18next';
import type { UnitIndex } from '../../api/unit-index.ts';
import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import { formatCount, formatNumber, formatShare } from '../../i18n/format.ts';
import { metricValue, type ChoroplethMetric } from '../../layers/choropleth.ts';
import { levelOfCode } from '../../domain/grids/codes.ts';
import type { Hover } from './use-gridlight-map.ts';

/** What the pointer is on: the unit and its value. */
export function MapTooltip(props: {
  hover: Hover | undefined;
  answer: EngineAnswer | null;
  unitIndex: UnitIndex;
  metric: ChoroplethMetric;
}) {
  const { t } = useTranslation();
  const { hover, answer, unitIndex, metric } = props;
  if (hover === undefined || hover.pick.kind !== 'unit') return null;
  const unit = unitIndex.get(hover.pick.id);
  if (unit === undefined) return null;
  const level = levelOfCode(unit.code);
  const counts = level === undefined || level === 'area' ? undefined : answer?.units[level];
  const at = counts?.codes.indexOf(unit.code) ?? -1;
  const count = {
    total: counts?.matched[at] ?? 0,
    registered: counts?.registered[at] ?? 0,
    finished: counts?.handled[at] ?? 0,
    overdue: counts?.overdue[at] ?? 0,
  };
  const value = counts === undefined ? null : metricValue(metric, count, unit.areaM2);
  const text = (): string => {
    if (value === null) return t('map.noData');
    return metric === 'completionRate'
      ? `${formatShare(value)} (${count.finished}/${count.registered})`
      : formatNumber(value);
  };
  return (
    <div className="map-tooltip" style={{ translate: `${hover.screen.x + 14}px ${hover.screen.y + 14}px` }}>
      <strong>{unit.name}</strong>
      <span>
        {t(`metricShort.${metric}`)} {text()}
      </span>
      {metric !== 'count' && <span>{t('map.tooltipCount', { n: formatCount(count.total) })}</span>}
    </div>
  );
}
