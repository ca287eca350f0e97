import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { caseQuery } from '../../api/cases.ts';
import { incidentQuery } from '../../api/incidents.ts';
import type { UnitIndex } from '../../api/unit-index.ts';
import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import type { Selection } from '../../domain/view/map-view.ts';
import type { ReadResources, UnitOutlines } from '../../layers/model/layer-input.ts';
import type { Picked } from '../../map/pick-at.ts';
import { useInterface, useTour, useView } from '../../state/hooks.tsx';

/** Position of a selected point thing; `undefined` for units, and for what is unknown or has no position. */
function positionOf(
  { kind, id }: Selection,
  answer: EngineAnswer | null,
  fetched: { longitude: number; latitude: number } | undefined,
  { cameras, facilities, places }: ReadResources,
): readonly [number, number] | undefined {
  if (kind === 'incident') {
    const row =
      answer?.list.rows.find((candidate) => candidate.eventNo === id) ??
      answer?.marks.find((mark) => mark.kind === 'incident' && mark.eventNo === id) ??
      fetched;
    return row && [row.longitude, row.latitude];
  }
  if (kind === 'case') return fetched && [fetched.longitude, fetched.latitude];
  if (kind === 'camera') return cameras?.find((camera) => camera.gbId === id)?.point;
  if (kind === 'facility') return facilities?.find((facility) => facility.id === id)?.point;
  return kind === 'place' ? places?.find((place) => place.id === id)?.point : undefined;
}

/** Position of the selected point thing. A case is fetched, and so is an incident outside the answer. */
export function useSelectedPoint(
  answer: EngineAnswer | null,
  resources: ReadResources,
): readonly [number, number] | undefined {
  const selection = useView(({ view }) => view.selection);
  const idOf = (kind: Selection['kind']): string => (selection?.kind === kind ? selection.id : '');
  const [incidentId, caseNo] = [idOf('incident'), idOf('case')];
  const incident = useQuery({ ...incidentQuery(incidentId), enabled: incidentId !== '' }).data;
  const pickpocketing = useQuery({ ...caseQuery(caseNo), enabled: caseNo !== '' }).data;
  return selection === null ? undefined : positionOf(selection, answer, incident ?? pickpocketing, resources);
}

/** Outlines of the selected unit, the one under the pointer and those of the tour, and those of other days. */
export function useUnitOutlines(unitIndex: UnitIndex, hovered: Picked | undefined): UnitOutlines {
  const selection = useView(({ view }) => view.selection);
  const outlineOf = (thing: Picked | null | undefined) =>
    thing?.kind === 'unit' ? unitIndex.get(thing.id)?.geometry : undefined;
  const selectedUnit = outlineOf(selection);
  const hoveredUnit = outlineOf(hovered);
  const litCodes = useTour((state) => state.lit);
  const lit = useMemo(
    () => litCodes.flatMap((code) => unitIndex.get(code)?.geometry ?? []),
    [litCodes, unitIndex],
  );
  const otherDays = useInterface((state) => state.otherDays);
  return useMemo(
    () => ({ selected: selectedUnit, hovered: hoveredUnit, lit, otherDays }),
    [selectedUnit, hoveredUnit, lit, otherDays],
  );
}
