import type { IncidentMark } from '../../domain/engine/api/answer.ts';

/** A cluster on one spot, opened: legs from the spot to each incident, whose marks already lie at the ends of the legs. */
export interface Spider {
  centre: readonly [number, number];
  marks: readonly IncidentMark[];
}

/**
 * Pixel offsets of `count` legs around a spot: one circle for up to nine, then a spiral of equal steps along the arc.
 */
export function spiderOffsets(count: number): [number, number][] {
  if (count <= 9) {
    const radius = count <= 4 ? 34 : 44;
    return Array.from({ length: count }, (_, index) => {
      const angle = (2 * Math.PI * index) / count - Math.PI / 2;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
  }
  let angle = 0;
  return Array.from({ length: count }, () => {
    const radius = 34 + 4.2 * angle;
    angle += 24 / radius;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}
