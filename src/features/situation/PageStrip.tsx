import { useTranslation } from 'react-i18next';
import { useUnitIndex } from '../../api/unit-index.ts';
import type { SituationReading } from '../../api/use-situation.ts';
import { formatSecond } from '../../i18n/format.ts';
import { useFilter } from '../../state/hooks.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import * as styles from './PageStrip.module.css';
import * as panelStyles from '../../ui/Panel.module.css';

/** Which panels a column shows, and of what and when its numbers are: all data of the unit, whatever the filter says. */
export function PageStrip<T extends string>(props: {
  label: string;
  options: readonly { value: T; label: string; title?: string }[];
  value: T;
  onChange: (value: T) => void;
  reading: SituationReading;
}) {
  const { t } = useTranslation();
  const focus = useFilter(({ filter }) => filter.unitCode);
  const { situation } = props.reading;
  const unitCode = situation === undefined ? focus : situation.unitCode;
  const unit = useUnitIndex().get(unitCode ?? '');
  const unitName = unitCode === null ? t('numbers.wholeCity') : (unit?.name ?? unitCode);
  const time = situation === undefined ? '--:--:--' : formatSecond(situation.asOf);
  return (
    <div className={`${panelStyles.panel} ${styles.strip}`}>
      <Segmented label={props.label} options={props.options} value={props.value} onChange={props.onChange} />
      <span className={styles.extent} title={t('situation.extentHint', { unit: unitName, time })}>
        {t('situation.extent', { unit: unitCode === null ? t('situation.city') : unitName, time })}
      </span>
    </div>
  );
}
