import { useEffect, useMemo } from 'react';
import type { PlaceScene } from '../../domain/desk/place/place-picture.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import { usePlaceSettings } from './place-settings.ts';
import { usePicture } from './use-picture.ts';

/** Puts the hotspots on the map while the patrol desk is open, whichever of its pages is shown. */
export function PlaceOnMap() {
  const state = useAppState();
  const isOn = useView(({ view }) => view.layers.includes('hotspots'));
  return isOn ? <Drawn showOnMap={state.interface.getState().showOnMap} /> : null;
}

function Drawn({ showOnMap }: { showOnMap: (parts: { place: PlaceScene | null }) => void }) {
  const { picture, isOutdated } = usePicture();
  const viewLineId = useView(({ view }) => view.patrol.lineId);
  const [{ spot, way, segment }] = usePlaceSettings();
  const isLines = picture?.kind === 'lines';
  const line = isLines ? picture.lines.find(({ id }) => id === viewLineId) : undefined;
  const stretch = (segment === null ? undefined : line?.segments[segment]?.path) ?? way;
  const lineId = line?.id ?? null;
  const scene = useMemo(
    () => (picture === undefined ? null : { picture, isOutdated, lineId, stretch, spot }),
    [picture, isOutdated, lineId, stretch, spot],
  );
  useEffect(() => showOnMap({ place: scene }), [scene, showOnMap]);
  useEffect(() => () => showOnMap({ place: null }), [showOnMap]);
  return null;
}
