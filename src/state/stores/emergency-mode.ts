import type { AppState } from './app-state.ts';
import type { Emergency } from '../view/emergency.ts';

/** Turns the emergency mode on. The dossier that is open makes room for its panel. */
export function startEmergency(state: AppState, emergency: Emergency): void {
  state.interface.getState().setEndedEmergency(null);
  state.view.getState().change({ emergency, selection: null });
}

/** Turns the emergency mode off; what was ended is kept for the undoing. */
export function endEmergency(state: AppState): void {
  const { view, change } = state.view.getState();
  state.interface.getState().setEndedEmergency(view.emergency);
  change({ emergency: null });
}
