import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { healthQuery } from '../api/health.ts';
import { ownBuild } from '../api/page-build.ts';
import { isBuildThere } from '../api/served-build.ts';
import { FirstSteps } from '../features/help/FirstSteps.tsx';
import { NewBuildNote } from '../features/notice/NewBuildNote.tsx';
import { useAppState } from '../state/hooks.tsx';
import { watchBuild, type BuildOffer } from '../state/wall/build-watch.ts';
import { fetchWhenIdle } from './fetch-when-idle.ts';
import { idleParts } from './idle-parts.ts';
import { loadSurges } from './parts.ts';

const SurgeGuard = lazy(async () => ({ default: (await loadSurges()).SurgeGuard }));

/**
 * Keeps a page that stands for weeks: fetches ahead what it may need, loads it anew where a new build is served, and watches
 * for what comes in a crowd.
 */
export default function Keeper() {
  const state = useAppState();
  const queries = useQueryClient();
  const [offer, setOffer] = useState<BuildOffer | null>(null);
  useEffect(() => fetchWhenIdle(window, idleParts(queries)), [queries]);
  useEffect(
    () =>
      watchBuild({
        page: window,
        state,
        own: ownBuild(),
        readServed: () => {
          const reading = queries.getQueryData(healthQuery.queryKey);
          if (reading === undefined) return undefined;
          const { health, receivedAt } = reading;
          return { build: health.pageBuild, isWell: health.status === 'ok', at: receivedAt };
        },
        isThere: isBuildThere,
        onOffer: setOffer,
        nowMs: () => Date.now(),
      }),
    [state, queries],
  );
  return (
    <>
      {offer !== null && <NewBuildNote key={offer.build} offer={offer} />}
      <FirstSteps />
      <Suspense>
        <SurgeGuard />
      </Suspense>
    </>
  );
}
