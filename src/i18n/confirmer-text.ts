import type { TFunction } from 'i18next';
import { CONFIRMING_ROLES } from '../domain/cases/confirming-roles.ts';

/** The role of who confirmed a market rule in words. Old rows of the register hold it as free text, which stays as it is. */
export function confirmerText(confirmedBy: string, t: TFunction): string {
  const role = CONFIRMING_ROLES.find((each) => each === confirmedBy);
  return role === undefined ? confirmedBy : t(`place.roles.${role}`);
}
