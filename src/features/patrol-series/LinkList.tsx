import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import * as styles from './LinkList.module.css';
import * as utilities from '../../ui/utilities.module.css';

/** One row of the list. */
export interface LinkRow {
  readonly key: string;
  readonly isChosen: boolean;
  readonly head: string;
  /** Right of the head: a probability. */
  readonly figure: string;
  readonly detail: string;
  readonly choose: () => void;
}

/** What the keys of the list do beside moving. */
export interface LinkKeys {
  readonly confirm: () => void;
  readonly refute: () => void;
  readonly undo: () => void;
}

/** A list of pairs or series: J, K and the arrows move, C confirms, R refutes, U takes back. */
export function LinkList(props: { label: string; hint: string; rows: readonly LinkRow[]; keys: LinkKeys }) {
  const { rows, keys } = props;
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const at = rows.findIndex(({ isChosen }) => isChosen);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  // A pair that was judged leaves the list: the next one has taken its place.
  const lastAt = useRef(0);
  useEffect(() => {
    if (at >= 0) lastAt.current = at;
  }, [at]);
  const move = (step: number): void => {
    const next = at >= 0 ? at + step : lastAt.current + Math.min(0, step);
    rows[Math.max(0, Math.min(rows.length - 1, next))]?.choose();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Record<string, (() => void) | undefined> = {
      j: () => move(1),
      ArrowDown: () => move(1),
      k: () => move(-1),
      ArrowUp: () => move(-1),
      c: keys.confirm,
      r: keys.refute,
      u: keys.undo,
    };
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  return (
    <>
      <ul
        ref={list}
        role="listbox"
        tabIndex={0}
        className={`${utilities.scroll} ${styles.list}`}
        aria-label={props.label}
        aria-describedby={`${id}-keys`}
        aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
        onKeyDown={press}
      >
        {rows.map((row, index) => (
          <li
            key={row.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={row.isChosen}
            title={row.detail}
            onClick={row.choose}
          >
            <span className={styles.head}>{row.head}</span>
            <strong className={styles.figure}>{row.figure}</strong>
            <span className={styles.detail}>{row.detail}</span>
          </li>
        ))}
      </ul>
      <p id={`${id}-keys`} className={`${styles.keys} ${utilities.pointerOnly}`}>
        {props.hint}
      </p>
    </>
  );
}
