import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { EMPTY_DESK_SCENE, type DeskScene } from '../../domain/desk/scene.ts';
import type { EmergencyScene } from '../../domain/emergency/scene.ts';
import { emergencyMarks } from '../../layers/emergency.ts';
import { LAYERS } from '../../layers/index.ts';
import type { Condition } from '../../layers/model/layer-input.ts';
import { isShown, NO_CODE } from '../../layers/model/map-layer.ts';
import { useInterface, useView } from '../../state/hooks.tsx';

/** An emergency has the map to itself: these come back when it ends. */
const EVERYDAY: ReadonlySet<Condition> = new Set(['units', 'incidents', 'allPoints']);

const LATE = LAYERS.filter(({ code }) => code !== NO_CODE);

/** Fetches the code of shown layers that need some; returns how many of them have it. */
function useLateCode(shown: ReadonlySet<Condition>): number {
  return useQueries({
    queries: LATE.map((layer) => ({
      queryKey: ['code of layer', layer.id],
      queryFn: async () => {
        await layer.code.fetch();
        return layer.id;
      },
      enabled: isShown(layer, shown),
      staleTime: Infinity,
    })),
    combine: countLoaded,
  });
}

const countLoaded = (codes: readonly { readonly isSuccess: boolean }[]): number =>
  codes.filter(({ isSuccess }) => isSuccess).length;

/** What shows layers just now. Another set is returned when something changes, also when the code of a layer has come. */
export function useShownLayers(): {
  shown: ReadonlySet<Condition>;
  emergency: EmergencyScene | null;
  desk: DeskScene;
} {
  const switches = useView(({ view }) => view.layers);
  const emergency = useInterface(({ emergencyScene }) => emergencyScene);
  const deskScene = useInterface((state) => state.deskScene);
  const isPatrol = useView(({ view }) => view.workspace === 'patrol');
  const isEmergency = emergency !== null;
  const isAudit = deskScene.audit !== null;
  const isMarked = deskScene.marked !== null;
  const wanted = useMemo(
    () =>
      new Set<Condition>([
        ...switches,
        ...(isEmergency ? (['emergency'] as const) : []),
        ...(isPatrol ? (['patrol'] as const) : []),
        ...(isAudit ? (['audit'] as const) : []),
        ...(isMarked ? (['marked'] as const) : []),
      ]),
    [switches, isEmergency, isPatrol, isAudit, isMarked],
  );
  const loaded = useLateCode(wanted);
  const shown = useMemo(() => {
    const isDrawn = loaded > 0 && wanted.has('emergency') && emergencyMarks.code.read() !== undefined;
    return new Set([...wanted].filter((condition) => !isDrawn || !EVERYDAY.has(condition)));
  }, [wanted, loaded]);
  const desk = useMemo(
    () => (isPatrol ? deskScene : { ...EMPTY_DESK_SCENE, audit: deskScene.audit, marked: deskScene.marked }),
    [isPatrol, deskScene],
  );
  return { shown, emergency, desk };
}
