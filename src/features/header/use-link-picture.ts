import { useEffect, useRef, useState } from 'react';
import type { LinkHealth } from '../../api/server-clock.ts';
import { useLive } from '../../state/hooks.tsx';
import { linkPictureOf, type LinkPicture } from './link-picture.ts';

const TICK_MS = 500;

/** The picture of the connection, looked at twice a second; marks the document with `data-link` for what greys by it. */
export function useLinkPicture(health: LinkHealth): LinkPicture {
  const beat = useLive((state) => state.beat);
  const beatAt = useLive((state) => state.beatAt);
  const [since] = useState(() => performance.now());
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const goneAt = useRef<number | null>(null);
  const picture = linkPictureOf(health, { beat, beatAt }, { now, since, databaseGoneAt: goneAt.current });
  const { kind } = picture;
  useEffect(() => {
    goneAt.current = kind === 'database' ? (goneAt.current ?? performance.now()) : null;
    document.documentElement.dataset['link'] = kind;
  }, [kind]);
  return picture;
}
