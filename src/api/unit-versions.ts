import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { isWithin } from '../domain/grids/codes.ts';
import { ofLevel, versionsAt } from '../domain/grids/versions/units-at.ts';
import type { UnitCollection } from '../schemas/units.ts';
import { getJson } from './client.ts';
import { featureCollection } from './feature-collection.ts';
import { otherVersions } from './units.ts';

/** Versions of units that do not count today. */
export const unitVersionsQuery = queryOptions({
  queryKey: ['unit-versions'],
  queryFn: ({ signal }) => getJson('/api/unit-versions', featureCollection<UnitCollection>(), signal),
  staleTime: Infinity,
});

type UnitFeature = UnitCollection['features'][number];

/** A version by its properties, with the feature that it came in. */
type Version = UnitFeature['properties'] & { readonly feature: UnitFeature };

/**
 * Puts the boundaries of a day in the place of today's, in the cached replies that the whole page draws units from. Levels whose
 * units are the same stay the same object, so that nothing of them is drawn anew. Versions that do not count on the day stay
 * findable by their code.
 */
class BoundariesOfDay {
  readonly #queries: QueryClient;
  #others: readonly Version[] = [];
  /** Replies as they came, by the key of their query. */
  readonly #today = new Map<string, UnitCollection>();
  /** What this object has put in their place. */
  readonly #made = new WeakSet<UnitCollection>();
  #isBusy = false;

  constructor(queries: QueryClient) {
    this.#queries = queries;
    queries.setQueryDefaults(['units'], { structuralSharing: false });
  }

  /** @param others versions that do not count today */
  know(others: UnitCollection): this {
    this.#others = others.features.map(versionOf);
    return this;
  }

  /** Puts the replies back as they came. */
  restore(): void {
    this.#whileBusy(() => {
      for (const { queryKey, shown, today } of this.#replies())
        if (shown !== today) this.#queries.setQueryData(queryKey, today);
      this.#keepFindable(this.#others);
    });
  }

  /** @param day `YYYY-MM-DD` in Shanghai */
  show(day: string): void {
    this.#whileBusy(() => this.#putInPlace(day));
  }

  /** What is put in place here is told to all who listen, this object among them. */
  #whileBusy(work: () => void): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      work();
    } finally {
      this.#isBusy = false;
    }
  }

  /** Cached replies with what is shown in their place. */
  #replies() {
    const cache = this.#queries.getQueryCache().findAll({ queryKey: ['units'] });
    return cache.flatMap(({ queryKey }) => {
      const [, level, within] = queryKey as [string, string, string?];
      const shown = this.#queries.getQueryData<UnitCollection>(queryKey);
      if (shown === undefined || level === otherVersions.queryKey[1]) return [];
      const id = queryKey.join(' ');
      if (!this.#made.has(shown)) this.#today.set(id, shown);
      return [{ queryKey, level, within, shown, today: this.#today.get(id) ?? shown }];
    });
  }

  #putInPlace(day: string): void {
    const replies = this.#replies();
    const known = [...replies.flatMap(({ today }) => today.features).map(versionOf), ...this.#others];
    const units = versionsAt(known, day);
    for (const { queryKey, level, within, shown, today } of replies) {
      const wanted = ofLevel(units, level).filter(
        ({ code }) => within === undefined || isWithin(code, within),
      );
      const next = this.#collection(wanted, today, shown);
      if (next !== shown) this.#queries.setQueryData(queryKey, next);
    }
    const drawn = new Set(units.map(({ feature }) => feature));
    this.#keepFindable(known.filter(({ feature }) => !drawn.has(feature)));
  }

  /** Keeps versions that are not drawn where they are found by their code. */
  #keepFindable(hidden: readonly Version[]): void {
    const newestFirst = hidden.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1));
    const before = this.#queries.getQueryData<UnitCollection>(otherVersions.queryKey);
    const next = this.#collection(newestFirst, before, before);
    if (next !== before) this.#queries.setQueryData(otherVersions.queryKey, next);
  }

  /** The collection of the versions: one of the two that are there where it has the same, else a new one. */
  #collection(
    versions: readonly Version[],
    today: UnitCollection | undefined,
    shown: UnitCollection | undefined,
  ): UnitCollection {
    const features = versions.map(({ feature }) => feature);
    for (const known of [shown, today])
      if (known !== undefined && haveSame(known.features, features)) return known;
    const made: UnitCollection = { type: 'FeatureCollection', features };
    this.#made.add(made);
    return made;
  }
}

const ofQueries = new WeakMap<QueryClient, BoundariesOfDay>();

/**
 * What puts boundaries of a day in place for these queries: one for as long as they are there, since only it knows which replies
 * are those of today. @param others versions that do not count today
 */
export function boundariesOfDay(queries: QueryClient, others: UnitCollection): BoundariesOfDay {
  const boundaries = ofQueries.get(queries) ?? new BoundariesOfDay(queries);
  ofQueries.set(queries, boundaries);
  return boundaries.know(others);
}

/** Draws today again, where another day was drawn. */
export function restoreToday(queries: QueryClient): void {
  ofQueries.get(queries)?.restore();
}

const versionOf = (feature: UnitFeature): Version => ({ ...feature.properties, feature });

function haveSame(a: readonly UnitFeature[], b: readonly UnitFeature[]): boolean {
  if (a.length !== b.length) return false;
  const known = new Set(a);
  return b.every((feature) => known.has(feature));
}
