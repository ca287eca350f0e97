import type { Calibration } from '../incidents/calibration.ts';
import type { IncidentStatus } from '../../incidents/life-cycle.ts';
import { deadlineOf, limitHours } from '../../incidents/service-level.ts';
import type { SimulatedTransition } from '../incidents/simulated-incident.ts';
import { walkChain } from '../incidents/chain-path.ts';
import { LifePath } from '../incidents/life-path.ts';
import { intoWakingHours, walkEmergency } from '../incidents/paths.ts';
import type { ActorRole } from '../../incidents/transitions.ts';
import { createAliasTable } from '../../random/alias-table.ts';
import { logNormal, pick } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/zone.ts';
import { feedSource, type FeedSourceId } from './feed-sources.ts';
import { LONGEST_LIFE_MS, type Report } from './report.ts';
import type { IncidentPart, Scenario, SurgePart } from './scenario.ts';

const METRES_A_DEGREE = 111_320;

const SURGE_ROLES: Record<FeedSourceId, ActorRole> = {
  'grid-app': 'gridWorker',
  wechat: 'resident',
  'hotline-12345': 'hotline',
  'police-110': 'police',
  video: 'supervisor',
};

/** The reports of a scenario that starts at `startedAt` (epoch ms), in order of time. */
export function scenarioReports(
  scenario: Scenario,
  setting: { startedAt: number; calibration: Calibration; random: Random },
): Report[] {
  const { startedAt, calibration, random } = setting;
  return scenario.parts
    .flatMap((part) => {
      if (part.kind === 'incident') return [writtenReport(part, startedAt)];
      return part.kind === 'surge' ? surgeReports(part, startedAt, calibration, random) : [];
    })
    .sort((a, b) => a.reportedAt - b.reportedAt);
}

function writtenReport(part: IncidentPart, startedAt: number): Report {
  const source = feedSource(part.source);
  const reportedAt = startedAt + part.atMin * MINUTE_MS;
  let from: IncidentStatus = 'reported';
  const transitions: SimulatedTransition[] = [['draft', 'reported', reportedAt, part.actorRole]];
  for (const { afterMin, to, actorRole, reason } of part.steps) {
    const at = reportedAt + afterMin * MINUTE_MS;
    transitions.push(reason === undefined ? [from, to, at, actorRole] : [from, to, at, actorRole, reason]);
    from = to;
  }
  const { title, categoryCode, tier, urgency, longitude, latitude, leadDept, coDepts } = part;
  return {
    title,
    categoryCode,
    tier,
    urgency,
    longitude,
    latitude,
    leadDept,
    coDepts,
    source,
    transitions,
    channel: source.channels[0],
    accuracyM: 0,
    occurredAt: reportedAt - part.occurredMinBefore * MINUTE_MS,
    reportedAt,
    unitCode: undefined,
    placeId: undefined,
  };
}

/** Times rise to the middle of the surge and fall again; points lie evenly in the disc. */
function surgeReports(
  part: SurgePart,
  startedAt: number,
  calibration: Calibration,
  random: Random,
): Report[] {
  const ids = Object.keys(part.sources) as FeedSourceId[];
  const sources = createAliasTable(ids.map((id) => part.sources[id] ?? 0));
  const kinds = createAliasTable(part.mix.map(({ weight }) => weight));
  return Array.from({ length: part.reports }, () => {
    const kind = part.mix[kinds.draw(random)] as SurgePart['mix'][number];
    const source = feedSource(ids[sources.draw(random)] as FeedSourceId);
    const intoMs = ((random.next() + random.next()) / 2) * part.minutes * MINUTE_MS;
    const reportedAt = startedAt + part.startMin * MINUTE_MS + Math.floor(intoMs);
    const { categoryCode, tier, urgency, leadDept } = kind;
    const [longitude, latitude] = pointAround(part.center, part.radiusM, random);
    return {
      categoryCode,
      tier,
      urgency,
      leadDept,
      longitude,
      latitude,
      source,
      reportedAt,
      title: pick(random, kind.titles),
      channel: source.channels[0],
      accuracyM: 30,
      unitCode: undefined,
      placeId: undefined,
      occurredAt: reportedAt - Math.floor(logNormal(random, 6, 0.8) * MINUTE_MS),
      coDepts: [],
      transitions: lifeOf(kind, reportedAt, SURGE_ROLES[source.id], calibration, random),
    };
  });
}

function pointAround(
  [longitude, latitude]: readonly [number, number],
  radiusM: number,
  random: Random,
): [longitude: number, latitude: number] {
  const distance = radiusM * Math.sqrt(random.next());
  const bearing = 2 * Math.PI * random.next();
  const perLongitude = METRES_A_DEGREE * Math.cos((latitude * Math.PI) / 180);
  const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return [
    rounded(longitude + (distance * Math.sin(bearing)) / perLongitude),
    rounded(latitude + (distance * Math.cos(bearing)) / METRES_A_DEGREE),
  ];
}

/** The life of a surge's report, by the paths and times of the simulator. */
function lifeOf(
  { tier, urgency }: SurgePart['mix'][number],
  reportedAt: number,
  role: ActorRole,
  calibration: Calibration,
  random: Random,
): SimulatedTransition[] {
  const path = new LifePath(reportedAt + LONGEST_LIFE_MS, reportedAt, role);
  if (urgency === 'emergency') walkEmergency(path, calibration, random);
  else {
    const { medianHours, sigma } = calibration.handling[tier];
    const hours = logNormal(random, medianHours.value, sigma.value);
    const handledAt = intoWakingHours(reportedAt + hours * HOUR_MS, random);
    const slaHours = limitHours(tier, urgency);
    const deadlineAt = deadlineOf({ tier, urgency, reportedAt });
    walkChain(
      path,
      { fate: 'closed', tier, reportedAt, handledAt, deadlineAt, slaHours },
      calibration,
      random,
    );
  }
  return path.transitions;
}
