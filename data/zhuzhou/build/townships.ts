import { pointInRing } from '../../../src/domain/geo/rings.ts';
import { fullCode } from '../../../src/domain/grids/codes.ts';
import type { Ground } from './divide.ts';
import { childrenOf, type Division, type Divisions } from './divisions.ts';
import { EAST_BANK, WEST_BANK, type Outlines } from './outlines.ts';
import { carveCorner, partitionAmong, partitionEvenly } from './partition.ts';
import { isCommunity, shortVillageName } from './names.ts';
import { toPlane } from './projection.ts';
import { surveyUnit } from './survey.ts';
import { TOWNSHIP_TARGETS } from './township-targets.ts';
import type { DraftUnit } from './units.ts';

/** Districts whose streets are to lie where they are wanted; elsewhere an even share of people counts for more. */
const CITY_DISTRICTS = ['430202', '430203', '430204', '430211'];

/** Townships of 渌口 west of the river. */
const WEST_OF_RIVER = ['430212106', '430212107'];

/** Divides every county into its streets and towns. */
export function drawTownships(everywhere: Ground, outlines: Outlines, divisions: Divisions): DraftUnit[] {
  return [...outlines.faces].flatMap(([face, ring]) => {
    const county = face.slice(0, 6);
    const ground = everywhere.at(face);
    const targets = childrenOf(county, divisions.townships)
      .filter(({ code }) => {
        const west = WEST_OF_RIVER.includes(code);
        return face === WEST_BANK ? west : face === EAST_BANK ? !west : true;
      })
      .map((division) => {
        const position = TOWNSHIP_TARGETS[division.code];
        if (!position) throw new Error(`no place for ${division.code} ${division.name}`);
        const mass = childrenOf(division.code, divisions.villages).length;
        return { division, point: toPlane(position), mass };
      });
    const blocks = partitionAmong(
      ground,
      ring,
      targets.filter(({ division }) => !isSpecial(division)),
      CITY_DISTRICTS.includes(county) ? 1 : 0.7,
    );
    for (const special of targets.filter(({ division }) => isSpecial(division))) {
      const host = blocks.find((block) => holds(ground, block.ring, special.point));
      if (!host) throw new Error(`${special.division.name} lies outside ${county}`);
      const share = (2 * special.mass) / (host.target.mass + 2 * special.mass);
      const { corner, rest } = carveCorner(ground, host.ring, share);
      host.ring = rest;
      blocks.push({ target: special, ring: corner });
    }
    return blocks.map(({ target, ring: block }): DraftUnit => ({
      ...draftOf(ground, block),
      code: fullCode(target.division.code),
      level: 'township',
      name: target.division.name,
      aliases: [],
      parentCode: fullCode(county),
    }));
  });
}

/** Parks, farms and offices that rank beside towns (segment 400 and up): small units carved out of a town. */
const isSpecial = ({ code }: Division): boolean => Number(code.slice(6)) >= 400;

const holds = (ground: Ground, ring: DraftUnit['ring'], [x, y]: readonly [number, number]): boolean =>
  pointInRing(x, y, ground.mesh.pointsOf(ground.mesh.expand(ring)));

/** Divides every street or town into its communities and villages. */
export function drawVillages(everywhere: Ground, townships: DraftUnit[], divisions: Divisions): DraftUnit[] {
  return townships.flatMap((township) => {
    const ground = everywhere.at(township.code);
    const members = childrenOf(township.code.slice(0, 9), divisions.villages);
    const blocks = partitionEvenly(ground, township.ring, members.length).map((ring) =>
      draftOf(ground, ring),
    );
    return assignNames(ground, blocks, members).map(({ block, division }): DraftUnit => ({
      ...block,
      code: fullCode(division.code),
      level: 'village',
      name: division.name,
      aliases: [shortVillageName(division.name)].filter((name) => name !== division.name),
      parentCode: township.code,
    }));
  });
}

type Block = Pick<DraftUnit, 'ring' | 'density' | 'mass' | 'extra'>;

function draftOf(ground: Ground, ring: DraftUnit['ring']): Block {
  return { ring, ...surveyUnit(ground, ring), extra: {} };
}

/** Urban communities get the denser blocks, villages the others; inside each kind codes run from the north-west. */
function assignNames(ground: Ground, blocks: Block[], members: Division[]) {
  const urban = members.filter(({ name }) => isCommunity(name));
  const rural = members.filter(({ name }) => !isCommunity(name));
  const byDensity = [...blocks].sort((a, b) => b.density - a.density);
  const reading = (list: Block[]) =>
    list
      .map((block) => ({ block, key: northWest(ground, block) }))
      .sort((a, b) => a.key - b.key)
      .map(({ block }) => block);
  return [
    ...reading(byDensity.slice(0, urban.length)).map((block, i) => ({ block, division: urban[i]! })),
    ...reading(byDensity.slice(urban.length)).map((block, i) => ({ block, division: rural[i]! })),
  ];
}

/** Grows from north-west to south-east. */
function northWest(ground: Ground, { ring }: Block): number {
  const points = ground.mesh.pointsOf(ring);
  return points.reduce((sum, [x, y]) => sum + 0.4 * x - y, 0) / points.length;
}
