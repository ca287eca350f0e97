import { useEffect, useState } from 'react';

/** After this long the map is drawn with what there is. */
const PATIENCE_MS = 1500;

/**
 * Whether the map may be drawn: as soon as everything is there, so that the first picture is made once and not five times
 * over; on a slow line after a moment with what has come.
 */
export function useFirstPicture(isComplete: boolean): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (isComplete && !isOver) setOver(true);
  return isComplete || isOver;
}
