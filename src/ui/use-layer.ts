import { useEffect, useRef, type RefObject } from 'react';

/**
 * Makes an element with `data-layer` one that lies over the page: it closes when it is asked to, as a dialog of the
 * browser is, by a `cancel` event. What lies on top has Escape and Back.
 */
export function useLayer(element: RefObject<HTMLElement | null>, onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const layer = element.current;
    const onCancel = (event: Event): void => {
      if (event.target !== layer) return;
      event.preventDefault();
      close.current();
    };
    layer?.addEventListener('cancel', onCancel);
    return () => layer?.removeEventListener('cancel', onCancel);
  }, [element]);
}
