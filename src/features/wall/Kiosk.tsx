import { useEffect } from 'react';
import { useServerClock } from '../../api/server-clock.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import { watchPresent } from '../../state/playback/watch-present.ts';
import { watchCover } from '../../state/playback/watch-cover.ts';
import { isDimmed } from '../../state/wall/night.ts';
import { RotationBar } from './RotationBar.tsx';
import { KeyHint } from './KeyHint.tsx';
import { useAlarm } from './use-alarm.ts';
import { useCollection } from './use-collection.ts';
import { useKioskMode } from './use-kiosk-mode.ts';
import { keepDossierFocus } from './dossier-focus.ts';
import { BehindPage } from './BehindPage.tsx';
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
      {kiosk && <Return />}
      {kiosk && <Focus />}
      {kiosk && <Collection />}
      {kiosk && <BehindPage />}
      {kiosk && <KeyHint />}
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

/** Turns a wall that nobody touches to the present again, and closes what was left open. */
function Return() {
  const state = useAppState();
  useEffect(() => watchPresent(state, window), [state]);
  useEffect(() => watchCover(state, window), [state]);
  return null;
}

/** Has the focus follow a dossier that opens and closes. */
function Focus() {
  const state = useAppState();
  useEffect(() => keepDossierFocus(state), [state]);
  return null;
}

function Alarm() {
  useAlarm();
  return null;
}

/** Has the browser collect garbage now and then. */
function Collection() {
  useCollection();
  return null;
}
