import type { DataOwners } from '../repositories/demonstration-rows.ts';

/**
 * Why no demonstration may run on a database, in a few words; `undefined` where it holds nothing but the bundled city
 * (`bundledId`) with its simulated events, and nobody reports to it.
 */
export function reasonAgainst(
  { dataSets, hasSources }: Omit<DataOwners, 'hasRealSources'>,
  bundledId: string,
): string | undefined {
  const own = dataSets.find(({ id }) => id !== bundledId);
  if (own !== undefined) return `the data set ${own.id} is loaded`;
  const [bundled] = dataSets;
  if (bundled === undefined) return 'no data set is loaded';
  if (!bundled.isSimulated || bundled.hasOwnEvents) return `the events of ${bundled.id} are not simulated`;
  return hasSources ? 'there are tokens of sources' : undefined;
}

/** Whether there is something that a demonstration beside it would falsify: data or a source of one's own. A rehearsal is not. */
export const isInTheWay = ({ dataSets, hasRealSources }: DataOwners, bundledId: string): boolean =>
  hasRealSources || reasonAgainst({ dataSets, hasSources: false }, bundledId) !== undefined;
