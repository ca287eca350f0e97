import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { commandOf } from '../../commands/registry.ts';
import { remainingMs } from '../../domain/tour/player.ts';
import { labelIn } from '../../domain/view/languages.ts';
import type { Tour, TourStop } from '../../schemas/tours.ts';
import { useAppState, useTour, useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import * as styles from './TourFoot.module.css';

const SECOND_MS = 1000;

/** A span as a clock of minutes and seconds: 00:42. */
function clockText(ms: number): string {
  const seconds = Math.floor(ms / SECOND_MS);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** The foot of a tour: a dot for each stop, play and pause, what is left, the presenter's clock, back and on. */
export function TourFoot({ tour, children }: { tour: Tour; children: ReactNode }) {
  const { t } = useTranslation();
  const state = useAppState();
  const language = useView(({ view }) => view.language);
  const at = useTour(({ player }) => player?.stop ?? 0);
  const isPlaying = useTour(({ player }) => player?.isPlaying === true);
  const run = (id: string) => () => commandOf(id).run(state);
  const goTo = (stop: number): void => state.tour.getState().act({ kind: 'goTo', stop }, performance.now());
  const nameOf = ({ kicker, title }: TourStop): string => labelIn(kicker ?? title, language);
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
      <p className={styles.place}>{t('tour.at', { n: at + 1, of: tour.stops.length })}</p>
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
        <button type="button" className={styles.key} aria-label={t('tour.previous')} onClick={run('tour.previous')}>
          ←
        </button>
        <button type="button" className={styles.key} aria-label={t('tour.next')} onClick={run('tour.next')}>
          →
        </button>
        {children}
        <Button onClick={run('tour.figures')}>{t('tour.figures')}</Button>
        <Button onClick={run('tour.sheet')}>{t('tour.sheet')}</Button>
      </div>
    </footer>
  );
}

/** What has passed and all of the time of the stop; beside it how long the presenter has been speaking. */
function Clock() {
  const { t } = useTranslation();
  const { tour } = useAppState();
  const [text, setText] = useState({ shown: '00:00', all: '00:00', spoken: '00:00', left: '00:00' });
  useEffect(() => {
    const look = (): void => {
      const { player, durationsMs } = tour.getState();
      if (player === null) return;
      const all = durationsMs[player.stop] ?? 0;
      const left = remainingMs(player, durationsMs);
      const next = {
        shown: clockText(all - left),
        all: clockText(all),
        left: clockText(left),
        spoken: clockText(performance.now() - player.begunAt),
      };
      setText((before) =>
        before.shown === next.shown && before.all === next.all && before.spoken === next.spoken ? before : next,
      );
    };
    look();
    const timer = setInterval(look, SECOND_MS / 4);
    return () => clearInterval(timer);
  }, [tour]);
  return (
    <span className={styles.clock}>
      <span title={t('tour.left', { time: text.left })}>
        {text.shown} / {text.all}
      </span>
      <small title={t('tour.spokenHint')}>{t('tour.spoken', { time: text.spoken })}</small>
    </span>
  );
}
