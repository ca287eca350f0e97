import { queryOptions } from '@tanstack/react-query';
import type {
  CaseLink,
  CaseLinkRequest,
  CaseSeries,
  CaseSeriesChange,
  CaseSeriesRequest,
} from '../schemas/case-series.ts';
import { getJson, postJson } from './client.ts';

const schemas = () => import('../schemas/case-series.ts');
const seriesReader = async () => (await schemas()).caseSeriesSchema;

/** Every series of cases, the newest first. */
export const caseSeriesQuery = queryOptions({
  queryKey: ['case-series'],
  queryFn: async ({ signal }) =>
    (await getJson('/api/case-series', async () => (await schemas()).caseSeriesListSchema, signal)).series,
});

/** The verdict that counts for each pair of cases. */
export const caseLinksQuery = queryOptions({
  queryKey: ['case-links'],
  queryFn: async ({ signal }) =>
    (await getJson('/api/case-links', async () => (await schemas()).caseLinkListSchema, signal)).links,
});

/** Opens a series; resolves with it. */
export function openCaseSeries(request: CaseSeriesRequest): Promise<CaseSeries> {
  return postJson('/api/case-series', request, seriesReader);
}

/** Changes a series; resolves with what it has become. */
export function changeCaseSeries(id: string, change: CaseSeriesChange): Promise<CaseSeries> {
  return postJson(`/api/case-series/${encodeURIComponent(id)}/changes`, change, seriesReader);
}

/** Takes back the opening of a series. */
export function withdrawCaseSeries(id: string): Promise<CaseSeries> {
  return postJson(`/api/case-series/${encodeURIComponent(id)}/withdrawal`, {}, seriesReader);
}

/** Writes down a verdict on two cases. */
export function judgeCaseLink(request: CaseLinkRequest): Promise<CaseLink> {
  return postJson('/api/case-links', request, async () => (await schemas()).caseLinkSchema);
}

/** Takes a verdict back. */
export async function withdrawCaseLink(id: string): Promise<void> {
  await postJson(`/api/case-links/${encodeURIComponent(id)}/withdrawal`, {}, async () =>
    (await schemas()).caseLinkSchema.pick({ id: true }),
  );
}
