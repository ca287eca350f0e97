import { isCommunity } from './names.ts';
import { shareOut } from './quotas.ts';
import type { DraftUnit } from './units.ts';

/** Published numbers of grids. */
export const TIANYUAN_GRIDS = 800;
export const SHIFENG_GRIDS = 232;
export const QINGSHUITANG_GRIDS = 43;
export const QINGSHUITANG = '430204003';

/** Communities of which a grid with that number is named in print: they need at least so many. */
const NAMED_GRIDS: Record<string, number> = { 泉塘湾: 2, 丁山: 2, 清水塘: 5, 云峰阁: 6 };

const weightOf = ({ density }: DraftUnit) => Math.sqrt(0.3 + density);

/**
 * How many grids each village of 石峰 and 天元 holds, by village code.
 * 天元: 800 over all villages. 石峰: 43 over all ten of 清水塘街道, the rest of the 232 over urban communities only,
 * because the source divides "urban communities".
 */
export function gridQuotas(villages: readonly DraftUnit[]): Map<string, number> {
  const of = (prefix: string) => villages.filter(({ code }) => code.startsWith(prefix));
  const quotas = new Map<string, number>();
  const put = (members: DraftUnit[], total: number, minimum: number) =>
    shareOut(total, members.map(weightOf), minimum).forEach((n, i) => quotas.set(members[i]!.code, n));
  put(of('430211'), TIANYUAN_GRIDS, 3);
  put(of(QINGSHUITANG), QINGSHUITANG_GRIDS, 3);
  const others = of('430204').filter(({ code, name }) => !code.startsWith(QINGSHUITANG) && isCommunity(name));
  const named = others.filter(({ name }) => NAMED_GRIDS[name.slice(0, name.indexOf('社区'))]);
  for (const { code, name } of named) {
    const least = NAMED_GRIDS[name.slice(0, name.indexOf('社区'))]!;
    quotas.set(code, Math.max(least, 4));
  }
  const given = named.reduce((sum, { code }) => sum + quotas.get(code)!, 0);
  put(
    others.filter((village) => !named.includes(village)),
    SHIFENG_GRIDS - QINGSHUITANG_GRIDS - given,
    2,
  );
  return quotas;
}
