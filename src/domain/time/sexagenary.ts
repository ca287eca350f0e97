export const EARTHLY_BRANCHES = [
  '子',
  '丑',
  '寅',
  '卯',
  '辰',
  '巳',
  '午',
  '未',
  '申',
  '酉',
  '戌',
  '亥',
] as const;
export type EarthlyBranch = (typeof EARTHLY_BRANCHES)[number];

const JULIAN_DAY_OF_1970 = 2_440_588;

/** Index of a civil day in the cycle of sixty, 甲子 = 0: (Julian day number + 49) mod 60. 2000-01-07 is 0. */
export function sexagenaryIndex(day: number): number {
  return (((day + JULIAN_DAY_OF_1970 + 49) % 60) + 60) % 60;
}

/** Earthly branch (地支) of a civil day; it returns every twelve days. */
export function earthlyBranch(day: number): EarthlyBranch {
  return EARTHLY_BRANCHES[sexagenaryIndex(day) % 12]!;
}
