import type { TourAction } from '../domain/tour/player.ts';
import type { AppState } from '../state/stores/app-state.ts';
import type { TourOverlay } from '../state/stores/tour-store.ts';
import type { Command } from './command.ts';

const groupKey = 'tour.group';

function act(state: AppState, action: TourAction): void {
  state.tour.getState().act(action, performance.now());
}

const isThere = (state: AppState): boolean => state.view.getState().view.workspace === 'tour';

function move(kind: Exclude<TourAction['kind'], 'goTo' | 'tick'>, ...keys: [string, ...string[]]): Command {
  return {
    id: `tour.${kind}`,
    labelKey: `tour.command.${kind}`,
    groupKey,
    isThere,
    tourShortcuts: keys,
    run: (state) => act(state, { kind }),
  };
}

function overlayCommand(overlay: TourOverlay, key: string): Command {
  return {
    id: `tour.${overlay}`,
    labelKey: `tour.command.${overlay}`,
    groupKey,
    isThere,
    tourShortcuts: [key],
    isOn: (state) => state.tour.getState().overlay === overlay,
    run: (state) => {
      const { player, overlay: open, lay } = state.tour.getState();
      if (player !== null) lay(open === overlay ? null : overlay);
    },
  };
}

/** The stop that each digit goes to. */
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Commands of the tour. Clickers send PageUp and PageDown. They do nothing where no tour is on. */
export const TOUR_COMMANDS: readonly Command[] = [
  { ...move('toggle', 'Space'), isOn: (state) => state.tour.getState().player?.isPlaying === true },
  move('next', 'ArrowRight', 'PageDown'),
  move('previous', 'ArrowLeft', 'PageUp'),
  move('first', 'Home'),
  move('last', 'End'),
  ...DIGITS.map((digit): Command => ({
    id: `tour.stop.${digit}`,
    labelKey: `tour.command.stop.${digit}`,
    groupKey,
    isThere,
    tourShortcuts: [String(digit)],
    run: (state) => act(state, { kind: 'goTo', stop: digit - 1 }),
  })),
  overlayCommand('figures', 'f'),
  overlayCommand('sheet', 'p'),
  {
    id: 'tour.presenter',
    labelKey: 'tour.command.presenter',
    groupKey,
    isThere,
    tourShortcuts: ['n'],
    run: ({ view }) =>
      void open(
        `?w=tour&presenter=1&lang=${view.getState().view.language}`,
        'presenter',
        'width=520,height=900',
      ),
  },
  {
    id: 'tour.edit',
    labelKey: 'tour.command.edit',
    groupKey,
    isThere,
    tourShortcuts: ['e'],
    isOn: ({ tour }) => tour.getState().isEditing,
    run: ({ tour }) => tour.getState().edit(!tour.getState().isEditing),
  },
];
