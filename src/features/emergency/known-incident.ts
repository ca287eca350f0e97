import { shownTime } from '../../domain/incidents/shown-time.ts';
import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import type { LiveEvent } from '../../schemas/live.ts';
import type { Situation } from '../../schemas/situation.ts';

/** What the page itself knows of an incident, without asking the server. */
export interface KnownIncident {
  /** `undefined` where only its category is known. */
  readonly title: string | undefined;
  readonly categoryCode: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly unitCode: string;
  /** Epoch ms in the order of times: a date where it has no hour (`isDate`). */
  readonly reportedAt: number;
}

/** Where a page may have met an incident. */
export interface PageKnowledge {
  readonly situations: readonly Situation[];
  readonly newest: readonly LiveEvent[];
  readonly answer: EngineAnswer | null;
}

/** Looks an incident up in what the panels, the stream and the map hold, those that know its title first. */
export function findKnownIncident(
  eventNo: string,
  { situations, newest, answer }: PageKnowledge,
): KnownIncident | undefined {
  for (const { burning, radar } of situations) {
    const found = [...burning, ...radar.flatMap(({ items }) => items)].find(
      (item) => item.eventNo === eventNo,
    );
    if (found !== undefined) return { ...found, reportedAt: shownTime(found, 'reportedAt') };
  }
  const told = newest.find(({ incident }) => incident.eventNo === eventNo)?.incident;
  if (told !== undefined) return told;
  const marks = answer?.marks.flatMap((mark) => (mark.kind === 'incident' ? [mark] : [])) ?? [];
  const listed = [...(answer?.list.rows ?? []), ...marks].find((row) => row.eventNo === eventNo);
  if (listed === undefined) return undefined;
  const { longitude, latitude, unitCode, category: categoryCode, time: reportedAt } = listed;
  return { title: undefined, longitude, latitude, unitCode, categoryCode, reportedAt };
}

/** Tells of an incident as soon as the page holds it: now, or after one of the `sources` has changed. Returns what ends it. */
export function watchKnownIncident(
  eventNo: string,
  knowledge: () => PageKnowledge,
  sources: readonly ((look: () => void) => () => void)[],
  onFound: (known: KnownIncident) => void,
): () => void {
  let stops: readonly (() => void)[] = [];
  const end = (): void => {
    for (const stop of stops) stop();
    stops = [];
  };
  const look = (): boolean => {
    const known = findKnownIncident(eventNo, knowledge());
    if (known === undefined) return false;
    end();
    onFound(known);
    return true;
  };
  if (!look()) stops = sources.map((subscribe) => subscribe(look));
  return end;
}
