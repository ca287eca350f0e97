import { SELECTION_KINDS, type Camera, type Selection } from '../../domain/view/map-view.ts';
import { oneOf, parseNumberWithin } from './values.ts';

const decimals = (value: number, digits: number) => String(Number(value.toFixed(digits)));

/** `113.13,27.83,12.5`, then bearing and pitch where either is not zero. */
export function formatCamera({ center, zoom, bearing, pitch }: Camera): string {
  const flat = [decimals(center[0], 5), decimals(center[1], 5), decimals(zoom, 2)];
  return (bearing === 0 && pitch === 0 ? flat : [...flat, decimals(bearing, 1), decimals(pitch, 1)]).join(
    ',',
  );
}

/** The camera that such a text says; `undefined` where it says none. */
export function parseCamera(text: string): Camera | undefined {
  const parts = text.split(',');
  if (parts.length !== 3 && parts.length !== 5) return undefined;
  const longitude = parseNumberWithin(parts[0], -180, 180);
  const latitude = parseNumberWithin(parts[1], -85, 85);
  const zoom = parseNumberWithin(parts[2], 0, 24);
  const bearing = parseNumberWithin(parts[3] ?? '0', -360, 360);
  const pitch = parseNumberWithin(parts[4] ?? '0', 0, 85);
  if (longitude === undefined || latitude === undefined || zoom === undefined) return undefined;
  if (bearing === undefined || pitch === undefined) return undefined;
  return { center: [longitude, latitude], zoom, bearing, pitch };
}

/** `incident:…`: what is chosen. */
export function parseSelection(text: string): Selection | undefined {
  const [, kind = '', id = ''] = /^(\w+):(.{1,80})$/.exec(text) ?? [];
  return oneOf(SELECTION_KINDS)(kind) ? { kind, id } : undefined;
}
