import { useEffect } from 'react';
import { codePrefix, levelOfCode, NESTED_LEVELS, parentCode } from '../../domain/grids/codes.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import type { Picked, PickedCluster } from '../../map/pick-at.ts';
import type { EngineConnection } from '../../state/connection/engine-connection.ts';
import { useAppState } from '../../state/hooks.tsx';
import type { Opening } from './open-cluster.ts';

/** Codes from the county down to `code` itself. */
function chainOf(code: string): string[] {
  const chain: string[] = [];
  for (let at: string | undefined = code; at !== undefined; at = parentCode(at)) chain.unshift(at);
  return chain;
}

/**
 * The unit that a click means, one step at a time: on `clicked`, a unit of the level that is drawn, while the page looks
 * at `focus` (`null` = the whole city). Inside the focus it is the next level below it; elsewhere the neighbour of the
 * focus on its own level. From a governance area, which is no step of the ladder, it is the clicked unit itself.
 */
export function drillTarget(clicked: string, focus: string | null): string {
  if (levelOfCode(clicked) === 'area') return clicked;
  const chain = chainOf(clicked);
  if (focus === null) return chain[0] ?? clicked;
  const prefix = codePrefix(focus);
  const at = chain.findIndex((code) => codePrefix(code) === prefix);
  if (at >= 0) return chain[at + 1] ?? clicked;
  const depth = NESTED_LEVELS.findIndex((level) => level === levelOfCode(focus));
  return depth < 0 ? clicked : (chain[depth] ?? clicked);
}

/**
 * Turns clicks into selections and drill-down. A click on a cluster zooms in, or opens it where it is by `openSpider`.
 * `connection`, `openSpider` and `onError` have to stay the same.
 */
export function useClicks(
  map: GridlightMap | null,
  connection: EngineConnection,
  openSpider: (opening: Extract<Opening, { kind: 'spider' }>) => void,
  onError: (error: unknown) => void,
): void {
  const { engine, filter, view } = useAppState();
  useEffect(() => {
    if (map === null) return undefined;
    /** Step by step where the map chooses the level; the drawn unit itself where the reader has fixed one. */
    const unitOf = (clicked: string): string =>
      view.getState().view.level === 'auto'
        ? drillTarget(clicked, filter.getState().filter.unitCode)
        : clicked;
    const shown = () => {
      const { answer, query } = engine.getState();
      return answer && query && { marks: answer.marks, question: query };
    };
    const open = async (clicked: PickedCluster): Promise<void> => {
      try {
        const { openCluster } = await import('./open-cluster.ts');
        const opening = await openCluster(connection, clicked, shown, map.map.getZoom());
        if (opening?.kind === 'zoom') map.flyTo(clicked.position, opening.zoom);
        else if (opening !== undefined) openSpider(opening);
      } catch (error) {
        onError(error);
      }
    };
    return map.followPicks((picked: Picked | undefined) => {
      if (picked === undefined) view.getState().select(null);
      else if (picked.kind === 'cluster') void open(picked);
      else if (picked.kind !== 'hotspot') {
        const id = picked.kind === 'unit' ? unitOf(picked.id) : picked.id;
        const isCase = picked.kind === 'incident' && engine.getState().query?.subject === 'cases';
        view.getState().select({ kind: isCase ? 'case' : picked.kind, id });
        if (picked.kind === 'unit') filter.getState().change({ unitCode: id });
      }
    });
  }, [map, connection, openSpider, onError, engine, filter, view]);
}
