import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import type { Selection } from '../../state/view/view-state.ts';
import type { CameraRecord } from '../../schemas/cameras.ts';
import type { FacilityRecord, PlaceRecord } from '../../schemas/places.ts';

/** What a position may be looked up in. */
export interface PositionSources {
  answer: EngineAnswer | null;
  incident: { longitude: number; latitude: number } | undefined;
  cameras: readonly CameraRecord[] | undefined;
  facilities: readonly FacilityRecord[] | undefined;
  places: readonly PlaceRecord[] | undefined;
}

/** Position of a selected point thing; `undefined` for units, and for what is unknown or has no position. */
export function selectedPosition(
  selection: Selection | null,
  sources: PositionSources,
): readonly [number, number] | undefined {
  if (selection === null) return undefined;
  const { kind, id } = selection;
  if (kind === 'incident') {
    const row =
      sources.answer?.list.rows.find((candidate) => candidate.eventNo === id) ??
      sources.answer?.marks.find((mark) => mark.kind === 'incident' && mark.eventNo === id) ??
      sources.incident;
    return row && [row.longitude, row.latitude];
  }
  if (kind === 'camera') return sources.cameras?.find((camera) => camera.gbId === id)?.point;
  if (kind === 'facility') return sources.facilities?.find((facility) => facility.id === id)?.point;
  return kind === 'place' ? sources.places?.find((place) => place.id === id)?.point : undefined;
}
