import { useEffect, useState } from 'react';
import type { AllPoints } from '../../map/all-points.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import type { EngineLink } from '../../state/engine-link.ts';
import { useEngine, useFilter } from '../../state/hooks.tsx';
import type { Theme } from '../../themes/theme.ts';

/** Draws every matching incident as a dot while the layer is on; deck.gl is fetched when it is first switched on. */
export function useAllPoints(map: GridlightMap | null, link: EngineLink, isOn: boolean, theme: Theme): void {
  const filter = useFilter((state) => state.filter);
  const asOf = useEngine((state) => state.answer?.asOf);
  const [overlay, setOverlay] = useState<AllPoints | undefined>();

  useEffect(() => {
    if (map === null || !isOn) return;
    let made: AllPoints | undefined;
    let isWanted = true;
    void import('../../map/all-points.ts').then(({ AllPoints }) => {
      if (!isWanted) return;
      made = new AllPoints(map.map);
      setOverlay(made);
    });
    return () => {
      isWanted = false;
      made?.remove();
      setOverlay(undefined);
    };
  }, [map, isOn]);

  useEffect(() => {
    if (overlay === undefined || asOf === undefined) return;
    let isLatest = true;
    void link.points({ ...link.currentQuery(), filter, asOf }).then((points) => {
      if (isLatest) overlay.draw(points, theme);
    });
    return () => {
      isLatest = false;
    };
  }, [overlay, filter, asOf, link, theme]);
}
