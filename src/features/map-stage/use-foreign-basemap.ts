import { useQuery } from '@tanstack/react-query';
import type { ForeignBasemap } from '../../layers/model/layer-input.ts';
import type { DatasetReply } from '../../schemas/dataset-reply.ts';
import type { Theme } from '../../themes/theme.ts';

/** The configured base map; without one, or when it cannot be read, the schematic ground is drawn. */
export function useForeignBasemap(
  config: DatasetReply['basemap'],
  theme: Theme,
  language: string,
): { data: ForeignBasemap | undefined; error: Error | null } {
  const query = useQuery({
    queryKey: ['basemap', config.kind, config.url, theme.scheme, language],
    queryFn: async () => {
      const { loadForeignBasemap } = await import('../../map/foreign-basemap.ts');
      return loadForeignBasemap(config, theme, language);
    },
    enabled: config.kind !== 'schematic',
    staleTime: Infinity,
    retry: 1,
  });
  return { data: query.data, error: query.error };
}
