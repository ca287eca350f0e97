import type { Position } from '../../geo/positions.ts';
import type { MarketDayRule } from '../../time/market-days.ts';

/** What the simulator of cases needs to know of a city; records of places, bus stops and lines fit as they are. */
export interface CaseCity {
  places: readonly CasePlace[];
  /** Bus stops only. */
  stops: readonly { id: string; point: Position }[];
  lines: readonly { id: string; stopIds: readonly string[]; headwayMin?: number | undefined }[];
  /** Code of the finest unit that contains a position at a moment, epoch ms (the end of the simulation unless told); `undefined` outside the city. */
  unitAt(position: Position, at?: number): string | undefined;
}

export interface CasePlace {
  id: string;
  kind: string;
  point: Position;
  market?: { rule: MarketDayRule; suburban: boolean } | undefined;
}

export type CasePlaceType =
  | 'MALL'
  | 'BUSY_STREET'
  | 'BUS_STOP'
  | 'ON_BUS'
  | 'SUBURB_MARKET'
  | 'FARM_MARKET'
  | 'STATION'
  | 'HOSPITAL'
  | 'OTHER_PUBLIC';
export type CaseMoment = 'BOARDING' | 'ALIGHTING' | 'RIDING' | 'SHOPPING' | 'QUEUE' | 'WALKING';
export type CaseMethod = 'HAND' | 'TOOL' | 'CUT' | 'SLASH' | 'COVER' | 'CROWD' | 'GANG';
export type PropertyKind = 'PHONE' | 'GOLD' | 'CASH' | 'WALLET' | 'OTHER';
export type ValueBand = '<1k' | '1-3k' | '3-10k' | '>10k';

/** Where and when a case happened, before its circumstances are drawn. Times are epoch ms. */
export interface CaseScene {
  placeType: CasePlaceType;
  point: Position;
  placeId?: string;
  transit?: { lineId: string; boardStopId?: string; alightStopId?: string };
  moment: CaseMoment;
  occurredFrom: number;
  occurredTo: number;
}

/** A simulated case as the wire writes it: times are ISO 8601 in +08:00. */
export interface SimulatedCase extends Omit<CaseScene, 'point' | 'occurredFrom' | 'occurredTo'> {
  caseNo: string;
  offenceCode: string;
  occurredFrom: string;
  occurredTo: string;
  reportedAt: string;
  carriedOnPerson: true;
  longitude: number;
  latitude: number;
  unitCode: string;
  property: { kind: PropertyKind; valueBand: ValueBand }[];
  methods: CaseMethod[];
  victimAgeBand: '<18' | '18-35' | '36-59' | '60+';
  status: 'filed' | 'solved' | 'cleared' | 'transferred';
  arrestedAt?: string;
  recoveredItems: number;
  agencies: string[];
  origin: 'synthetic';
}

/** A simulated case before it has its number; times in epoch ms. */
export interface CaseDraft extends CaseScene {
  reportedAt: number;
  property: SimulatedCase['property'];
  methods: CaseMethod[];
  victimAgeBand: SimulatedCase['victimAgeBand'];
  status: SimulatedCase['status'];
  arrestedAt?: number;
  recoveredItems: number;
  agencies: string[];
  /** Planted series the case belongs to; never leaves the simulator with the case. */
  series?: string;
}
