import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';

/**
 * A long list that keeps only the rows in sight. `rowRem`: height of a row in rem. `onWindow` tells which rows are wanted,
 * so that a list longer than what is at hand can be fetched piece by piece.
 */
export function VirtualList(props: {
  label: string;
  count: number;
  rowRem: number;
  renderRow: (index: number) => ReactNode;
  onWindow?: (first: number, last: number) => void;
}) {
  const { count, rowRem, renderRow, onWindow } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onWindow?.(first, last), [onWindow, first, last]);
  useEffect(() => {
    const measure = (): void => virtualizer.measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [virtualizer]);
  return (
    <div ref={scroller} className="scroll virtual-list">
      <ul aria-label={props.label} style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {items.map((item) => (
          <li
            key={item.key}
            aria-setsize={count}
            aria-posinset={item.index + 1}
            style={{ position: 'absolute', insetInline: 0, top: item.start, height: item.size }}
          >
            {renderRow(item.index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
