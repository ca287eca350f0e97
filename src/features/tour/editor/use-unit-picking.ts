import { useEffect, useEffectEvent } from 'react';
import { useAppState } from '../../../state/hooks.tsx';

/** While it is on, a unit that is chosen on the map goes to `onPick` and is not opened. */
export function useUnitPicking(isOn: boolean, onPick: (code: string) => void): void {
  const { view } = useAppState();
  const pick = useEffectEvent(onPick);
  useEffect(() => {
    if (!isOn) return;
    return view.subscribe((now, before) => {
      const { selection } = now.view;
      if (selection === null || selection === before.view.selection || selection.kind !== 'unit') return;
      now.change({ selection: null });
      pick(selection.id);
    });
  }, [isOn, view]);
}
