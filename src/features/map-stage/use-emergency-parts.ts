import { useEffect, useMemo, useState } from 'react';
import { useInterface } from '../../state/hooks.tsx';
import type { Theme } from '../../themes/theme.ts';

type EmergencyLayers = typeof import('../../layers/emergency.ts');

/** What the map draws of an emergency; how it is drawn is fetched with the first one. */
export function useEmergencyParts(theme: Theme): ReturnType<EmergencyLayers['emergencyParts']> | undefined {
  const picture = useInterface((state) => state.emergencyPicture);
  const [layers, setLayers] = useState<EmergencyLayers | null>(null);
  const isWanted = picture !== null;
  useEffect(() => {
    if (isWanted) import('../../layers/emergency.ts').then(setLayers, () => undefined);
  }, [isWanted]);
  return useMemo(
    () => (layers === null || picture === null ? undefined : layers.emergencyParts(picture, theme)),
    [layers, picture, theme],
  );
}
