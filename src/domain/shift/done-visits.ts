import { distanceM, type Position } from '../geo/positions.ts';
import { HOUR_MS, MINUTE_MS, startOfDay } from '../time/zone.ts';
import { readTable } from './typed-table.ts';
import type { PlanDocument, SheetVisit } from './written-plan.ts';

/** A visit that was made. */
export interface MadeVisit {
  /** 0 for the first team. */
  readonly team: number;
  readonly name: string;
  readonly position: Position;
  readonly arriveAt: string;
  readonly leaveAt: string;
}

/** A line of a file that could not be read, counted from 1 with its header. */
export interface DoneFault {
  readonly line: number;
  readonly reason: 'columns' | 'team' | 'place' | 'time';
}

/** Columns of what is typed, in their order where no first line names them. */
const COLUMNS = ['team', 'place', 'arrive', 'leave'] as const;

/**
 * Reads what was done from lines of `team,place,arrive,leave` with times as `17:05` of the shift's evening, or ISO 8601
 * with an offset; the table that the desk exports can be filled in and read back. Places are those of the plan, by
 * `stopId` where there is such a column, else by name: of stops of one name that of the team, and of those the one that
 * was planned nearest in time. Times have to lie near the shift.
 */
export function readDone(
  text: string,
  { rounds }: Pick<PlanDocument, 'rounds'>,
  shiftFromMs: number,
): { visits: MadeVisit[]; faults: DoneFault[] } {
  const visits: MadeVisit[] = [];
  const faults: DoneFault[] = [];
  const rows = readTable(text);
  const header = (rows[0]?.cells ?? []).map((cell) => cell.toLowerCase());
  const hasHeader = header.includes('arrive');
  const columnOf = (name: string): number => (hasHeader ? header.indexOf(name) : -1);
  const [teamAt, placeAt, arriveAt, leaveAt] = COLUMNS.map((name, index) =>
    columnOf(name) < 0 ? index : columnOf(name),
  );
  const stopAt = columnOf('stopid');
  for (const { line, cells } of hasHeader ? rows.slice(1) : rows) {
    const fail = (reason: DoneFault['reason']) => faults.push({ line, reason });
    const [team, place, arrive, leave] = [teamAt, placeAt, arriveAt, leaveAt].map((at) => cells[at!]);
    if (team === undefined || place === undefined || arrive === undefined || leave === undefined) {
      fail('columns');
      continue;
    }
    const number = Number(team);
    if (!Number.isInteger(number) || number < 1 || number > rounds.length) {
      fail('team');
      continue;
    }
    const [from, to] = [timeOf(arrive, shiftFromMs), timeOf(leave, shiftFromMs)];
    const stopId = cells[stopAt] ?? '';
    const planned = plannedVisit(rounds, number - 1, { stopId, name: place }, from);
    if (planned === undefined) fail('place');
    else if (from === undefined || to === undefined || to < from) fail('time');
    else
      visits.push({
        team: number - 1,
        name: planned.name,
        position: planned.position,
        arriveAt: new Date(from).toISOString(),
        leaveAt: new Date(to).toISOString(),
      });
  }
  return { visits, faults };
}

/** The visit of the plan at the place that is meant; those of the team come first. */
function plannedVisit(
  rounds: PlanDocument['rounds'],
  team: number,
  meant: { readonly stopId: string; readonly name: string },
  atMs: number | undefined,
): SheetVisit | undefined {
  const isMeant = ({ stopId, name }: SheetVisit): boolean =>
    meant.stopId === '' ? name === meant.name : stopId === meant.stopId;
  const own = (rounds[team] ?? []).filter(isMeant);
  const found = own.length > 0 ? own : rounds.flat().filter(isMeant);
  const distanceMs = ({ arriveAt }: SheetVisit): number => Math.abs(Date.parse(arriveAt) - (atMs ?? 0));
  return found.toSorted((a, b) => distanceMs(a) - distanceMs(b))[0];
}

const DAY_MINUTES = 1440;
/** So long before a shift begins a visit may lie, and so long after its begin; a shift has 12 hours at most. */
const EARLY_MS = HOUR_MS;
const LATE_MS = 13 * HOUR_MS;
/** ISO 8601 with an offset: without one, it would be the clock of the reader. */
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Epoch ms of a time near the shift; `undefined` for one that is none, or lies elsewhere. */
function timeOf(text: string, shiftFromMs: number): number | undefined {
  const ms = ISO_TIME.test(text) ? Date.parse(text) : clockTime(text, shiftFromMs);
  if (ms === undefined || Number.isNaN(ms)) return undefined;
  return ms < shiftFromMs - EARLY_MS || ms > shiftFromMs + LATE_MS ? undefined : ms;
}

function clockTime(text: string, shiftFromMs: number): number | undefined {
  const clock = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (clock === null) return undefined;
  const minute = Number(clock[1]) * 60 + Number(clock[2]);
  const start = startOfDay(shiftFromMs);
  // After midnight: the shift began the day before.
  const isNextDay = start + minute * MINUTE_MS < shiftFromMs - EARLY_MS;
  return start + (minute + (isNextDay ? DAY_MINUTES : 0)) * MINUTE_MS;
}

/**
 * What was noted before and what is noted now, by team and time. A visit of the same team at the same place and minute is
 * one: what is noted now holds.
 */
export function mergeDone<Visit extends Omit<MadeVisit, 'position'>>(
  before: readonly Visit[],
  added: readonly Visit[],
): Visit[] {
  const visits = new Map<string, Visit>();
  for (const visit of [...before, ...added])
    visits.set(
      JSON.stringify([visit.team, visit.name, Math.floor(Date.parse(visit.arriveAt) / MINUTE_MS)]),
      visit,
    );
  return [...visits.values()].sort(
    (a, b) => a.team - b.team || Date.parse(a.arriveAt) - Date.parse(b.arriveAt),
  );
}

/** A planned visit beside what was done of it. */
export interface VisitOutcome {
  readonly team: number;
  readonly planned: SheetVisit;
  /** The nearest visit of the team there within an hour of the plan; `null` where there was none. */
  readonly done: MadeVisit | null;
  /** Minutes later than planned; negative where earlier. */
  readonly lateMinutes: number;
}

const SAME_VISIT_MS = HOUR_MS;
/** Stops of one name that lie farther apart are two. */
const SAME_STOP_M = 50;

/** Each planned visit with what was done of it, and the visits nobody planned. */
export function plannedAgainstDone(
  { rounds }: Pick<PlanDocument, 'rounds'>,
  done: readonly MadeVisit[],
): { outcomes: VisitOutcome[]; unplanned: MadeVisit[] } {
  const left = new Set(done);
  const outcomes = rounds.flatMap((round, team) =>
    round.map((planned): VisitOutcome => {
      const late = (visit: MadeVisit): number => Date.parse(visit.arriveAt) - Date.parse(planned.arriveAt);
      const isThere = ({ name, position }: MadeVisit): boolean =>
        name === planned.name && distanceM(position, planned.position) <= SAME_STOP_M;
      const [found] = [...left]
        .filter((visit) => visit.team === team && isThere(visit))
        .filter((visit) => Math.abs(late(visit)) <= SAME_VISIT_MS)
        .sort((a, b) => Math.abs(late(a)) - Math.abs(late(b)));
      if (found !== undefined) left.delete(found);
      return {
        team,
        planned,
        done: found ?? null,
        lateMinutes: found === undefined ? 0 : Math.round(late(found) / 60_000),
      };
    }),
  );
  return { outcomes, unplanned: [...left] };
}
