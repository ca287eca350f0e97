import type { RadarItem } from '../../schemas/situation.ts';
import { Shape } from '../../ui/Shape.tsx';
import type { RadarDot } from './radar-layout.ts';
import * as styles from './SlaRadar.module.css';

/** One department: its dots in the order of time, up to the dashed end of the limit. */
export function RadarLine(props: {
  dots: readonly RadarDot[];
  name: string;
  /** It does not lie in the panel as a whole: half a line says nothing. */
  isHidden: boolean;
  /** The first mark of the radar carries the tab stop. */
  isFirst: boolean;
  textOf: (item: RadarItem) => string;
  onLookAt: (item: RadarItem) => void;
  onChoose: (item: RadarItem) => void;
}) {
  const { dots, name, isHidden, isFirst, textOf, onLookAt, onChoose } = props;
  const isDouble = dots.some(({ lane }) => lane > 0);
  return (
    <div className={styles.line} data-line data-hidden={isHidden} role="group" aria-label={name}>
      <span className={styles.department}>{name}</span>
      <span className={styles.track}>
        {dots.map(({ item, x, lane, isLikely }, index) => (
          <button
            key={item.eventNo}
            type="button"
            className={styles.dot}
            data-row
            data-likely={isLikely}
            tabIndex={isFirst && index === 0 ? 0 : -1}
            aria-label={textOf(item)}
            title={textOf(item)}
            style={{ left: `${x * 100}%`, top: isDouble ? `${33 + lane * 34}%` : '50%' }}
            onPointerEnter={() => onLookAt(item)}
            onFocus={() => onLookAt(item)}
            onClick={() => onChoose(item)}
          >
            <Shape shape="triangle" colour="var(--progress-near-deadline)" />
          </button>
        ))}
      </span>
      <b className={styles.count}>{dots.length}</b>
    </div>
  );
}
