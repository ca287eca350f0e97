/** What of a tour says which one it is. */
export interface NamedTour {
  readonly id: string;
  readonly origin: 'dataSet' | 'saved';
  readonly dataSet?: string | undefined;
}

/** The name of a tour that no other has: `zhuzhou.city`, `saved.city`. */
export function fullNameOf({ id, origin, dataSet }: NamedTour): string {
  return `${origin === 'saved' ? 'saved' : (dataSet ?? '')}.${id}`;
}

/** The name by which a link names a tour: its id, or its full name where another tour has the same id. */
export function nameOfTour(tour: NamedTour, tours: readonly NamedTour[]): string {
  return tours.filter(({ id }) => id === tour.id).length > 1 ? fullNameOf(tour) : tour.id;
}

/** The tour of a name: a full name, or an id that only one has. `ambiguous` where several have it. */
export function findTour<T extends NamedTour>(
  tours: readonly T[],
  name: string,
): T | 'ambiguous' | undefined {
  const exact = tours.find((tour) => fullNameOf(tour) === name);
  if (exact !== undefined) return exact;
  const [first, second] = tours.filter(({ id }) => id === name);
  return second === undefined ? first : 'ambiguous';
}

/** An id that no tour has yet: the wished one, or that with the least number behind it that is free. At most 40 letters. */
export function freeTourId(wished: string, taken: readonly string[]): string {
  const base =
    wished
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 34) || 'tour';
  if (!taken.includes(base)) return base;
  for (let number = 2; ; number++) if (!taken.includes(`${base}-${number}`)) return `${base}-${number}`;
}
