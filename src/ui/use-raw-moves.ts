import { useEffect, useRef, type RefObject } from 'react';

/**
 * Calls `onMove` for every move of a pointer over `area` when it happens. The browser keeps `pointermove` back until the
 * next frame, and a question that waits so long has its answer a frame later. Only secure pages hear of raw moves, so a
 * gesture has to work by `pointermove` alone as well.
 */
export function useRawMoves(
  area: RefObject<HTMLElement | null>,
  onMove: (point: { readonly clientX: number; readonly clientY: number }) => void,
): void {
  const latest = useRef(onMove);
  useEffect(() => {
    latest.current = onMove;
  });
  useEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    const listener = (event: Event) => latest.current(event as globalThis.PointerEvent);
    element.addEventListener('pointerrawupdate', listener);
    return () => element.removeEventListener('pointerrawupdate', listener);
  }, [area]);
}
