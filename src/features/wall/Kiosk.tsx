import { useEffect } from 'react';
import { useServerClock } from '../../api/server-clock.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import { isDimmed } from '../../state/wall/night.ts';
import { RotationBar } from './RotationBar.tsx';
import { useAlarm } from './use-alarm.ts';
import { useKioskMode } from './use-kiosk-mode.ts';
import { useListTurning } from './use-list-turning.ts';
import { useSeams } from './use-seams.ts';
import { WallNote } from './WallNote.tsx';

/** What a wall does beside showing the map. `show` brings a unit, or the whole city (null), into the free middle. */
export function Kiosk(props: { host: HTMLElement | null; show: (code: string | null) => void }) {
  const { kiosk, split, rotateMs } = useView((state) => state.view.wall);
  const isEmergency = useView((state) => state.view.emergency !== null);
  useKioskMode(kiosk);
  useListTurning(kiosk && (rotateMs === null || isEmergency));
  useSeams(split);
  return (
    <>
      <Night />
      {kiosk && <Alarm />}
      {kiosk && <RotationBar {...props} />}
      {kiosk && <WallNote />}
    </>
  );
}

/** Keeps the wall's colours to the hour of the server; by itself, so that the rest does not render every second. */
function Night() {
  const { wall } = useAppState();
  const setting = useView((state) => state.view.wall);
  const { now } = useServerClock();
  const isNight = isDimmed(setting, now);
  useEffect(() => wall.getState().setNight(isNight), [wall, isNight]);
  return null;
}

function Alarm() {
  useAlarm();
  return null;
}
