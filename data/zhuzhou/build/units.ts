import type { UnitLevel } from '../../../src/domain/grids/codes.ts';
import type { UnitProperties } from '../../../src/schemas/units.ts';
import type { Ring } from './mesh.ts';

/** A unit while the city is being built: its ring grows vertices until the end. */
export interface DraftUnit {
  /** Full code: 12 digits, 18 digits or an area id. */
  code: string;
  level: UnitLevel;
  name: string;
  aliases: string[];
  parentCode?: string;
  ring: Ring;
  /** Communities per km² at its middle, and people it may hold, relative. */
  density: number;
  mass: number;
  extra: Partial<UnitProperties>;
}

export type DraftsByLevel = Record<UnitLevel, DraftUnit[]>;
