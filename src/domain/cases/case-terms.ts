/* The code lists of pickpocketing cases (DOMAIN: 扒窃案件). Columns hold positions in these lists, so their order stays. */

/** Kinds of public place. */
export const PLACE_TYPES = [
  'MALL',
  'BUSY_STREET',
  'BUS_STOP',
  'ON_BUS',
  'SUBURB_MARKET',
  'FARM_MARKET',
  'STATION',
  'HOSPITAL',
  'OTHER_PUBLIC',
] as const;
export type PlaceType = (typeof PLACE_TYPES)[number];

/** What the victim was doing. */
export const CASE_MOMENTS = ['BOARDING', 'ALIGHTING', 'RIDING', 'SHOPPING', 'QUEUE', 'WALKING'] as const;
export const METHODS = ['HAND', 'TOOL', 'CUT', 'SLASH', 'COVER', 'CROWD', 'GANG'] as const;
export const PROPERTY_KINDS = ['PHONE', 'GOLD', 'CASH', 'WALLET', 'OTHER'] as const;
/** Value in yuan, ascending. */
export const VALUE_BANDS = ['<1k', '1-3k', '3-10k', '>10k'] as const;
export const CASE_STATUSES = ['filed', 'solved', 'cleared', 'transferred'] as const;
