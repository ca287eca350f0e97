import type { MultiPolygon, Polygon } from 'geojson';
import type { UnitLevel } from '../../src/domain/grids/codes.ts';
import type { RulesReport } from '../../src/schemas/rules-report.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';

/** A unit as a row of a GeoJSON layer. */
export interface UnitFeature {
  readonly type: 'Feature';
  readonly properties: { readonly level: UnitLevel; readonly [field: string]: unknown };
  readonly geometry: Polygon | MultiPolygon;
}

type Plan = RulesReport['splits'][number];

/**
 * A proposed unit as a row of a layer. Numbers are derived ones, dealt out by share; `predecessors` names the old unit. Staffing
 * is left out: who works where is for people to say.
 */
export function proposedFeature(
  { of, level, parentCode, validFrom }: Plan,
  part: Plan['parts'][number],
  old: UnitRecord | undefined,
): UnitFeature {
  const { code, name, geometry, areaM2, labelPoint, share, quantities } = part;
  return {
    type: 'Feature',
    properties: {
      code,
      level,
      name,
      aliases: [],
      parentCode,
      schematic: old?.schematic ?? true,
      origin: 'derived',
      areaM2,
      labelPoint,
      ...(old?.gridKind && { gridKind: old.gridKind }),
      ...(old?.subject && { subject: old.subject }),
      quantities: Object.fromEntries(
        Object.entries(quantities).map(([quantity, value]) => [
          quantity,
          { ...old?.quantities[quantity], value, qualifier: 'approx', origin: 'derived' },
        ]),
      ),
      validFrom,
      predecessors: [of],
      share,
    },
    geometry,
  };
}

/** The proposed units as a GeoJSON layer of units. */
export function splitsAsGeoJson({ splits }: RulesReport, units: readonly UnitRecord[]): string {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const features = splits.flatMap((plan) =>
    plan.parts.map((part) => proposedFeature(plan, part, byCode.get(plan.of))),
  );
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}
