import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { matrixShade } from './matrix-shade.ts';
import * as styles from './HourMatrix.module.css';

const COLUMNS = 24;
const TICKS = [0, 3, 6, 9, 12, 15, 18, 21];

/** A row by hour of the day. */
export interface HourMatrixRow {
  readonly key: string;
  readonly name: string;
  readonly values: ArrayLike<number>;
  /** What stands at its end. */
  readonly figure: string;
  /** Too few to be coloured: its fields are hatched. */
  readonly isHatched: boolean;
  /** Whether the row itself is chosen. */
  readonly isNameChosen?: boolean;
  /** What a press on its name does, in words; absent = nothing. */
  readonly nameHint?: string | undefined;
}

export interface MatrixCell {
  readonly row: number;
  readonly column: number;
}

/** Modifier keys of the press that marked fields. */
export type MatrixKeys = Pick<PointerEvent, 'shiftKey' | 'altKey'>;

const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -COLUMNS],
  End: [0, COLUMNS],
};

/**
 * Rows by the 24 hours of a day on a sequential scale. Drag or press to mark fields; Space and Enter mark the field that has
 * the keyboard, which the arrows move. `largest`: the value of the last colour.
 */
export function HourMatrix(props: {
  label: string;
  rows: readonly HourMatrixRow[];
  largest: (row: number) => number;
  /** Whether the mark goes through all rows: hours are chosen, not fields. */
  marksColumns: boolean;
  /** `null`: nothing is chosen, and nothing is dimmed. */
  isChosen: ((cell: MatrixCell) => boolean) | null;
  cellText: (cell: MatrixCell) => string;
  onLookAt: (cell: MatrixCell | null) => void;
  onMark: (from: MatrixCell, to: MatrixCell, keys: MatrixKeys) => void;
  onName?: ((row: number) => void) | undefined;
}) {
  const { rows, marksColumns, isChosen } = props;
  const id = useId();
  const [focus, setFocus] = useState<MatrixCell>({ row: 0, column: 8 });
  const [drag, setDrag] = useState<{ from: MatrixCell; to: MatrixCell } | null>(null);
  const current = { row: clamp(focus.row, rows.length - 1), column: focus.column };
  const cellId = ({ row, column }: MatrixCell) => `${id}-${row}-${column}`;
  const isMarked = (cell: MatrixCell): boolean => {
    if (drag === null) return isChosen?.(cell) ?? false;
    const between = (value: number, a: number, b: number) =>
      value >= Math.min(a, b) && value <= Math.max(a, b);
    const { from, to } = drag;
    return (
      between(cell.column, from.column, to.column) && (marksColumns || between(cell.row, from.row, to.row))
    );
  };
  const hasMarks = drag !== null || isChosen !== null;

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.key === ' ' || event.key === 'Enter') props.onMark(current, current, event);
    else if (step && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const next = {
        row: clamp(current.row + step[0], rows.length - 1),
        column: clamp(current.column + step[1], COLUMNS - 1),
      };
      setFocus(next);
      props.onLookAt(next);
      document.getElementById(cellId(next))?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const finish = (event: PointerEvent) => {
    if (drag === null) return;
    setDrag(null);
    props.onMark(drag.from, drag.to, event);
  };

  return (
    <div
      role="grid"
      aria-label={props.label}
      aria-multiselectable="true"
      className={styles.matrix}
      data-marks={hasMarks}
      onKeyDown={onKeyDown}
      onPointerUp={finish}
      onPointerCancel={() => setDrag(null)}
      onPointerLeave={() => {
        setDrag(null);
        props.onLookAt(null);
      }}
      onBlur={() => props.onLookAt(null)}
    >
      {rows.map((row, at) => (
        <div key={row.key} role="row" className={styles.row}>
          <span role="rowheader" className={styles.name} title={row.name}>
            {row.nameHint === undefined ? (
              row.name
            ) : (
              <button
                type="button"
                title={`${row.name} · ${row.nameHint}`}
                aria-pressed={row.isNameChosen ?? false}
                onClick={() => props.onName?.(at)}
              >
                {row.name}
              </button>
            )}
          </span>
          <span className={styles.hours} role="presentation">
            {Array.from({ length: COLUMNS }, (_, column) => {
              const cell = { row: at, column };
              const shade = row.isHatched
                ? undefined
                : matrixShade(row.values[column] ?? 0, props.largest(at));
              const isFocused = at === current.row && column === current.column;
              return (
                <span
                  key={column}
                  id={cellId(cell)}
                  role="gridcell"
                  tabIndex={isFocused ? 0 : -1}
                  className={styles.cell}
                  data-hatched={row.isHatched}
                  data-marked={isMarked(cell)}
                  aria-selected={isChosen?.(cell) ?? false}
                  aria-label={props.cellText(cell)}
                  title={props.cellText(cell)}
                  style={shade === undefined ? undefined : { background: `var(--sequential-${shade})` }}
                  onFocus={() => {
                    setFocus(cell);
                    props.onLookAt(cell);
                  }}
                  onPointerDown={(event) => {
                    if (event.button !== 0) return;
                    event.currentTarget.releasePointerCapture(event.pointerId);
                    setDrag({ from: cell, to: cell });
                  }}
                  onPointerEnter={() => {
                    props.onLookAt(cell);
                    setDrag((before) => before && { ...before, to: cell });
                  }}
                />
              );
            })}
          </span>
          <span className={styles.figure} data-hatched={row.isHatched}>
            {row.figure}
          </span>
        </div>
      ))}
      <div className={styles.row} aria-hidden="true">
        <span />
        <span className={styles.ticks}>
          {TICKS.map((hour) => (
            <span key={hour}>{String(hour).padStart(2, '0')}</span>
          ))}
        </span>
        <span />
      </div>
    </div>
  );
}

/** The scale of the matrix in words: from nothing to the most, and what hatching means. */
export function HourMatrixLegend(props: { least: string; most: string; hatched: string; hint: string }) {
  return (
    <div className={styles.legend} title={props.hint}>
      <span>{props.least}</span>
      <span className={styles.scale} aria-hidden="true">
        {Array.from({ length: 7 }, (_, shade) => (
          <i key={shade} style={{ background: `var(--sequential-${shade})` }} />
        ))}
      </span>
      <span>{props.most}</span>
      <span className={styles.hatch}>
        <span className={styles.hatchSample} aria-hidden="true" />
        {props.hatched}
      </span>
    </div>
  );
}
