import type { TFunction } from 'i18next';
import { directionOf, type Direction } from '../domain/geo/bearing.ts';
import { roundDistance, roundRadius, type PlaceDescription } from '../domain/geo/describe-place.ts';
import { formatNumber } from './format.ts';

/** A distance as one says it: 180 m, 1.4 km. */
export function distanceText(t: TFunction, metres: number): string {
  return lengthText(t, roundDistance(metres));
}

/** The radius of a circle, never smaller than it is. */
export function radiusText(t: TFunction, metres: number): string {
  return lengthText(t, roundRadius(metres));
}

/** The direction of a bearing, degrees clockwise from north: south-east. */
export function bearingText(t: TFunction, degrees: number): string {
  return directionText(t, directionOf(degrees));
}

/**
 * Where something is, in words: 湘江社区 · 神农城东南方 180 米. `units` are the names of the units that it lies in, coarse to fine.
 * Empty where nothing has a name.
 */
export function whereaboutsText(
  t: TFunction,
  units: readonly string[],
  description: PlaceDescription | undefined,
): string {
  const near =
    description &&
    t(`whereabouts.${description.kind}`, {
      name: description.name,
      direction: directionText(t, description.direction),
      distance: distanceText(t, description.distanceM),
    });
  return [units.join(t('whereabouts.join')), near]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

function lengthText(t: TFunction, metres: number): string {
  return metres < 1_000
    ? t('whereabouts.metres', { n: formatNumber(metres, 0) })
    : t('whereabouts.kilometres', { n: formatNumber(metres / 1_000, 1) });
}

function directionText(t: TFunction, direction: Direction): string {
  return t(`whereabouts.direction.${direction}`);
}
