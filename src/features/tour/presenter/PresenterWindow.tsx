import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMANDS, shortcutOf } from '../../../commands/registry.ts';
import { presenterClock } from '../../../domain/tour/player.ts';
import { minutesText } from '../clock-text.ts';
import { useShownTour, type HeardWall, type PresenterAction } from './use-shown-tour.ts';
import * as styles from './PresenterWindow.module.css';

/** The window of the presenter: what is shown, what comes next, what may be said, how the time goes, and large buttons. */
export function PresenterWindow() {
  const { t } = useTranslation();
  const { wall, act } = useShownTour();
  useTourKeys(act);
  if (wall === undefined)
    return (
      <main className={styles.presenter} data-part="presenter">
        <div className={styles.silent} role="status">
          <h1>{t('tour.presenter.silent')}</h1>
        </div>
      </main>
    );
  const { stops, at, tour, title, text, notes, isPlaying, isHeld } = wall.message;
  const next = stops[at + 1];
  const button = (action: PresenterAction, name: string, sign: string, isDisabled = false) => (
    <button type="button" disabled={isDisabled} onClick={() => act(action)}>
      <b aria-hidden>{sign}</b>
      {name}
    </button>
  );
  return (
    <main className={styles.presenter} data-part="presenter">
      <header>
        <small>{tour}</small>
        <span>{t('tour.at', { n: at + 1, of: stops.length })}</span>
      </header>
      <Clocks wall={wall} />
      {isHeld && <p className={styles.held}>{t('tour.presenter.held')}</p>}
      <section className={styles.now} aria-live="polite">
        <small>{stops[at]}</small>
        <h1>{title}</h1>
        <p>{text}</p>
      </section>
      <section className={styles.notes} aria-label={t('tour.presenter.notes')}>
        {notes === '' ? (
          <p>{t('tour.presenter.noNotes')}</p>
        ) : (
          notes.split('\n').map((line) => <p key={line}>{line}</p>)
        )}
      </section>
      <p className={styles.next}>
        {next === undefined ? t('tour.presenter.lastStop') : t('tour.presenter.next', { name: next })}
      </p>
      <nav className={styles.keys} aria-label={t('tour.presenter.keys')}>
        {button('previous', t('tour.previous'), '←', at === 0)}
        {button('toggle', t(isPlaying ? 'tour.pause' : 'tour.play'), isPlaying ? '❚❚' : '▶')}
        {button('next', t('tour.next'), '→', next === undefined)}
      </nav>
      <nav className={styles.stops} aria-label={t('tour.stops')}>
        {stops.map((name, index) => (
          <button
            // Two stops may have one name.
            key={`${index} ${name}`}
            type="button"
            aria-current={index === at ? 'step' : undefined}
            aria-label={t('tour.stopOf', { n: index + 1, name })}
            onClick={() => act(index)}
          >
            {index + 1}
          </button>
        ))}
        <button type="button" onClick={() => act('figures')}>
          {t('tour.figures')}
        </button>
      </nav>
    </main>
  );
}

/** The clocks: spoken of planned, what is left, how far behind or ahead; and those of the stop. */
function Clocks({ wall: { message, heardAt } }: { wall: HeardWall }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const sinceMs = Math.max(0, now - heardAt);
  const shownMs = message.shownMs + (message.isPlaying && !message.isHeld ? sinceMs : 0);
  const spokenMs = message.spokenMs + sinceMs;
  const clock = presenterClock({ stop: message.at, shownMs, spokenMs }, message.durationsMs);
  const stopMs = message.durationsMs[message.at] ?? 0;
  const facts: [key: string, text: string, isLate: boolean][] = [
    ['spoken', `${minutesText(spokenMs)} / ${minutesText(clock.planMs)}`, false],
    [clock.leftMs < 0 ? 'over' : 'left', minutesText(Math.abs(clock.leftMs)), clock.leftMs < 0],
    ['stop', `${minutesText(Math.min(shownMs, stopMs))} / ${minutesText(stopMs)}`, shownMs >= stopMs],
    [clock.behindMs > 0 ? 'behind' : 'ahead', minutesText(Math.abs(clock.behindMs)), clock.behindMs > stopMs],
  ];
  return (
    <dl className={styles.clocks}>
      {facts.map(([key, text, isLate]) => (
        <div key={key} data-clock={key} data-late={isLate}>
          <dt>{t(`tour.presenter.clock.${key}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Keys and clickers lead the tour from here as they do there. */
function useTourKeys(act: (action: PresenterAction) => void): void {
  useEffect(() => {
    const take = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') return close();
      const isPressed = event.key === ' ' && event.target instanceof HTMLButtonElement;
      const command = COMMANDS.find(({ tourShortcuts = [] }) => tourShortcuts.includes(shortcutOf(event)));
      if (command === undefined || isPressed) return;
      // The page itself has no tour that these keys could lead.
      event.preventDefault();
      const action = actionOf(command.id);
      if (action !== undefined) act(action);
    };
    document.addEventListener('keydown', take);
    return () => document.removeEventListener('keydown', take);
  }, [act]);
}

const ACTIONS: readonly string[] = ['toggle', 'next', 'previous', 'first', 'last', 'figures', 'sheet'];

function actionOf(commandId: string): PresenterAction | undefined {
  const [, name = '', digit] = commandId.split('.');
  if (name === 'stop') return Number(digit) - 1;
  return ACTIONS.includes(name) ? (name as PresenterAction) : undefined;
}
