import type { TourAction } from '../domain/tour/player.ts';
import type { AppState } from '../state/stores/app-state.ts';
import { actOnTour } from '../state/stores/act-on-tour.ts';
import type { TourOverlay } from '../state/stores/tour-store.ts';
import type { Command } from './command.ts';

const groupKey = 'tour.group';

/** Leads the tour that is on by hand. Another stop is a step, which Back takes back. */
export function leadTour({ tour, trail, view }: AppState, action: TourAction): void {
  const stopOf = (): number | undefined => tour.getState().player?.stop;
  const before = stopOf();
  actOnTour(tour, action, performance.now());
  const stop = stopOf();
  if (stop === undefined || stop === before) return;
  const { view: now, change } = view.getState();
  trail.getState().requestStep();
  change({ tour: { ...now.tour, stop: stop + 1 } });
}

const isThere = (state: AppState): boolean => state.view.getState().view.workspace === 'tour';

/** A wall that nobody sits at has no keyboard to write with. */
const canEdit = (state: AppState): boolean => isThere(state) && !state.view.getState().view.wall.kiosk;

function move(kind: Exclude<TourAction['kind'], 'goTo' | 'tick'>, ...keys: [string, ...string[]]): Command {
  return {
    id: `tour.${kind}`,
    labelKey: `tour.command.${kind}`,
    groupKey,
    isThere,
    tourShortcuts: keys,
    run: (state) => leadTour(state, { kind }),
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
    run: (state) => leadTour(state, { kind: 'goTo', stop: digit - 1 }),
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
    isThere: canEdit,
    tourShortcuts: ['e'],
    isOn: ({ tour }) => tour.getState().isEditing,
    run: (state) => {
      const { isEditing, edit } = state.tour.getState();
      if (canEdit(state)) edit(!isEditing);
    },
  },
];
