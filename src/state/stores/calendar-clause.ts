import { CALENDAR_CLASSES, type CalendarClass } from '../../domain/time/calendar-classes.ts';
import type { AppState } from './app-state.ts';

/** Puts a kind of day into the filter or takes it out. Market days of unknown markets can only be taken out. */
export function toggleCalendarClass(state: AppState, kind: CalendarClass): void {
  const { filter, change } = state.filter.getState();
  const isChosen = filter.calendar.includes(kind);
  if (kind === 'marketDay' && !isChosen && state.interface.getState().markets.kind === 'unavailable') return;
  change({
    calendar: CALENDAR_CLASSES.filter((other) =>
      other === kind ? !isChosen : filter.calendar.includes(other),
    ),
  });
}
