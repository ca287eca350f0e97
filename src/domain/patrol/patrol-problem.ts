import type { Random } from '../random/random.ts';

/** Minutes of a quarter hour, the step of the expected thefts. */
export const QUARTER_MINUTES = 15;

/** A place where a team may stand for a while. */
export interface PatrolStop {
  /** Row and column of the travel matrix. */
  readonly place: number;
  /** Has to be visited at least once, such as a market of today. */
  readonly isMustGo?: boolean;
  /** Every visit lies within these minutes of the shift. */
  readonly window?: { readonly fromMinute: number; readonly toMinute: number };
  /** Only this team comes here, and it has to. */
  readonly lockedTeam?: number;
  /** Nobody comes here. */
  readonly isRefused?: boolean;
}

export interface PatrolTeam {
  /** Row of the travel matrix where the team is at minute 0. */
  readonly startPlace: number;
}

/** What a plan of one shift has to know. Minutes count from the start of the shift. */
export interface PatrolProblem {
  readonly stops: readonly PatrolStop[];
  readonly teams: readonly PatrolTeam[];
  /** Minutes from place (row) to place (column), `placeCount`² values; Infinity where there is no way. */
  readonly travelMinutes: Float64Array;
  readonly placeCount: number;
  readonly shiftMinutes: number;
  /**
   * Expected thefts within reach of a stop, stop by stop, each with one value per begun quarter hour of the shift.
   * A theft belongs to one stop only, so that two stops side by side do not count it twice.
   */
  readonly expectedThefts: Float64Array;
  /** Expected thefts of the shift wherever they happen; the sum over the stops where it is not given. */
  readonly totalThefts?: number;
  /** A presence reaches so many minutes before arrival and after leaving. */
  readonly reachMinutes: number;
  /** A visit takes a whole number of minutes, drawn between the two (Koper 1995: 12–16). */
  readonly stayMinutes: { readonly least: number; readonly most: number };
  /** From leaving a stop to the next arrival there, where it is planned more than once. */
  readonly mostGapMinutes: number;
  /** Different stops of one team. */
  readonly mostStops: number;
  /** 0 looks at thefts only; 1 gives a whole share of thefts for no walking in the whole shift. */
  readonly compactness: number;
}

/** What SCIENCE recommends: Koper 1995; Telep, Mitchell and Weisburd 2014. */
export const PATROL_DEFAULTS = {
  reachMinutes: 30,
  stayMinutes: { least: 12, most: 16 },
  mostGapMinutes: 120,
  mostStops: 6,
  compactness: 0,
} as const satisfies Partial<PatrolProblem>;

export interface PatrolVisit {
  /** Index into the stops. */
  readonly stop: number;
  readonly arriveMinute: number;
  readonly leaveMinute: number;
  /** From the place before, whole minutes rounded up; what lies between it and the arrival is waiting. */
  readonly travelMinutes: number;
}

/** The visits of one team in order of time. */
export type PatrolRound = readonly PatrolVisit[];

/** Why a stop that has to be visited is not. */
export type UnservedReason = 'refused' | 'window-too-short' | 'too-far' | 'stop-limit' | 'no-time';

/** A limit that keeps the plan from being better. */
export type PatrolLimit = 'shift' | 'stop-limit' | 'revisit-gap' | 'window' | 'lock' | 'refusal';

export interface BindingLimit {
  readonly team: number;
  readonly limit: PatrolLimit;
  /** Share of thefts that one more visit would gain, were it not for this limit alone. */
  readonly gainShare: number;
}

export interface PatrolCapture {
  /** Expected thefts within reach of a presence. */
  readonly thefts: number;
  /** Of the expected thefts of the shift; 0 where none are expected. */
  readonly share: number;
  readonly byStop: Float64Array;
  readonly byTeam: Float64Array;
}

export interface PatrolPlan {
  readonly rounds: readonly PatrolRound[];
  readonly capture: PatrolCapture;
  /** Minutes between stops, all teams. */
  readonly walkMinutes: number;
  readonly unserved: readonly { readonly stop: number; readonly reason: UnservedReason }[];
  /** The limits that bind, the costliest first. */
  readonly binding: readonly BindingLimit[];
}

export interface PatrolSearch {
  readonly random: Random;
  /** Tried moves until the search ends. */
  readonly moves?: number;
}

/** Moves of one search: six teams and 200 stops stay below two seconds. */
export const DEFAULT_PATROL_MOVES = 1_000_000;
