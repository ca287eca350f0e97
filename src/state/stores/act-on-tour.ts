import { playTour, type TourAction } from '../../domain/tour/player.ts';
import type { TourStore } from './tour-store.ts';

/** Does an action to the tour that is on. `nowMs` is of the clock of its player. */
export function actOnTour(tour: TourStore, action: TourAction, nowMs: number): void {
  tour.getState().lead((player, durationsMs) => playTour(player, action, nowMs, durationsMs));
}
