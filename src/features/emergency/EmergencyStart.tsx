import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerClock } from '../../api/server-clock.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import { startEmergency } from '../../state/stores/emergency-mode.ts';
import { useLayer } from '../../ui/use-layer.ts';
import { useLongPress, type MapPress } from './use-long-press.ts';
import * as styles from './EmergencyStart.module.css';
import * as buttonStyles from '../../ui/Button.module.css';
import * as panelStyles from '../../ui/Panel.module.css';

/** Decimals of a degree: about a metre. */
const round = (degrees: number) => Number(degrees.toFixed(5));

/** What a right click on the map offers: to start an emergency there, as reported now. */
export function EmergencyStart({ map }: { map: GridlightMap | null }) {
  const { t } = useTranslation();
  const state = useAppState();
  const isOn = useView(({ view }) => view.emergency !== null);
  const { now } = useServerClock();
  const [press, setPress] = useState<MapPress | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  useLongPress(map?.map, setPress);
  const close = useCallback(() => setPress(null), []);
  useEffect(() => {
    if (press === null) return;
    button.current?.focus();
    const surface = map?.map;
    surface?.on('movestart', close);
    surface?.on('click', close);
    return () => {
      surface?.off('movestart', close);
      surface?.off('click', close);
    };
  }, [map, press, close]);
  if (press === null || isOn) return null;
  return (
    <Menu at={press} onClose={close}>
      <button
        ref={button}
        type="button"
        className={buttonStyles.button}
        disabled={now === undefined}
        onClick={() => {
          close();
          const [longitude, latitude] = press.position;
          if (now !== undefined)
            startEmergency(state, {
              kind: 'point',
              position: [round(longitude), round(latitude)],
              at: Math.floor(now),
            });
        }}
      >
        {t('emergency.startHere')}
      </button>
      <button type="button" className={buttonStyles.button} onClick={close}>
        {t('emergency.cancel')}
      </button>
    </Menu>
  );
}

/** The frame of the menu where the map was pressed; Escape and Back close it. */
function Menu({ at, onClose, children }: { at: MapPress; onClose: () => void; children: ReactNode }) {
  const menu = useRef<HTMLDivElement>(null);
  useLayer(menu, onClose);
  return (
    <div
      ref={menu}
      data-layer="popover"
      className={`${panelStyles.panel} ${panelStyles.solid} ${styles.menu}`}
      style={{ left: at.x, top: at.y }}
    >
      {children}
    </div>
  );
}
