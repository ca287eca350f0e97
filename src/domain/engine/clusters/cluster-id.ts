/** Versions of the base are told apart up to this many. */
const VERSIONS = 1 << 10;
const ZOOMS = 32;

/** What the name of a cluster says: the base it was made from, its zoom and its node, or for a spot its first row. */
export interface ClusterName {
  readonly version: number;
  readonly zoom: number;
  readonly node: number;
}

/** The name as a number, below 2^53 for any store that fits into memory. */
export function clusterId({ version, zoom, node }: ClusterName): number {
  return (node * ZOOMS + zoom) * VERSIONS + (version % VERSIONS);
}

/** Reads a name for the base of this version; throws RangeError where it is none, or was made from another base. */
export function readClusterId(id: number, version: number): ClusterName {
  if (!Number.isSafeInteger(id) || id < 0) throw new RangeError(`no cluster ${id}`);
  if (id % VERSIONS !== version % VERSIONS)
    throw new RangeError(`cluster ${id} belongs to an earlier state of the data`);
  const rest = Math.floor(id / VERSIONS);
  return { version, zoom: rest % ZOOMS, node: Math.floor(rest / ZOOMS) };
}
