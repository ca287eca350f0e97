import { useCallback, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useUnitIndex } from '../../api/unit-index.ts';
import { useSituation } from '../../api/use-situation.ts';
import { formatCount } from '../../i18n/format.ts';
import { useAppState, useFilter, useView } from '../../state/hooks.tsx';
import { LOW_SCREEN, nextPages } from '../../state/wall/rotation-pages.ts';
import { useMedia } from '../../ui/use-media.ts';
import { turnLists } from './next-page.ts';
import { rotationStops, type RotationStop } from './rotation-stops.ts';
import { useRotation } from './use-rotation.ts';
import * as styles from './wall.module.css';

/** Says where the rotation is and when it goes on: a thin line and the name of the unit. */
export function RotationBar(props: { host: HTMLElement | null; show: (code: string | null) => void }) {
  const { host, show } = props;
  const { t } = useTranslation();
  const units = useUnitIndex();
  const focus = useFilter((state) => state.filter.unitCode);
  const isOn = useView((state) => state.view.wall.rotateMs !== null);
  const { situation } = useSituation(focus);
  const command = situation?.command;
  const stops = useMemo(() => rotationStops(units, focus, command), [units, focus, command]);
  const { view } = useAppState();
  const isCalm = useMedia('(prefers-reduced-motion: reduce)');
  const isLow = useMedia(LOW_SCREEN);
  const line = useRef<HTMLElement>(null);
  const showStop = useCallback(
    ({ code }: RotationStop) => {
      show(code);
      turnLists(!isCalm);
      const { view: shown, turnTabs } = view.getState();
      turnTabs(nextPages(shown.tabs, isLow));
    },
    [show, view, isCalm, isLow],
  );
  const { at, isPaused, resumesInS } = useRotation(stops, showStop, line);
  const stop = stops[at];
  if (!isOn || host === null || stop === undefined) return null;
  return createPortal(
    <p className={styles.rotation} data-paused={isPaused}>
      <span>{t('wall.rotationOf', { at: at + 1, of: stops.length })}</span>
      <strong>{stop.name ?? t('wall.city')}</strong>
      {stop.open !== undefined && <span>{t('wall.open', { n: formatCount(stop.open) })}</span>}
      {isPaused && <span>{t(resumesInS > 0 ? 'wall.pausedFor' : 'wall.paused', { n: resumesInS })}</span>}
      <i ref={line} aria-hidden="true" />
    </p>,
    host,
  );
}
