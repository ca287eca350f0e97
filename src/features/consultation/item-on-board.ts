import { civilDayOfTime, dateOfCivilDay } from '../../domain/time/civil-day.ts';
import type { Consultation } from '../../schemas/consultations.ts';

/** An item with the day on which it was opened. */
export interface ItemOnBoard extends Consultation {
  readonly openedOn: string;
}

/** The item as the board takes it. */
export function itemOnBoard(item: Consultation): ItemOnBoard {
  return { ...item, openedOn: dateOfCivilDay(civilDayOfTime(Date.parse(item.openedAt))) };
}
