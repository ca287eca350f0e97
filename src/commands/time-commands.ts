import { RANGE_PRESETS, type RangePreset } from '../domain/time/ranges.ts';
import { startPlayback, stopPlayback } from '../state/playback/playback.ts';
import { stepRange } from '../state/playback/step-range.ts';
import { returnToPresent } from '../state/playback/present.ts';
import { PLAYBACK_RATES, PLAYBACK_SPEEDS } from '../state/view/view-state.ts';
import type { Command } from './command.ts';
import { FILTER_SCOPES } from './layers.ts';
import { nextOf } from './next-of.ts';

const groupKey = 'command.group.time';

function presetCommand(preset: RangePreset, number: number): Command {
  return {
    id: `time.preset.${preset}`,
    labelKey: `command.preset.${preset}`,
    groupKey,
    shortcut: String(number + 1),
    isOn: (state) => {
      const { range } = state.filter.getState().filter;
      return range.kind === 'preset' && range.preset === preset;
    },
    run: (state) => {
      stopPlayback(state);
      state.view.getState().change({ timeExtent: null });
      state.filter.getState().change({ range: { kind: 'preset', preset } });
    },
  };
}

const COMMANDS_OF_BAR: readonly Command[] = [
  {
    id: 'time.play',
    labelKey: 'command.play',
    groupKey,
    icon: 'play',
    shortcut: 'Space',
    isOn: (state) => state.view.getState().view.playback.playing,
    run: (state) =>
      state.view.getState().view.playback.playing ? stopPlayback(state) : startPlayback(state),
  },
  {
    id: 'time.stepBack',
    labelKey: 'command.stepBack',
    groupKey,
    shortcut: 'ArrowLeft',
    otherShortcut: ',',
    run: (state) => stepRange(state, -1),
  },
  {
    id: 'time.stepForward',
    labelKey: 'command.stepForward',
    groupKey,
    shortcut: 'ArrowRight',
    otherShortcut: '.',
    run: (state) => stepRange(state, 1),
  },
  {
    id: 'time.present',
    labelKey: 'command.present',
    groupKey,
    shortcut: '0',
    run: returnToPresent,
  },
  {
    id: 'time.faster',
    labelKey: 'command.speed',
    groupKey,
    shortcut: 's',
    run: (state) => {
      const { view, changePlayback } = state.view.getState();
      const { manner, speed, rate } = view.playback;
      if (manner === 'step') changePlayback({ rate: nextOf(PLAYBACK_RATES, rate) });
      else changePlayback({ speed: nextOf(PLAYBACK_SPEEDS, speed) });
    },
  },
  {
    id: 'time.weekClock',
    labelKey: 'command.weekClock',
    groupKey,
    shortcut: 'w',
    isOn: (state) => state.view.getState().view.open.includes('weekClock'),
    run: (state) => state.view.getState().togglePart('weekClock'),
  },
  ...RANGE_PRESETS.map(presetCommand),
];

/** Commands of the time bar, which is seen beside the map and below a comparison. */
export const TIME_COMMANDS: readonly Command[] = COMMANDS_OF_BAR.map((command) => ({
  ...command,
  worksIn: FILTER_SCOPES,
}));
