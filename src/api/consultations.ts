import { queryOptions } from '@tanstack/react-query';
import type { Consultation, NewConsultation, TakeStep } from '../schemas/consultations.ts';
import { getJson, postJson } from './client.ts';

const path = '/api/consultations';
const schemas = () => import('../schemas/consultations.ts');
const item = async () => (await schemas()).consultationSchema;
const pathOf = (id: string, what: string): string => `${path}/${encodeURIComponent(id)}/${what}`;

/** The items of a unit (null = of all), those that are settled among them, the newest first. */
export const consultationsQuery = (unitCode: string | null) =>
  queryOptions({
    queryKey: ['consultations', unitCode],
    queryFn: ({ signal }) =>
      getJson(
        unitCode === null ? path : `${path}?in=${encodeURIComponent(unitCode)}`,
        async () => (await schemas()).consultationListSchema,
        signal,
      ),
    refetchInterval: 60_000,
  });

/** The items that an incident came to. */
export const consultationsOfIncidentQuery = (eventNo: string) =>
  queryOptions({
    queryKey: ['consultations', 'of', eventNo],
    queryFn: ({ signal }) =>
      getJson(
        `${path}?eventNo=${encodeURIComponent(eventNo)}`,
        async () => (await schemas()).consultationListSchema,
        signal,
      ),
  });

/** Opens an item. */
export function openConsultationItem(opened: NewConsultation): Promise<Consultation> {
  return postJson(path, opened, item);
}

/** Records the next step of an item. Throws `ApiError` 409 where somebody else has changed it meanwhile. */
export function takeConsultationStep(id: string, taken: TakeStep): Promise<Consultation> {
  return postJson(pathOf(id, 'steps'), taken, item);
}

/** Takes back the last step of the version that was seen. */
export function undoConsultationStep(id: string, version: number): Promise<Consultation> {
  return postJson(pathOf(id, 'undo'), { version }, item);
}

/** Takes an item off the board of which no step was taken. */
export function withdrawConsultationItem(id: string, version: number): Promise<Consultation> {
  return postJson(pathOf(id, 'withdrawal'), { version }, item);
}
