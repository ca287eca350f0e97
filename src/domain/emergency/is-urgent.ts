/** Main category of calls for rescue: persons who are missing, persons in danger (DOMAIN §10, `G`). */
const RESCUE = 'G';

/** Whether the emergency mode is offered first for an incident: it was marked 特急, which goes the way of 110, or asks for rescue. */
export function isForEmergency(incident: {
  readonly urgency: string;
  readonly categoryCode: string;
}): boolean {
  return incident.urgency === 'emergency' || incident.categoryCode.startsWith(RESCUE);
}
