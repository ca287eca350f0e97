import type { DraftsByLevel, DraftUnit } from './units.ts';

/** Units named in print that live on units of this drawing; which grid it is, is an assumption. */
const GRID_ALIASES: { community: string; serial: number; alias: string }[] = [
  { community: '泉塘湾社区', serial: 2, alias: '泉塘湾社区二网格' },
  { community: '丁山社区', serial: 2, alias: '丁山社区二网格' },
  { community: '清水塘社区', serial: 5, alias: '清水塘社区五网格' },
  { community: '云峰阁社区', serial: 6, alias: '云峰社区六网格' },
];

const ASSUMED = '名称源自报道, 位置为示意假定';

/** Gives the units named in the sources their names, aliases and notes. Throws where one is missing. */
export function nameUnits(drafts: DraftsByLevel): void {
  for (const { community, serial, alias } of GRID_ALIASES) {
    const village = drafts.village.find(
      ({ name, code }) => code.startsWith('430204') && name.startsWith(community),
    );
    const code = `${village?.code}${900 + serial}000`;
    const grid = drafts.grid.find((unit) => unit.code === code);
    if (!grid) throw new Error(`${community} has no grid ${serial}`);
    grid.aliases.push(alias);
  }
  const hetai = drafts.village.find(({ name }) => name.startsWith('合泰社区'))!;
  const inHetai = (unit: DraftUnit) => unit.code.startsWith(hetai.code);
  rename(drafts.grid.find(inHetai), '金园网格');
  rename(drafts['micro-grid'].find(inHetai), '合泰D区');
  rename(centralArea(drafts), '富家垅中心片区');
  for (const grid of drafts.grid) {
    if (grid.code.startsWith('430211')) grid.extra.subject = 'all';
    grid.extra.gridKind = 'basic';
    if (grid.code.startsWith('430204003')) grid.extra.note = '43 个网格计入石峰区 232 个网格之内 (假定)';
  }
  for (const unit of drafts['micro-grid']) unit.extra.gridKind = 'basic';
}

/** The densest area. */
function centralArea(drafts: DraftsByLevel): DraftUnit | undefined {
  return [...drafts.area].sort((a, b) => b.density - a.density)[0];
}

function rename(unit: DraftUnit | undefined, name: string): void {
  if (!unit) throw new Error(`there is no unit for the name ${name}`);
  unit.aliases.push(unit.name);
  unit.name = name;
  unit.extra.note = ASSUMED;
}
