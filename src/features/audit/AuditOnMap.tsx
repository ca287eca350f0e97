import type { PaddingOptions } from 'maplibre-gl';
import { useEffect, useMemo, useRef } from 'react';
import { useUnitsAt, type UnitIndex } from '../../api/unit-index.ts';
import type { SceneAudit } from '../../domain/desk/scene.ts';
import { boxOf, boxOfShape, type BoundingBox } from '../../domain/geo/positions.ts';
import { civilDayOfTime, dateOfCivilDay } from '../../domain/time/civil-day.ts';
import { positionAt } from '../../domain/geo/local-plane.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import type { AuditFindingRecord } from '../../schemas/audit.ts';
import { useInterface } from '../../state/hooks.tsx';
import { chosenFinding, useAuditPlace, useAuditReport, useMendedUnits } from './use-audit.ts';

/** Around a finding at least so much is shown, m. */
const LEAST_AROUND_M = 25;
const NEAREST_ZOOM = 18.5;
/** What stands around the map comes to rest before the first flight, ms. */
const SETTLE_MS = 400;

/** Draws the findings, and flies to the chosen one and back. */
export function AuditOnMap(props: {
  map: GridlightMap | null;
  padding: (keepsLegendFree: boolean) => PaddingOptions;
}) {
  const { report } = useAuditReport();
  const [place] = useAuditPlace();
  const chosen = chosenFinding(report, place);
  // Without a report nothing is drawn.
  const auditedOn = report && dateOfCivilDay(civilDayOfTime(Date.parse(report.checkedAt)));
  const units = useUnitsAt(auditedOn ?? '');
  const { data: mended } = useMendedUnits(report, chosen);
  const findings = useMemo(
    () => (report?.findings ?? []).map(({ position }, index) => ({ number: index + 1, position })),
    [report],
  );
  const scene = useMemo((): SceneAudit => {
    if (chosen === undefined || place.finding === null) return { findings, chosen: null };
    // What is not there yet is not drawn as if it were: until then the map shows the finding as it is.
    const isAfter = place.isAfter && chosen.proposal !== undefined && mended !== undefined;
    const mendedOf = new Map(
      isAfter ? mended?.features.map(({ properties, geometry }) => [properties.code, geometry]) : [],
    );
    const shapes = chosen.codes.flatMap((code) => {
      const geometry = mendedOf.get(code) ?? units.get(code)?.geometry;
      return geometry === undefined ? [] : [{ geometry, isMended: mendedOf.has(code) }];
    });
    return {
      findings,
      chosen: { number: place.finding, units: shapes, ground: chosen.region, isAfter },
    };
  }, [findings, chosen, place, mended, units]);
  const showOnMap = useInterface((state) => state.showOnMap);
  useEffect(() => showOnMap({ audit: scene }), [showOnMap, scene]);
  useEffect(() => () => showOnMap({ audit: null }), [showOnMap]);
  useFlight(props, chosen, units);
  return null;
}

/** Flies to a finding when it is chosen; when none is any more, back to where the map was before the first one. */
function useFlight(
  { map, padding }: React.ComponentProps<typeof AuditOnMap>,
  chosen: AuditFindingRecord | undefined,
  units: UnitIndex,
): void {
  const before = useRef<BoundingBox | null>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (map === null) return;
    if (chosen === undefined) {
      if (before.current !== null) map.fit(before.current, NO_PADDING, NEAREST_ZOOM);
      before.current = null;
      isFirst.current = false;
      return;
    }
    const fly = (): void => {
      const shown = map.map.getBounds();
      before.current ??= [shown.getWest(), shown.getSouth(), shown.getEast(), shown.getNorth()];
      map.fit(boxOfFinding(chosen, units), padding(true), NEAREST_ZOOM);
    };
    const timer = setTimeout(fly, isFirst.current ? SETTLE_MS : 0);
    isFirst.current = false;
    return () => clearTimeout(timer);
    // Units that come later do not move the map again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [map, padding, chosen]);
}

const NO_PADDING: PaddingOptions = { top: 0, bottom: 0, left: 0, right: 0 };

/** What has to be seen of a finding: its ground, else its first unit, with something around it. */
function boxOfFinding({ region, codes, position, kind }: AuditFindingRecord, units: UnitIndex): BoundingBox {
  const isPoint = kind.startsWith('incident') || kind === 'invalidRing';
  const unit = isPoint ? undefined : units.get(codes[0] ?? '')?.geometry;
  const shape = region ?? unit;
  const [west, south, east, north] = shape === undefined ? boxOf([position]) : boxOfShape(shape);
  const around = [
    positionAt([west, south], [-LEAST_AROUND_M, -LEAST_AROUND_M]),
    positionAt([east, north], [LEAST_AROUND_M, LEAST_AROUND_M]),
  ];
  return boxOf(around);
}
