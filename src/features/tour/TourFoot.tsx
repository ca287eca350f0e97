import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { commandOf } from '../../commands/registry.ts';
import { leadTour } from '../../commands/tour-commands.ts';
import { remainingMs, type TourPlayer } from '../../domain/tour/player.ts';
import type { Tour, TourStop } from '../../schemas/tours.ts';
import { useAppState, useTour, useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { EditButton } from './EditButton.tsx';
import { nameOfStop } from './value-words.ts';
import { minutesText } from './clock-text.ts';
import * as styles from './TourFoot.module.css';

const SECOND_MS = 1000;

/** The foot of a tour: a dot for each stop, play and pause, what is left, the presenter's clock, back and on. */
export function TourFoot({ tour, children }: { tour: Tour; children: ReactNode }) {
  const { t } = useTranslation();
  const state = useAppState();
  const language = useView(({ view }) => view.language);
  const at = useTour(({ player }) => player?.stop ?? 0);
  const isPlaying = useTour(({ player }) => player?.isPlaying === true);
  const run = (id: string) => () => commandOf(id).run(state);
  const goTo = (stop: number): void => leadTour(state, { kind: 'goTo', stop });
  const nameOf = (stop: TourStop): string => nameOfStop(stop, language);
  return (
    <footer className={styles.foot}>
      <ol className={styles.dots} aria-label={t('tour.stops')}>
        {tour.stops.map((stop, index) => (
          <li key={stop.id}>
            <button
              type="button"
              aria-current={index === at ? 'step' : undefined}
              aria-label={t('tour.stopOf', { n: index + 1, name: nameOf(stop) })}
              title={nameOf(stop)}
              onClick={() => goTo(index)}
            />
          </li>
        ))}
      </ol>
      <div className={styles.controls}>
        <button
          type="button"
          className={styles.key}
          aria-pressed={isPlaying}
          aria-label={t(isPlaying ? 'tour.pause' : 'tour.play')}
          onClick={run('tour.toggle')}
        >
          {isPlaying ? '❚❚' : '▶'}
        </button>
        <Clock />
        <button
          type="button"
          className={styles.key}
          aria-label={t('tour.previous')}
          onClick={run('tour.previous')}
        >
          ←
        </button>
        <button type="button" className={styles.key} aria-label={t('tour.next')} onClick={run('tour.next')}>
          →
        </button>
      </div>
      <p className={styles.place}>
        {t('tour.at', { n: at + 1, of: tour.stops.length })} · <Spoken />
      </p>
      <div className={styles.controls}>
        {children}
        <Button onClick={run('tour.figures')}>{t('tour.figures')}</Button>
        <Button onClick={run('tour.sheet')}>{t('tour.sheet')}</Button>
        <Button onClick={run('tour.presenter')}>{t('tour.presenter.open')}</Button>
        <EditButton />
      </div>
    </footer>
  );
}

/** What a function of the running tour says, looked at four times a second. */
function useTold(tell: (player: TourPlayer, durationsMs: readonly number[]) => string): string {
  const { tour } = useAppState();
  const [text, setText] = useState('');
  useEffect(() => {
    const look = (): void => {
      const { player, durationsMs } = tour.getState();
      if (player !== null) setText(tell(player, durationsMs));
    };
    const timer = setInterval(look, SECOND_MS / 4);
    return () => clearInterval(timer);
  }, [tour, tell]);
  return text;
}

const leftOf = (player: TourPlayer, durationsMs: readonly number[]): string =>
  minutesText(remainingMs(player, durationsMs) + SECOND_MS - 1);
const shownOf = (player: TourPlayer, durationsMs: readonly number[]): string => {
  const allMs = durationsMs[player.stop] ?? 0;
  return `${minutesText(allMs - remainingMs(player, durationsMs))} / ${minutesText(allMs)}`;
};
const spokenOf = ({ begunAt }: TourPlayer): string => minutesText(performance.now() - begunAt);

/** What has passed of the time of the stop, and all of it; on hover what is left. */
function Clock() {
  const { t } = useTranslation();
  const shown = useTold(shownOf);
  const time = useTold(leftOf);
  return (
    <span className={styles.clock} title={t('tour.left', { time })}>
      {shown}
    </span>
  );
}

/** How long the presenter has been speaking. */
function Spoken() {
  const { t } = useTranslation();
  const time = useTold(spokenOf);
  return <span title={t('tour.spokenHint')}>{t('tour.spoken', { time })}</span>;
}
