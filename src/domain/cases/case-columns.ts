/** Stands in a byte column where nobody said. */
export const UNKNOWN_CODE = 255;
/** Stands in a column of positions in a list where there is none. */
export const NO_ENTRY = -1;

/**
 * Pickpocketing cases as columns, one entry per case, sorted by `from`: places and intervals, never persons. Times in
 * epoch ms, positions in degrees; of `from`, `reportedAt` and `arrestedAt` dates with their mark (`isDate`).
 */
export interface CaseColumns {
  readonly count: number;
  readonly caseNos: readonly string[];
  /** The theft happened between these two moments; equal = at that moment. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly reportedAt: Float64Array;
  /** NaN where nobody was arrested. */
  readonly arrestedAt: Float64Array;
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Positions in `PLACE_TYPES`, `CASE_STATUSES`; in `CASE_MOMENTS` or `UNKNOWN_CODE`. */
  readonly placeType: Uint8Array;
  readonly status: Uint8Array;
  readonly moment: Uint8Array;
  /** Bit `i` stands for entry `i` of `METHODS`. */
  readonly methods: Uint8Array;
  /** Bit `i` stands for entry `i` of `PROPERTY_KINDS`. */
  readonly property: Uint8Array;
  /** The highest value among the things stolen: position in `VALUE_BANDS`, or `UNKNOWN_CODE` where none is listed. */
  readonly value: Uint8Array;
  /** Things that were given back. */
  readonly recovered: Int32Array;
  /** 1: the market of its place was held that day; 0: it was not; `UNKNOWN_CODE`: no market, or its days are unknown. */
  readonly marketDay: Uint8Array;
  /** Positions in `units`, full unit codes. */
  readonly unit: Uint32Array;
  readonly units: readonly string[];
  /** Positions in `places` (ids of named places), or `NO_ENTRY`. */
  readonly place: Int32Array;
  readonly places: readonly string[];
  /** Positions in `lines` (ids of bus lines), or `NO_ENTRY`. */
  readonly line: Int32Array;
  readonly lines: readonly string[];
  /** Positions in `stops` (ids of bus stops), or `NO_ENTRY`. */
  readonly boardStop: Int32Array;
  readonly alightStop: Int32Array;
  readonly stops: readonly string[];
}

/** The lists that the columns of a reply point into. */
export interface CaseLists {
  readonly units: readonly string[];
  readonly places: readonly string[];
  readonly lines: readonly string[];
  readonly stops: readonly string[];
}
