import { INCIDENT_STATUSES, TIERS, type IncidentStatus, type Tier } from '../../incidents/life-cycle.ts';
import type { IncidentLists } from './raw-columns.ts';
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
  readonly #indexOfCode = { categories: new Map<string, number>(), channels: new Map(), units: new Map() };

  /** Takes over lists; throws RangeError, and takes none, where more codes meet than a byte can tell apart. */
  adopt(lists: IncidentLists): ListMaps {
    for (const name of ['categories', 'channels'] as const) {
      const all = new Set([...this[name], ...lists[name]]).size;
      if (all > MOST_CODES) throw new RangeError(`${all} ${name}, at most ${MOST_CODES} can be told apart`);
    }
    const grow = (name: 'categories' | 'channels' | 'units'): Uint32Array => {
      const indexOfCode: Map<string, number> = this.#indexOfCode[name];
      const known = this[name];
      const codes = lists[name];
      const map = new Uint32Array(codes.length);
      for (let index = 0; index < codes.length; index++) {
        const code = codes[index]!;
        const codeIndex = indexOfCode.get(code);
        map[index] = codeIndex ?? known.push(code) - 1;
        if (codeIndex === undefined) indexOfCode.set(code, map[index]!);
      }
      return map;
    };
    return {
      categories: grow('categories'),
      channels: grow('channels'),
      tiers: Uint32Array.from(lists.tiers, (tier) => TIERS.indexOf(tier)),
      statuses: Uint32Array.from(lists.statuses, (status) => INCIDENT_STATUSES.indexOf(status)),
      units: grow('units'),
    };
  }
}
