import type { Tier } from '../../src/domain/incidents/life-cycle.ts';
import type { SimulatedIncident } from '../../src/domain/simulation/incidents/simulated-incident.ts';
import { hourOfDay, startOfDay } from '../../src/domain/time/zone.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const DONE = new Set(['handled', 'verifying', 'selfHandled', 'closed', 'evaluated', 'rejected', 'voided']);
const REFUSED = new Set(['rejected', 'voided']);

type Incidents = readonly SimulatedIncident[];

const isOpen = (incident: SimulatedIncident) => !DONE.has(incident.status);
const isOverdue = (incident: SimulatedIncident, asOf: number) =>
  isOpen(incident) && incident.status !== 'suspended' && (incident.deadlineAt ?? Infinity) < asOf;

/** Open, overdue and due within two hours, counted one by one. */
export function recountOpen(incidents: Incidents, asOf: number) {
  const open = incidents.filter(isOpen);
  const overdue = open.filter((incident) => isOverdue(incident, asOf));
  const dueSoon = open.filter(({ status, deadlineAt = Infinity }) => {
    return status !== 'suspended' && deadlineAt >= asOf && deadlineAt <= asOf + 2 * HOUR;
  });
  return { open: open.length, overdue: overdue.length, dueSoon: dueSoon.length };
}

/** Numbers of the open emergencies and of the overdue ones, each once, the newest deadline first. */
export function recountPressing(incidents: Incidents, asOf: number): string[] {
  const newestFirst = (list: SimulatedIncident[]) =>
    list
      .sort((a, b) => (b.deadlineAt ?? 0) - (a.deadlineAt ?? 0) || (a.eventNo < b.eventNo ? -1 : 1))
      .map(({ eventNo }) => eventNo);
  const open = incidents.filter((incident) => isOpen(incident) && incident.status !== 'suspended');
  const emergencies = open.filter(({ urgency }) => urgency === 'emergency');
  const overdue = open.filter((incident) => incident.urgency !== 'emergency' && isOverdue(incident, asOf));
  return [...newestFirst(emergencies), ...newestFirst(overdue)];
}

/** Numbers of those between 80 % and the end of their limit, sorted. */
export function recountNear(incidents: Incidents, asOf: number): string[] {
  return incidents
    .filter(({ status, reportedAt, deadlineAt = Infinity, ...rest }) => {
      const used = (asOf - reportedAt) / (deadlineAt - reportedAt);
      return (
        isOpen({ status, reportedAt, ...rest } as SimulatedIncident) &&
        status !== 'suspended' &&
        used >= 0.8 &&
        used <= 1
      );
    })
    .map(({ eventNo }) => eventNo)
    .sort();
}

/** Handled ÷ registered of the last 30 whole days and today. */
export function recountCompletion(incidents: Incidents, asOf: number) {
  const since = startOfDay(asOf) - 30 * DAY;
  const registered = incidents.filter(
    ({ reportedAt, status }) => reportedAt >= since && !REFUSED.has(status),
  );
  return {
    numerator: registered.filter(({ status }) => DONE.has(status)).length,
    denominator: registered.length,
  };
}

/** Reports of the last seven days by `channel hour` and by category. */
export function recountWeek(incidents: Incidents, asOf: number) {
  const hours: Record<string, number> = {};
  const categories: Record<string, number> = {};
  for (const { reportedAt, channel, categoryCode } of incidents) {
    if (reportedAt <= asOf - 7 * DAY) continue;
    const key = `${channel} ${hourOfDay(reportedAt)}`;
    hours[key] = (hours[key] ?? 0) + 1;
    categories[categoryCode] = (categories[categoryCode] ?? 0) + 1;
  }
  return { hours, categories };
}

/** Median time to the end of handling of a tier, in ms. */
export function recountMedian(incidents: Incidents, tier: Tier): { medianMs: number; n: number } {
  const spans = incidents
    .filter((incident) => incident.tier === tier && !REFUSED.has(incident.status))
    .flatMap(({ handledAt, reportedAt }) => (handledAt === undefined ? [] : [handledAt - reportedAt]))
    .sort((a, b) => a - b);
  const middle = spans.length / 2;
  return { medianMs: (spans[Math.ceil(middle) - 1]! + spans[Math.floor(middle)]!) / 2, n: spans.length };
}

/** On time and due in a month, by the first `digits` digits of the unit. */
export function recountAssessment(incidents: Incidents, from: number, to: number, digits: number) {
  const units: Record<string, [onTime: number, due: number]> = {};
  for (const { unitCode, status, deadlineAt, handledAt } of incidents) {
    if (deadlineAt === undefined || deadlineAt < from || deadlineAt >= to) continue;
    if (REFUSED.has(status) || status === 'suspended') continue;
    const entry = (units[unitCode.slice(0, digits)] ??= [0, 0]);
    entry[1] += 1;
    if ((status === 'closed' || status === 'evaluated') && handledAt !== undefined && handledAt <= deadlineAt)
      entry[0] += 1;
  }
  return units;
}

/** Calls of the last week, and the delays of those that were followed by handling. */
export function recountWhistles(incidents: Incidents, asOf: number) {
  const called = incidents.filter(({ tier, coDepts, dispatchedAt = 0, status }) => {
    return tier !== 'L1' && coDepts.length > 0 && dispatchedAt > asOf - 7 * DAY && !REFUSED.has(status);
  });
  const arrivals = called.map(({ dispatchedAt = 0, transitions }) => {
    return transitions.find(([, to, at]) => to === 'handling' && at >= dispatchedAt)?.[2];
  });
  const waiting = called.filter((incident, index) => arrivals[index] === undefined && isOpen(incident));
  return {
    called: called.length,
    arrived: arrivals.filter((at) => at !== undefined).length,
    waiting: waiting.map(({ eventNo }) => eventNo).sort(),
  };
}
