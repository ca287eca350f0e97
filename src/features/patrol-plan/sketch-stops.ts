import type { SheetVisit } from '../../domain/shift/written-plan.ts';

/** A place of a round with the numbers of its visits. */
export interface SketchStop {
  readonly name: string;
  readonly position: SheetVisit['position'];
  readonly orders: readonly number[];
}

/** The places of a round, each once. */
export function sketchStops(round: readonly SheetVisit[]): SketchStop[] {
  const stops = new Map<string, SketchStop>();
  for (const [index, { stopId, name, position }] of round.entries())
    stops.set(stopId, { name, position, orders: [...(stops.get(stopId)?.orders ?? []), index + 1] });
  return [...stops.values()];
}
