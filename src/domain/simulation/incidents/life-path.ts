import type { IncidentStatus } from '../../incidents/life-cycle.ts';
import type { SimulatedTransition } from './simulated-incident.ts';
import type { ActorRole } from '../../incidents/transitions.ts';

/**
 * The steps of one incident while they are planned. Steps after `asOf` have not happened yet: from the first of them
 * on, `step` records nothing more and answers `false`. Moments are whole seconds and never go back.
 */
export class LifePath {
  transitions: SimulatedTransition[] = [];
  status: IncidentStatus = 'draft';
  at = 0;
  isRunning = true;
  acceptedAt: number | undefined;
  filedAt: number | undefined;
  dispatchedAt: number | undefined;
  handledAt: number | undefined;
  closedAt: number | undefined;
  verifiedAt: number | undefined;
  redoCount = 0;
  transferCount = 0;
  private readonly asOf: number;

  constructor(asOf: number, reportedAt: number, role: ActorRole) {
    this.asOf = asOf;
    this.at = reportedAt;
    this.step('reported', reportedAt, role);
  }

  /** Adds a step at `time` (epoch ms), not before the last one; whether it has happened by `asOf`. */
  step(to: IncidentStatus, time: number, role: ActorRole, reason?: string): boolean {
    if (!this.isRunning) return false;
    const at = Math.max(Math.floor(time / 1000) * 1000, this.at);
    if (at > this.asOf) {
      this.isRunning = false;
      return false;
    }
    this.transitions.push(
      reason === undefined ? [this.status, to, at, role] : [this.status, to, at, role, reason],
    );
    this.note(to, at);
    this.status = to;
    this.at = at;
    return true;
  }

  private note(to: IncidentStatus, at: number): void {
    switch (to) {
      case 'accepted':
        this.acceptedAt = at;
        break;
      case 'filed':
        this.filedAt = at;
        break;
      case 'dispatched':
        this.dispatchedAt ??= at;
        break;
      case 'returned':
        this.transferCount += 1;
        break;
      case 'handled':
      case 'selfHandled':
        this.handledAt = at;
        break;
      case 'reworked':
        this.handledAt = undefined;
        this.redoCount += 1;
        break;
      case 'closed':
        if (this.status === 'verifying') this.verifiedAt = at;
        this.closedAt = at;
        break;
      default:
    }
  }
}
