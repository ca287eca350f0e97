import type { IncidentStatus, Tier, Urgency } from '../../incidents/life-cycle.ts';
import type { ActorRole } from '../../incidents/transitions.ts';
import type { FeedSourceId } from './feed-sources.ts';

/** Many reports around a point within a short time: a storm, a burst main. Minutes are the feed's. */
export interface SurgePart {
  kind: 'surge';
  startMin: number;
  minutes: number;
  reports: number;
  /** `[longitude, latitude]` */
  center: readonly [number, number];
  radiusM: number;
  /** Weights of the platforms; those that are not named send nothing of it. */
  sources: Partial<Record<FeedSourceId, number>>;
  mix: readonly {
    weight: number;
    categoryCode: string;
    titles: readonly string[];
    tier: Tier;
    urgency: Urgency;
    leadDept?: string | undefined;
  }[];
}

/** One report with the steps that are written down for it. */
export interface IncidentPart {
  kind: 'incident';
  atMin: number;
  source: FeedSourceId;
  title: string;
  categoryCode: string;
  tier: Tier;
  urgency: Urgency;
  longitude: number;
  latitude: number;
  /** How long before the report it happened. */
  occurredMinBefore: number;
  leadDept?: string | undefined;
  coDepts: string[];
  actorRole: ActorRole;
  steps: readonly {
    afterMin: number;
    to: IncidentStatus;
    actorRole: ActorRole;
    reason?: string | undefined;
  }[];
}

/** A platform that sends nothing for a while, and all that it kept once it is back. */
export interface DeadFeedPart {
  kind: 'deadFeed';
  source: FeedSourceId;
  startMin: number;
  minutes: number;
}

/** What is laid over the feed. All minutes are those of the feed's clock, counted from its start. */
export interface Scenario {
  parts: readonly (SurgePart | IncidentPart | DeadFeedPart)[];
}
