/** Platforms whose grids were merged into one: 综治, 城管, 安全生产. The names are those of the subjects of grids. */
export const LEGACY_SYSTEMS = ['governance', 'urban', 'safety'] as const;
export type LegacySystem = (typeof LEGACY_SYSTEMS)[number];

/** The code of a unit in an old platform, with the last day on which it was used there. */
export interface LegacyCode {
  readonly system: LegacySystem;
  readonly code: string;
  readonly validTo?: string | undefined;
}
