/** Who may vouch for the days of a market: roles, never names. */
export const CONFIRMING_ROLES = [
  'communityOfficer',
  'gridWorker',
  'marketManager',
  'duty',
  'analyst',
  'admin',
] as const;
export type ConfirmingRole = (typeof CONFIRMING_ROLES)[number];
