import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import * as utilities from './utilities.module.css';
import * as styles from './VirtualList.module.css';

/** Rows that are drawn beyond the ones in sight, above and below. */
const OVERSCAN = 6;

/** The rows that are drawn when the list is scrolled to `scrollTop`: `[first, end)`. Lengths in px. */
export function visibleRows(
  scrollTop: number,
  height: number,
  rowHeight: number,
  count: number,
): readonly [first: number, end: number] {
  if (rowHeight <= 0) return [0, Math.min(count, 1)];
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - OVERSCAN);
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + OVERSCAN);
  return [Math.min(first, count), Math.max(end, 0)];
}

/** A long list of rows of one height that keeps only the ones in sight. `rowRem`: height of a row in rem. */
export function VirtualList(props: {
  label: string;
  count: number;
  rowRem: number;
  renderRow: (index: number) => ReactNode;
}) {
  const { count, rowRem, renderRow } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState({ top: 0, height: 0, row: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void =>
      setViewport({
        top: element.scrollTop,
        height: element.clientHeight,
        row: rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [rowRem]);
  useEffect(() => {
    if (scroller.current !== null && count === 0) scroller.current.scrollTop = 0;
  }, [count]);
  const [first, end] = visibleRows(viewport.top, viewport.height, viewport.row, count);
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset);
  return (
    <div
      ref={scroller}
      className={`${utilities.scroll} ${styles.list}`}
      onScroll={(event) => setViewport({ ...viewport, top: event.currentTarget.scrollTop })}
    >
      <ul aria-label={props.label} style={{ position: 'relative', height: count * viewport.row }}>
        {rows.map((index) => (
          <li
            key={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            style={{ position: 'absolute', insetInline: 0, top: index * viewport.row, height: viewport.row }}
          >
            {renderRow(index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
