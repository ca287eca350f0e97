import { distanceM, type Position } from '../geo/positions.ts';
import { bearingDeg } from '../geo/bearing.ts';
import { nearestStreetPoint, type StreetPoint } from '../travel/street-point.ts';
import { costTo, type TravelField } from '../travel/travel-field.ts';

/** A thing that was found, with its way along the streets and as the crow flies. */
export interface Found<Item> {
  readonly item: Item;
  readonly point: Position;
  readonly street: StreetPoint;
  /** In the unit of the field: metres or seconds. */
  readonly cost: number;
  readonly greatCircleM: number;
  readonly bearingDeg: number;
}

/** Rounding leaves a way along the streets at most this part shorter than the great circle. */
const SLACK = 0.999;

/**
 * The `count` things that are cheapest to come to, cheapest first. Things without a position are passed over. They are
 * tried in the order of the great circle, and no more of them once that alone costs more than what is found already.
 */
export function nearestByTravel<Item extends { readonly point?: Position | undefined }>(
  field: TravelField,
  items: readonly Item[],
  count: number,
): Found<Item>[] {
  const from = field.start.asked;
  const candidates = items
    .flatMap((item) =>
      item.point === undefined
        ? []
        : [{ item, point: item.point, greatCircleM: distanceM(from, item.point) }],
    )
    .sort((a, b) => a.greatCircleM - b.greatCircleM);
  const found: Found<Item>[] = [];
  for (const { item, point, greatCircleM } of candidates) {
    const worst = found.length < count ? Infinity : found[count - 1]!.cost;
    if (greatCircleM * field.travel.leastPerM * SLACK > worst) break;
    const street = nearestStreetPoint(field.graph, point);
    const cost = street === undefined ? Infinity : costTo(field, street);
    if (street === undefined || cost >= worst) continue;
    found.push({ item, point, street, cost, greatCircleM, bearingDeg: bearingDeg(from, point) });
    found.sort((a, b) => a.cost - b.cost);
    found.length = Math.min(found.length, count);
  }
  return found;
}
