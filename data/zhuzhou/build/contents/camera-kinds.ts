import type { GbVersion } from '../../../../src/domain/cameras/gb-tables.ts';
import type { CameraRecord } from '../../../../src/schemas/cameras.ts';
import type { Random } from '../random.ts';

/** Where a camera stands, which decides who built it. */
export type Site = 'street' | 'busStop' | 'public' | 'compound';

type PointClass = CameraRecord['pointClass'];
type Sector = CameraRecord['ownerSector'];

/** Class, owner and the digits of the code that follow from them. */
export interface CameraKind {
  pointClass: PointClass;
  ownerSector: Sector;
  gbVersion: GbVersion;
  industryCode: string;
  networkDigit: number;
  typeCode: string;
}

const CLASS_SHARES: Record<Site, [PointClass, number][]> = {
  street: [[1, 0.3], [2, 0.33], [3, 0.36], [9, 0.01]],
  busStop: [[1, 0.45], [2, 0.55]],
  public: [[1, 0.35], [2, 0.2], [3, 0.45]],
  compound: [[2, 0.1], [3, 0.88], [9, 0.02]],
}; // prettier-ignore

const SECTORS: Record<Site, Record<1 | 2 | 3, [Sector, number][]>> = {
  street: {
    1: [['police', 1]],
    2: [['urbanManagement', 0.4], ['transport', 0.45], ['park', 0.15]],
    3: [['enterprise', 0.7], ['resident', 0.3]],
  },
  busStop: { 1: [['police', 1]], 2: [['transport', 1]], 3: [['enterprise', 1]] },
  public: {
    1: [['police', 1]],
    2: [['urbanManagement', 0.35], ['health', 0.25], ['education', 0.25], ['housing', 0.15]],
    3: [['enterprise', 1]],
  },
  compound: {
    1: [['police', 1]],
    2: [['education', 0.4], ['health', 0.2], ['housing', 0.4]],
    3: [['property', 0.62], ['enterprise', 0.23], ['resident', 0.15]],
  },
}; // prettier-ignore

/** Industry codes by owner and year of the standard. Owners without a code in the 2022 table are coded by 2016. */
const INDUSTRIES: Record<Sector, Partial<Record<GbVersion, string[]>>> = {
  police: { 2016: ['00', '00', '01', '03'], 2022: ['00', '00', '01', '03'] },
  education: { 2016: ['11'], 2022: ['11'] },
  health: { 2016: ['09'], 2022: ['09'] },
  urbanManagement: { 2016: ['08'], 2022: ['08'] },
  housing: { 2016: ['46'], 2022: ['44'] },
  park: { 2016: ['42'], 2022: ['42'] },
  transport: { 2016: ['04', '05', '07'], 2022: ['04', '05', '07'] },
  property: { 2016: ['52'] },
  enterprise: { 2016: ['50', '51', '53', '55'], 2022: ['42', '45'] },
  resident: { 2016: ['80', '81'], 2022: ['80', '81'] },
};

const NETWORKS: Record<GbVersion, Record<PointClass, number[]>> = {
  2016: { 1: [0, 0, 0, 1], 2: [6], 3: [8, 8, 8, 7], 9: [7] },
  2022: { 1: [0, 0, 0, 1], 2: [2, 2, 6], 3: [7, 7, 8], 9: [7] },
};

/** Draws class and owner for a site, and the code digits that agree with them. */
export function drawKind(site: Site, random: Random): CameraKind {
  const pointClass = weighted(CLASS_SHARES[site], random);
  const ownerSector = weighted(SECTORS[site][pointClass === 9 ? 3 : pointClass], random);
  const wanted: GbVersion = random() < 0.45 ? 2022 : 2016;
  const codes = INDUSTRIES[ownerSector][wanted];
  const gbVersion = codes ? wanted : 2016;
  const industryCode = any(codes ?? INDUSTRIES[ownerSector][2016]!, random);
  const networkDigit = any(NETWORKS[gbVersion][pointClass], random);
  const isCheckpoint = gbVersion === 2022 && industryCode === '05';
  const typeCode = isCheckpoint ? '121' : random() < (pointClass === 3 ? 0.25 : 0.08) ? '131' : '132';
  return { pointClass, ownerSector, gbVersion, industryCode, networkDigit, typeCode };
}

/** One of a list, by its weights. */
export function weighted<T>(choices: readonly (readonly [T, number])[], random: Random): T {
  let rest = random() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of choices) {
    rest -= weight;
    if (rest < 0) return value;
  }
  return choices.at(-1)![0];
}

/** One of a list, all alike. */
export function any<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)]!;
}
