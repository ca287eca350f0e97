import type { SearchHit } from '../../schemas/health.ts';

const ORDER: readonly SearchHit['kind'][] = ['coordinate', 'unit', 'place', 'facility', 'camera', 'incident'];

/** Hits by kind, in a fixed order of kinds; the order inside a kind is the server's. */
export function groupHits(hits: readonly SearchHit[]): { kind: SearchHit['kind']; hits: SearchHit[] }[] {
  return ORDER.map((kind) => ({ kind, hits: hits.filter((hit) => hit.kind === kind) })).filter(
    (group) => group.hits.length > 0,
  );
}
