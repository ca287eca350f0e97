import type { ListedTour, Tour } from '../../../schemas/tours.ts';

/** The script of a tour without where it comes from. */
export function scriptOf({ id, title, stops }: ListedTour | Tour): Tour {
  return { id, title, stops };
}
