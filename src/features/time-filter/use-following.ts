import { useShallow } from 'zustand/react/shallow';
import { useServerMinute } from '../../api/server-clock.ts';
import { lastHeardAt } from '../../domain/live/data-age.ts';
import { MINUTE_MS } from '../../domain/time/zone.ts';
import { useEngine, useFilter, useLive, useSubject, useView } from '../../state/hooks.tsx';
import { followingOf, type PresentState } from '../../state/playback/present.ts';

/** How the page stands to the present. Renders when that changes, not with every frame of a range that moves. */
export function useFollowing(): PresentState['kind'] {
  const minute = useServerMinute();
  const subject = useSubject();
  const playback = useView(
    useShallow(({ view }) => ({ playing: view.playback.playing, film: view.playback.film })),
  );
  const timeExtent = useView(({ view }) => view.timeExtent);
  const dataEndMs = useEngine(({ answer }) => answer?.extent?.to ?? null);
  // To the minute: the sources are heard every few seconds.
  const heardAtMs = useLive(({ beat }) => {
    const heardAt = beat && lastHeardAt(beat.sources);
    return heardAt === null ? null : Math.floor(heardAt / MINUTE_MS) * MINUTE_MS;
  });
  // Cases end long before the present: only reports become old.
  const nowMs = subject === 'cases' ? undefined : minute;
  return useFilter(
    ({ filter: { range } }) => followingOf({ range, timeExtent, playback, dataEndMs, heardAtMs, nowMs }).kind,
  );
}
