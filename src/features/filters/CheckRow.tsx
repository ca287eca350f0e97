import { useEffect, useRef, type ReactNode } from 'react';
import { formatCount } from '../../i18n/format.ts';
import type { TriState } from './category-tree.ts';
import * as styles from './FiltersPanel.module.css';

/** One value of a clause: check box, mark, name and count; the bar is the count's share of the largest. */
export function CheckRow(props: {
  state: TriState;
  label: string;
  /** What the row counts, shown under the pointer. */
  hint?: string | undefined;
  count: number | undefined;
  largest: number;
  mark?: ReactNode;
  isLeaf?: boolean;
  /** It cannot be chosen; say why in `hint`. */
  isDisabled?: boolean;
  onToggle: () => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = props.state === 'mixed';
  }, [props.state]);
  const share = props.count === undefined || props.largest === 0 ? 0 : props.count / props.largest;
  return (
    <label className={styles.row} title={props.hint} data-leaf={props.isLeaf} data-state={props.state}>
      <input
        ref={box}
        type="checkbox"
        checked={props.state === 'on'}
        disabled={props.isDisabled}
        onChange={props.onToggle}
      />
      {props.mark}
      <span className={styles.name}>{props.label}</span>
      <span className={styles.meter} aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles.count}>{props.count === undefined ? '–' : formatCount(props.count)}</span>
    </label>
  );
}
