import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useFilter, useView, useWall } from '../../state/hooks.tsx';
import * as styles from './wall.module.css';

/**
 * Says over what covers the map that the map behind it does not show the present, and when it will; and when what covers it
 * closes by itself.
 */
export function BehindPage() {
  const { t } = useTranslation();
  const isCovered = useView(({ view }) => view.page !== 'map');
  const isPlaying = useView(({ view }) => view.playback.playing);
  const isFixed = useFilter(({ filter }) => filter.range.kind === 'range');
  const { returnsIn, closesIn } = useWall(
    useShallow((state) => ({ returnsIn: state.returnsIn, closesIn: state.closesIn })),
  );
  const isAway = isCovered && (isPlaying || isFixed || returnsIn !== null);
  if (!isAway && closesIn === null) return null;
  return (
    <p className={styles.behind} data-away={isAway}>
      {/* What counts down beside it is not read out with every step. */}
      {isAway && <span role="status">{t('wall.behind')}</span>}
      {isAway && returnsIn !== null && ` · ${t(`time.away.in.${returnsIn.unit}`, { n: returnsIn.n })}`}
      {isAway && ` · ${t('time.away.press')}`}
      {isAway && closesIn !== null && ' · '}
      {closesIn !== null && t(`wall.closesIn.${closesIn.unit}`, { n: closesIn.n })}
    </p>
  );
}
