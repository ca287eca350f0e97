import type { Resolution, Tier } from '../../incidents/life-cycle.ts';

/** A value and where it comes from: printed, computed from something printed, or assumed by us. */
export interface Sourced<T> {
  value: T;
  origin: 'reported' | 'derived' | 'assumed';
  source: string;
}

/** Values by category code; `default` stands for every code that is not named. */
export interface ByCategory<T> {
  default: T;
  byCode: Record<string, T>;
}

/** Log-normal handling time from report to end of handling. */
export interface HandlingTime {
  medianHours: Sourced<number>;
  sigma: Sourced<number>;
}

/** Everything the simulator believes about a city (DOMAIN §1.2, §1.4, §1.5, §3.5). All shares are 0–1. */
export interface Calibration {
  id: string;
  note: string;
  /** Reports a day of each county; their sum is the natural rate of the city. */
  counties: { code: string; name: string; perDay: Sourced<number> }[];
  /** Beyond this many days a larger volume makes days busier instead of the period longer. */
  longestPeriodDays: Sourced<number>;

  completionPercent: Sourced<number>;
  closurePercent: Sourced<number>;
  /** Part of the never handled ones that is suspended (挂账); the rest is overdue. */
  suspendedShareOfUnhandled: Sourced<number>;
  paths: Record<
    | 'rejected'
    | 'voided'
    | 'returned'
    | 'returnedAgain'
    | 'reworked'
    | 'reworkedAgain'
    | 'suspendedForAWhile'
    | 'extensionWhenLate'
    | 'escalated'
    | 'evaluated',
    Sourced<number>
  >;
  /** Part of the L1 incidents that is settled on the spot. */
  selfHandled: Sourced<ByCategory<number>>;
  handling: Record<Tier | 'selfHandled', HandlingTime>;
  /** Spread (sigma of the logarithm) of handling time and of backlog between units. */
  unitSpread: Sourced<number>;
  satisfactionWeights: Sourced<number[]>;

  /** Monday to Sunday. */
  weekdayFactors: Sourced<number[]>;
  hourWeights: { workday: Sourced<number[]>; dayOff: Sourced<number[]> };
  /** Spread (sigma of the logarithm) of one day's volume. */
  dayToDaySpread: Sourced<number>;
  /** Local hours [from, to) of the day part; the rest is the evening and the night. */
  dayHours: Sourced<[number, number]>;

  channels: { code: string; weight: Sourced<number>; accuracyM: number }[];
  /** How much likelier a channel is in the evening and at night than by day, up to a common factor. */
  channelEveningFactors: Sourced<ByCategory<number>>;
  /** Channel weights of categories that reach the centre in their own way. */
  channelsByCategory: Sourced<Record<string, Record<string, number>>>;

  categories: { code: string; weight: Sourced<number>; leadDept?: string | undefined; titles: string[] }[];
  categoryEveningFactors: Sourced<ByCategory<number>>;
  /** How much likelier a category becomes in a county on a day with a market there. */
  categoryMarketDayFactors: Sourced<ByCategory<number>>;
  /** Part of such a category's incidents that then happens at the market. */
  marketShare: Sourced<number>;
  /** Part of a category's incidents that happens at a named busy place. */
  placeShare: Sourced<ByCategory<number>>;
  tierShares: Sourced<ByCategory<[number, number, number]>>;
  urgentShare: Sourced<ByCategory<number>>;
  emergencyCategories: string[];
  /** Part of a category's incidents that happens by the street rather than inside the blocks. */
  streetShare: Sourced<ByCategory<number>>;
  resolutions: Sourced<ByCategory<Partial<Record<Resolution, number>>>>;
  coDepts: Sourced<string[]>;
  costShare: Sourced<ByCategory<number>>;

  /** Many reports with one cause: the chance that a report of this category joins a cause that is open nearby. */
  causes: {
    joinShare: Sourced<Record<string, number>>;
    radiusM: Sourced<number>;
    windowDays: Sourced<number>;
    mostReports: Sourced<number>;
  };
  /** Grids from which nothing has come for a while although they were busy before. */
  silence: {
    counties: string[];
    gridCount: Sourced<number>;
    days: Sourced<number>;
    /** Reports such a grid would have sent in that time. */
    expectedReports: Sourced<number>;
  };
  placeWords: { street: string[]; inside: string[] };
  reasons: Record<
    'rejected' | 'returned' | 'suspended' | 'extensionRequested' | 'reworked' | 'escalated' | 'voided',
    string[]
  >;
}

/** Value of a category, or the default. */
export function valueFor<T>(table: ByCategory<T>, categoryCode: string): T {
  return table.byCode[categoryCode] ?? table.default;
}
