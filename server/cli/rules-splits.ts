import type { RulesReport } from '../../src/schemas/rules-report.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';

/**
 * The proposed units as a GeoJSON layer of units. Numbers are derived ones, dealt out by share; `replaces` names the old
 * unit. Staffing is left out: who works where is for people to say.
 */
export function splitsAsGeoJson({ splits }: RulesReport, units: readonly UnitRecord[]): string {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const features = splits.flatMap(({ of, level, parentCode, validFrom, parts }) =>
    parts.map(({ code, name, geometry, areaM2, labelPoint, share, quantities }) => {
      const old = byCode.get(of);
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
          replaces: of,
          share,
        },
        geometry,
      };
    }),
  );
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}
