import type { Position } from '../geo/positions.ts';
import type { TravelField } from '../travel/travel-field.ts';

/** A street of which some place is reached within a limit. */
export interface ReachedStreet {
  readonly from: Position;
  readonly to: Position;
  readonly lengthM: number;
  /** Cost of the place so many metres from `from`. */
  costAt(alongM: number): number;
}

/** Visits the streets that are reached within `limit`, each once; `Infinity` visits all of them. */
export function eachReachedStreet(
  { graph, start, travel, costs }: TravelField,
  limit: number,
  visit: (street: ReachedStreet) => void,
): void {
  const approach = start.approachM * travel.perBesideM;
  for (let from = 0; from < graph.nodes.length; from++)
    for (let slot = graph.offsets[from]!; slot < graph.offsets[from + 1]!; slot++) {
      const to = graph.neighbours[slot]!;
      const isStart = from === start.from && to === start.to;
      const [atFrom, atTo] = [costs[from]!, costs[to]!];
      if (to < from || Math.min(atFrom, atTo, isStart ? approach : Infinity) > limit) continue;
      const lengthM = graph.lengthsM[slot]!;
      const perM = travel.perStreetM(graph.ranks[slot]!);
      visit({
        from: graph.nodes[from]!,
        to: graph.nodes[to]!,
        lengthM,
        costAt: (alongM) =>
          Math.min(
            atFrom + alongM * perM,
            atTo + (lengthM - alongM) * perM,
            isStart ? approach + Math.abs(alongM - start.fromM) * perM : Infinity,
          ),
      });
    }
}

/** The streets that are reached within `limit`, as lines; those that are reached in part are whole. */
export function reachedStreets(field: TravelField, limit: number): [Position, Position][] {
  const lines: [Position, Position][] = [];
  eachReachedStreet(field, limit, ({ from, to }) => lines.push([from, to]));
  return lines;
}
