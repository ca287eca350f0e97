import { INCIDENT_STATUSES, TIERS, type IncidentStatus, type Tier } from '../incidents/life-cycle.ts';
import type { IncidentLists } from './columns.ts';
import { PrefixTable } from './event-numbers.ts';
import { KindTable } from './kinds.ts';

/** Categories and channels are one byte on the wire. */
const MOST_CODES = 256;

/** Index in lists that came with some rows → index in the dictionary. */
export interface ListMaps {
  readonly categories: Uint32Array;
  readonly channels: Uint32Array;
  readonly tiers: Uint32Array;
  readonly statuses: Uint32Array;
  readonly units: Uint32Array;
}

/** The codes that all rows of an engine point into, wherever they came from. Grows; an index never changes its meaning. */
export class Dictionary {
  readonly categories: string[] = [];
  readonly channels: string[] = [];
  readonly tiers: readonly Tier[] = TIERS;
  readonly statuses: readonly IncidentStatus[] = INCIDENT_STATUSES;
  /** Full codes of finest units. */
  readonly units: string[] = [];
  readonly kinds = new KindTable(TIERS.length, INCIDENT_STATUSES.length);
  readonly prefixes = new PrefixTable();
  readonly #places = { categories: new Map<string, number>(), channels: new Map(), units: new Map() };

  /** Takes over lists; throws RangeError where more categories or channels meet than a byte can tell apart. */
  adopt(lists: IncidentLists): ListMaps {
    const grow = (name: 'categories' | 'channels' | 'units', most: number): Uint32Array => {
      const places: Map<string, number> = this.#places[name];
      const known = this[name];
      const fresh = lists[name].filter((code) => !places.has(code)).length;
      if (known.length + fresh > most)
        throw new RangeError(`${known.length + fresh} ${name}, at most ${most} can be told apart`);
      return Uint32Array.from(lists[name], (code) => {
        const place = places.get(code);
        if (place !== undefined) return place;
        places.set(code, known.length);
        return known.push(code) - 1;
      });
    };
    return {
      categories: grow('categories', MOST_CODES),
      channels: grow('channels', MOST_CODES),
      tiers: Uint32Array.from(lists.tiers, (tier) => TIERS.indexOf(tier)),
      statuses: Uint32Array.from(lists.statuses, (status) => INCIDENT_STATUSES.indexOf(status)),
      units: grow('units', Number.POSITIVE_INFINITY),
    };
  }
}
