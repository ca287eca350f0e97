import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shiftPeriod, type ShiftSettings } from '../../domain/shift/shift-settings.ts';
import { MINUTE_MS } from '../../domain/time/zone.ts';
import { formatTimeOfDay } from '../../i18n/format.ts';
import { ToggleButton } from '../../ui/Button.tsx';
import { useMedia } from '../../ui/use-media.ts';
import * as styles from './Plan.module.css';

/** A minute of the shift takes this long when it is played. */
const TICK_MS = 100;

/** Moves the teams along their rounds on the map: by hand, or playing where the reader does not mind motion. */
export function ShiftClock(props: {
  settings: Pick<ShiftSettings, 'date' | 'fromMinute' | 'toMinute'>;
  timeMs: number | undefined;
  onTime: (timeMs: number | undefined) => void;
}) {
  const { t } = useTranslation();
  const { settings, timeMs, onTime } = props;
  const [isPlaying, setPlaying] = useState(false);
  const prefersStill = useMedia('(prefers-reduced-motion: reduce)');
  const { fromMs, toMs } = shiftPeriod(settings);
  const shown = Math.min(toMs, Math.max(fromMs, timeMs ?? fromMs));
  const plays = isPlaying && !prefersStill;
  useEffect(() => {
    if (!plays) return;
    const timer = setTimeout(() => {
      if (shown >= toMs) setPlaying(false);
      else onTime(shown + MINUTE_MS);
    }, TICK_MS);
    return () => clearTimeout(timer);
  }, [plays, shown, toMs, onTime]);
  const time = formatTimeOfDay(shown);
  return (
    <div className={styles.clock} role="group" aria-label={t('patrolPlan.clock.title')}>
      {!prefersStill && (
        <ToggleButton
          isOn={plays}
          title={t('patrolPlan.clock.playHint')}
          onClick={() => {
            if (!plays && shown >= toMs) onTime(fromMs);
            setPlaying(!plays);
          }}
        >
          {t(plays ? 'patrolPlan.clock.pause' : 'patrolPlan.clock.play')}
        </ToggleButton>
      )}
      <input
        type="range"
        min={fromMs}
        max={toMs}
        step={MINUTE_MS}
        value={shown}
        aria-label={t('patrolPlan.clock.title')}
        aria-valuetext={time}
        onChange={(event) => onTime(Number(event.target.value))}
      />
      <time>{time}</time>
      {timeMs !== undefined && (
        <ToggleButton
          title={t('patrolPlan.clock.offHint')}
          onClick={() => {
            setPlaying(false);
            onTime(undefined);
          }}
        >
          {t('patrolPlan.clock.off')}
        </ToggleButton>
      )}
    </div>
  );
}
