/** Levels of governance units from the county down; areas (片区) are an overlay, not a level of the tree. */
export const UNIT_LEVELS = ['county', 'township', 'village', 'grid', 'micro-grid', 'area'] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];

/** Levels that nest strictly by code prefix, coarse to fine. */
export const NESTED_LEVELS = ['county', 'township', 'village', 'grid', 'micro-grid'] as const;
export type NestedLevel = (typeof NESTED_LEVELS)[number];

const SIGNIFICANT_DIGITS: Record<NestedLevel, number> = {
  county: 6,
  township: 9,
  village: 12,
  grid: 15,
  'micro-grid': 18,
};

/**
 * The significant part of a unit code: 6, 9, 12, 15 or 18 digits without the padding zeros.
 * Divisions are written with 12 digits, grids with 18 (12-digit division, 3-digit grid serial, 3-digit
 * micro-grid serial, `000` = the grid itself). A prefix of a code is the code of an ancestor.
 * Accepts full and already shortened codes; area ids (`HT-PQ-01`) are returned as they are.
 */
export function codePrefix(code: string): string {
  if (!/^\d+$/.test(code)) return code;
  let prefix = code;
  while (prefix.length > 6 && prefix.length % 3 === 0 && prefix.endsWith('000')) prefix = prefix.slice(0, -3);
  return prefix;
}

/** Level of a code, full or shortened; `undefined` for something that is no unit code. */
export function levelOfCode(code: string): UnitLevel | undefined {
  const prefix = codePrefix(code);
  if (!/^\d+$/.test(prefix)) return /^[A-Z]{2}-PQ-\d{2}$/.test(prefix) ? 'area' : undefined;
  return NESTED_LEVELS.find((level) => SIGNIFICANT_DIGITS[level] === prefix.length);
}

/** Full written form of a shortened code: 12 digits for divisions, 18 for grids and micro-grids. */
export function fullCode(prefix: string): string {
  return prefix.length <= 12 ? prefix.padEnd(12, '0') : prefix.padEnd(18, '0');
}

/** Full written form of any code that has a level; area ids are whole as they are. */
export const wholeCode = (code: string): string => (/^\d+$/.test(code) ? fullCode(codePrefix(code)) : code);

/** Full code of the ancestor of `code` at `level`; `undefined` where `code` is coarser than that or an area. */
export function ancestorCode(code: string, level: NestedLevel): string | undefined {
  const prefix = codePrefix(code);
  const digits = SIGNIFICANT_DIGITS[level];
  return /^\d+$/.test(prefix) && prefix.length >= digits ? fullCode(prefix.slice(0, digits)) : undefined;
}

/** Full code of the unit directly above, `undefined` for a county or an area. */
export function parentCode(code: string): string | undefined {
  const prefix = codePrefix(code);
  return /^\d+$/.test(prefix) && prefix.length > 6 ? fullCode(prefix.slice(0, -3)) : undefined;
}

const LEVELS_FINE_TO_COARSE = ['grid', 'village', 'township', 'county'] as const;

/** Code of the finest unit above `code` that exists, by prefix. */
export function nearestAncestor(code: string, units: { has(code: string): boolean }): string | undefined {
  return LEVELS_FINE_TO_COARSE.map((level) => ancestorCode(code, level)).find(
    (ancestor) => ancestor !== undefined && ancestor !== code && units.has(ancestor),
  );
}

/** Whether `code` names the unit `ancestor` or something inside it. */
export function isWithin(code: string, ancestor: string): boolean {
  return codePrefix(code).startsWith(codePrefix(ancestor));
}

/** First six digits: the county, which is the distribution key of every table. */
export function countyCode(code: string): string {
  return code.slice(0, 6);
}

/** Whether a unit lies in another one: by its code, or by membership where the other is an area that names its members. */
export function insideOf(
  unitCode: string,
  memberCodes: readonly string[] | undefined,
): (code: string) => boolean {
  return (code) => memberCodes?.includes(code) ?? isWithin(code, unitCode);
}
