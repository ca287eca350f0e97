import type { UnitLevel } from '../codes.ts';

/** Where in the geometry of a unit a ring stands, each from 1; no polygon where there is only one, no hole for the outer ring. */
export interface RingPlace {
  readonly polygon?: number;
  readonly hole?: number;
}

/** Why a ring is none, by the rules of OGC simple features. */
export type RingReason =
  | { readonly id: 'noPolygon' }
  | ({ readonly id: 'noRing' } & RingPlace)
  | ({ readonly id: 'badPosition' } & RingPlace)
  | ({ readonly id: 'fewCorners'; readonly corners: number } & RingPlace)
  | ({ readonly id: 'notClosed' } & RingPlace)
  | ({ readonly id: 'spike' } & RingPlace)
  | ({ readonly id: 'crossesItself' } & RingPlace)
  | ({ readonly id: 'cornerTwice' } & RingPlace)
  | ({ readonly id: 'holeOutside' } & RingPlace)
  | ({ readonly id: 'holeInHole'; readonly other: number } & RingPlace);

/** Why a code is of no use. */
export type CodeReason =
  | { readonly id: 'noCode' }
  | { readonly id: 'codeOfOtherLevel'; readonly coded: UnitLevel; readonly level: UnitLevel }
  | { readonly id: 'codeUnusable'; readonly why: string };

/** What a finding says, as an id with its values, so that every language can say it. */
export type FindingReason =
  | RingReason
  | CodeReason
  | { readonly id: 'uncovered'; readonly level: UnitLevel }
  | { readonly id: 'holeInUnit'; readonly unit: string }
  | { readonly id: 'enclosed' }
  | { readonly id: 'overItself' }
  | { readonly id: 'coveredTwice'; readonly count: number }
  | { readonly id: 'outside'; readonly percent: string; readonly parent: string }
  | { readonly id: 'sameUnitTwice' }
  | { readonly id: 'codeTaken' }
  | { readonly id: 'namesOtherParent'; readonly named: string; readonly parent: string }
  | { readonly id: 'liesElsewhere'; readonly parent: string; readonly home: string }
  | { readonly id: 'noParent'; readonly level: UnitLevel; readonly around?: string }
  | {
      readonly id: 'otherCount';
      readonly expected: number;
      readonly found: number;
      readonly within?: string;
      readonly source?: string;
    }
  | { readonly id: 'inNoGrid'; readonly incident: string; readonly within?: string }
  | { readonly id: 'inSeveralGrids'; readonly incident: string; readonly count: number }
  | { readonly id: 'inSeveralAreas'; readonly areas: string }
  | { readonly id: 'areaEmpty' }
  | { readonly id: 'areaNamesMissing'; readonly missing: string };

type ReasonId = FindingReason['id'];

const ring = ({ polygon, hole }: RingPlace) =>
  `${placeOf(polygon)}${hole === undefined ? 'outer ring' : `hole ${hole}`}`;
const placeOf = (polygon: number | undefined) => (polygon === undefined ? '' : `polygon ${polygon}, `);

const MESSAGES: { [Id in ReasonId]: (reason: Extract<FindingReason, { id: Id }>) => string } = {
  noPolygon: () => 'has no polygon',
  noRing: ({ polygon }) => `${placeOf(polygon)}has no ring`,
  badPosition: (place) => `${ring(place)} has a position that is none`,
  fewCorners: (place) => `${ring(place)} has ${place.corners} corners; three are the fewest`,
  notClosed: (place) => `${ring(place)} is not closed`,
  spike: (place) => `${ring(place)} runs out and straight back (a spike)`,
  crossesItself: ({ polygon }) => `${placeOf(polygon)}crosses or touches itself`,
  cornerTwice: ({ polygon }) => `${placeOf(polygon)}meets a corner twice`,
  holeOutside: (place) => `${ring(place)} lies outside of the outer ring`,
  holeInHole: (place) => `${ring(place)} lies within hole ${place.other}`,
  noCode: () => 'code is missing',
  codeOfOtherLevel: ({ coded, level }) => `code is the code of a ${coded}, not of a ${level}`,
  codeUnusable: ({ why }) => `code ${why}`,
  uncovered: ({ level }) => `ground that no ${level} covers`,
  holeInUnit: ({ unit }) => `a hole in ${unit} that no unit fills`,
  enclosed: () => 'ground that units enclose and none covers',
  overItself: () => 'the unit lies over itself',
  coveredTwice: ({ count }) => `ground of ${count} units at once`,
  outside: ({ percent, parent }) => `${percent} % of it lies outside ${parent}`,
  sameUnitTwice: () => 'code stands at the very same unit already',
  codeTaken: () => 'code stands at another unit already',
  namesOtherParent: ({ named, parent }) =>
    `names ${named} as its parent; by its code it belongs to ${parent}`,
  liesElsewhere: ({ parent, home }) => `has a code of ${parent}, but lies in ${home}`,
  noParent: ({ level, around }) =>
    `there is no ${level} of its code, ${around === undefined ? 'and it lies in none' : `it lies in ${around}`}`,
  otherCount: ({ expected, found, within, source }) =>
    `${expected} expected${within === undefined ? '' : ` in ${within}`}, ${found} found${source === undefined ? '' : ` (${source})`}`,
  inNoGrid: ({ incident, within }) =>
    `incident ${incident} lies in no grid${within === undefined ? '' : ` of ${within}`}`,
  inSeveralGrids: ({ incident, count }) => `incident ${incident} lies in ${count} grids`,
  inSeveralAreas: ({ areas }) => `stands in ${areas}`,
  areaEmpty: () => 'no unit of the division makes it up',
  areaNamesMissing: ({ missing }) => `names ${missing}, not there`,
};

export const REASON_IDS = Object.keys(MESSAGES) as ReasonId[];

/** A reason as an English sentence without its end. */
export function reasonMessage<Id extends ReasonId>(reason: Extract<FindingReason, { id: Id }>): string {
  const say = MESSAGES[reason.id as Id];
  return say(reason);
}
