import type { Tier, Urgency, IncidentStatus } from '../../incidents/life-cycle.ts';
import type { ActorRole } from '../../incidents/transitions.ts';
import type { FeedSourceId } from './feed-sources.ts';

/** A report as a platform sends it; fields and forms as the ingest API takes them, times in ISO 8601. */
export interface FeedIncident {
  sourceId: string;
  title: string;
  categoryCode: string;
  channel: string;
  tier: Tier;
  urgency: Urgency;
  longitude: number;
  latitude: number;
  accuracyM: number;
  unitCode?: string;
  placeId?: string;
  occurredAt: string;
  reportedAt: string;
  deadlineAt: string;
  leadDept?: string;
  coDepts: string[];
  actorRole: ActorRole;
}

/** A step of a report that the same platform has sent. */
export interface FeedStep {
  sourceId: string;
  stepId: string;
  to: IncidentStatus;
  at: string;
  actorRole: ActorRole;
  reason?: string;
  /** New deadline of an extension that is granted. */
  dueAt?: string;
}

/** A row on its way: not sent before `readyAt` (wall clock, epoch ms). */
export type FeedEntry = { source: FeedSourceId; readyAt: number } & (
  { incident: FeedIncident; step?: undefined } | { step: FeedStep; incident?: undefined }
);

/** What a platform sends in one go: first the reports, then the steps. */
export interface FeedBatch {
  source: FeedSourceId;
  /** Wall clock, epoch ms. */
  sendAt: number;
  incidents: readonly FeedIncident[];
  steps: readonly FeedStep[];
  /** A batch that went out before and goes out once more, row by row the same. */
  isResend: boolean;
}
