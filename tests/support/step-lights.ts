import { isNearDeadline, type Urgency } from '../../src/domain/incidents/life-cycle.ts';
import { DEFAULT_SERVICE_LEVEL, serviceTimeBetween } from '../../src/domain/incidents/service-level.ts';
import { MINUTE_MS } from '../../src/domain/time/zone.ts';

const LIGHTS = ['green', 'yellow', 'red'] as const;
export type Light = (typeof LIGHTS)[number];

/** Traffic light of a step: green below 80 % of the limit, yellow to 100 %, red beyond (DOMAIN §2.4). Same units. */
export function lightOf(elapsed: number, limit: number): Light {
  if (elapsed > limit) return 'red';
  return isNearDeadline(elapsed, limit) ? 'yellow' : 'green';
}

/** Lights of the steps accept, dispatch and handle; a step that has not ended counts up to `asOf`. */
export function stepLights(
  incident: {
    urgency: Urgency;
    reportedAt: number;
    acceptedAt?: number | undefined;
    dispatchedAt?: number | undefined;
    handledAt?: number | undefined;
    deadlineAt?: number | undefined;
  },
  asOf: number,
  level = DEFAULT_SERVICE_LEVEL,
): { accept: Light; dispatch: Light; handle: Light | undefined } {
  const { reportedAt, deadlineAt } = incident;
  const isEmergency = incident.urgency === 'emergency';
  const desk = isEmergency ? level.emergency : level.desk;
  const elapsed = (until: number) =>
    isEmergency ? until - reportedAt : serviceTimeBetween(reportedAt, until, level);
  const handledBy = incident.handledAt ?? asOf;
  return {
    accept: lightOf(elapsed(incident.acceptedAt ?? asOf), desk.acceptMin * MINUTE_MS),
    dispatch: lightOf(elapsed(incident.dispatchedAt ?? asOf), desk.dispatchMin * MINUTE_MS),
    handle: deadlineAt === undefined ? undefined : lightOf(handledBy - reportedAt, deadlineAt - reportedAt),
  };
}
