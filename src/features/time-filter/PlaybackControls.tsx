import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commandOf } from '../../commands/registry.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import { ToggleButton } from '../../ui/Button.tsx';
import { paceLabel, paceText } from './pace-text.ts';
import { PlaybackPanel } from './PlaybackPanel.tsx';
import * as styles from './TimeControls.module.css';
import * as popoverStyles from '../../ui/Popover.module.css';

const PLAY = 'M4 2.5v11l9.5-5.5z';
const PAUSE = 'M4 2.5h3v11H4zM9 2.5h3v11H9z';

/** Play and pause, and how fast; the button of the pace opens what plays and how. */
export function PlaybackControls() {
  const { t } = useTranslation();
  const state = useAppState();
  const playback = useView(({ view }) => view.playback);
  const [isOpen, setOpen] = useState(false);
  const name = playback.playing ? t('time.pause') : t('time.play');
  return (
    <div className={styles.controls}>
      <button
        type="button"
        className={styles.play}
        aria-label={name}
        aria-pressed={playback.playing}
        title={`${name} (${t('time.space')})`}
        onClick={() => commandOf('time.play').run(state)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={playback.playing ? PAUSE : PLAY} />
        </svg>
      </button>
      <div className={popoverStyles.host}>
        <ToggleButton
          isExpanded={isOpen}
          icon="chevronUp"
          title={`${t('time.playback')} · ${paceText(t, playback)} (S)`}
          onClick={() => setOpen(!isOpen)}
        >
          {playback.film === 'week' ? `${t('time.filmShort')} ` : ''}
          {paceLabel(t, playback)}
        </ToggleButton>
        {isOpen && <PlaybackPanel onClose={() => setOpen(false)} />}
      </div>
    </div>
  );
}
