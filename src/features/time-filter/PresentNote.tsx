import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerMinute } from '../../api/server-clock.ts';
import { commandOf } from '../../commands/registry.ts';
import { formatTimeOn } from '../../i18n/format.ts';
import { useAppState, useWall } from '../../state/hooks.tsx';
import { chosenRange } from '../../state/playback/playback.ts';
import { isAway, type AwayKind, type PresentState } from '../../state/playback/present.ts';
import type { AppState } from '../../state/stores/app-state.ts';
import { Button } from '../../ui/Button.tsx';
import { LiveText } from '../../ui/LiveText.tsx';
import { rangeWords } from './span-text.ts';
import * as styles from './PresentNote.module.css';

/**
 * Says that the page was turned away from the present: what it shows, since when, and what to press. A wall says in how long
 * it returns by itself; a desk offers it. That the data are old says the header.
 */
export function PresentNote({ following, isKiosk }: { following: PresentState['kind']; isKiosk: boolean }) {
  const { t } = useTranslation();
  const state = useAppState();
  const minute = useServerMinute();
  const returnsIn = useWall((wall) => wall.returnsIn);
  const [since, setSince] = useState<number | undefined>(undefined);
  if (isAway(following) && since === undefined && minute !== undefined) setSince(minute);
  if (!isAway(following) && since !== undefined) setSince(undefined);
  if (!isAway(following)) return null;
  const parts = [
    since === undefined ? undefined : t('time.away.since', { time: formatTimeOn(since, minute ?? since) }),
    isKiosk && returnsIn !== null ? t(`time.away.in.${returnsIn.unit}`, { n: returnsIn.n }) : undefined,
    isKiosk ? t('time.away.press') : undefined,
  ];
  return (
    <div className={styles.note}>
      {/* What counts down beside it is not read out with every step. */}
      <div role="status">
        <LiveText
          one={state.filter}
          other={state.engine}
          text={() => whatIsShown(t, state, following, isKiosk)}
          className={styles.what}
        />
      </div>
      <span className={styles.more}>{parts.filter((part) => part !== undefined).join(' · ')}</span>
      {!isKiosk && (
        <Button onClick={() => commandOf('time.present').run(state)}>{`${t('time.away.return')} (0)`}</Button>
      )}
    </div>
  );
}

/** Where the range stands beside it, a desk says only that it is not now. */
function whatIsShown(t: TFunction, state: AppState, following: AwayKind, isKiosk: boolean): string {
  const { answer } = state.engine.getState();
  const { playback, timeExtent } = state.view.getState().view;
  const range = following === 'axis' ? timeExtent : chosenRange(state);
  if (answer === null || range === null) return '';
  const key = following === 'film' ? `film.${playback.film}` : following;
  return t(`time.away.${key}.${isKiosk ? 'wall' : 'desk'}`, { range: rangeWords(range, answer.asOf) });
}
