import { useEffect } from 'react';
import { useServerClock } from '../../api/server-clock.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import { isDimmed } from '../../state/wall/night.ts';

/** Keeps the wall's colours to the hour of the server. */
export function useNight(): void {
  const { wall } = useAppState();
  const setting = useView((state) => state.view.wall);
  const { now } = useServerClock();
  const isNight = isDimmed(setting, now);
  useEffect(() => wall.getState().setNight(isNight), [wall, isNight]);
}
