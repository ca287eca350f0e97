import type { Position } from '../geo/positions.ts';
import { startOfDay } from '../time/zone.ts';
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

/**
 * Reads what was done from lines of `team,place,arrive,leave` with times as `17:05` of the shift's evening, or ISO 8601;
 * the table that the desk exports can be filled in and read back. Places are those of the plan by name. Commas, tabs
 * or semicolons; a first line of names is passed over.
 */
export function readDone(
  text: string,
  { rounds }: Pick<PlanDocument, 'rounds'>,
  shiftFromMs: number,
): { visits: MadeVisit[]; faults: DoneFault[] } {
  const visits: MadeVisit[] = [];
  const faults: DoneFault[] = [];
  const places = new Map(rounds.flat().map(({ name, position }) => [name, position]));
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = (lines[0] ?? '').toLowerCase().split(/[,;\t]/);
  const column = (name: string, fallback: number): number =>
    header.includes(name) ? header.indexOf(name) : fallback;
  const columns = {
    team: column('team', 0),
    place: column('place', 1),
    arrive: column('arrive', 2),
    leave: column('leave', 3),
  };
  const hasHeader = header.includes('arrive');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || (index === 0 && hasHeader)) continue;
    const cells = line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const fail = (reason: DoneFault['reason']) => faults.push({ line: index + 1, reason });
    const [team, place, arrive, leave] = Object.values(columns).map((at) => cells[at]);
    if (team === undefined || place === undefined || arrive === undefined || leave === undefined) {
      fail('columns');
      continue;
    }
    const number = Number(team);
    const position = places.get(place);
    const [from, to] = [timeOf(arrive, shiftFromMs), timeOf(leave, shiftFromMs)];
    if (!Number.isInteger(number) || number < 1 || number > rounds.length) fail('team');
    else if (position === undefined) fail('place');
    else if (from === undefined || to === undefined || to < from) fail('time');
    else
      visits.push({
        team: number - 1,
        name: place,
        position,
        arriveAt: new Date(from).toISOString(),
        leaveAt: new Date(to).toISOString(),
      });
  }
  return { visits, faults };
}

const DAY_MINUTES = 1440;

function timeOf(text: string, shiftFromMs: number): number | undefined {
  const clock = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (clock === null) {
    const ms = Date.parse(text);
    return Number.isNaN(ms) ? undefined : ms;
  }
  const minute = Number(clock[1]) * 60 + Number(clock[2]);
  if (minute >= DAY_MINUTES) return undefined;
  const start = startOfDay(shiftFromMs);
  // After midnight: the shift began the day before.
  const isNextDay = start + minute * 60_000 < shiftFromMs - 3_600_000;
  return start + (minute + (isNextDay ? DAY_MINUTES : 0)) * 60_000;
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

const SAME_VISIT_MS = 3_600_000;

/** Each planned visit with what was done of it, and the visits nobody planned. */
export function plannedAgainstDone(
  { rounds }: Pick<PlanDocument, 'rounds'>,
  done: readonly MadeVisit[],
): { outcomes: VisitOutcome[]; unplanned: MadeVisit[] } {
  const left = new Set(done);
  const outcomes = rounds.flatMap((round, team) =>
    round.map((planned): VisitOutcome => {
      const late = (visit: MadeVisit): number => Date.parse(visit.arriveAt) - Date.parse(planned.arriveAt);
      const [found] = [...left]
        .filter((visit) => visit.team === team && visit.name === planned.name)
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
