import { signedPlaneArea } from '../../../src/domain/geo/rings.ts';
import type { Ground } from './divide.ts';
import type { Ring } from './mesh.ts';
import { massOf, sampleRing } from './samples.ts';

/** Mean density of a block (communities per km², relative) and its mass. */
export function surveyUnit({ mesh, fields }: Ground, ring: Ring): { density: number; mass: number } {
  const points = mesh.pointsOf(mesh.expand(ring));
  const areaM2 = signedPlaneArea(points);
  const mass = massOf(sampleRing(points, areaM2, 120, fields));
  return { density: mass / (areaM2 * 1e-6), mass };
}
