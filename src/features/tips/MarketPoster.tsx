import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { casesQuery } from '../../api/cases.ts';
import { placesQuery } from '../../api/places.ts';
import { useServerDay } from '../../api/server-clock.ts';
import { casesOfPlace } from '../../domain/cases/place-record.ts';
import { WEEK_MS } from '../../domain/time/zone.ts';
import type { PlaceRecord } from '../../schemas/places.ts';
import { useEngine, useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { PaperPage } from '../../ui/PaperPage.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { PosterSheet } from './PosterSheet.tsx';
import * as styles from './MarketPoster.module.css';

const RECORD_WEEKS = 52;

/** The poster of a market, over the page: one A4 sheet to print. */
export function MarketPoster({ placeId }: { placeId: string }) {
  const { t } = useTranslation();
  const { data: places, error, refetch } = useQuery(placesQuery);
  const changePatrol = useView((state) => state.changePatrol);
  const close = useCallback(() => changePatrol({ posterId: null }), [changePatrol]);
  const place = places?.find(({ id, market }) => id === placeId && market !== undefined);
  return (
    <PaperPage
      label={t('patrolTips.posterTitle')}
      className={styles.paper}
      part="poster"
      tools={<Button onClick={() => print()}>{t('patrolTips.print')}</Button>}
      closeLabel={t('patrolTips.closePoster')}
      onClose={close}
    >
      {place === undefined ? (
        <QueryPlaceholder
          error={error}
          retry={refetch}
          notFound={places && t('dossier.notFound', { id: placeId })}
        />
      ) : (
        <Sheet place={place} />
      )}
    </PaperPage>
  );
}

function Sheet({ place }: { place: PlaceRecord }) {
  const cases = useQuery(casesQuery).data;
  const today = useServerDay();
  const asOf = useEngine((state) => state.answerForPanels?.asOf);
  if (cases === undefined || asOf === undefined || today === undefined)
    return <QueryPlaceholder error={null} retry={() => undefined} />;
  return (
    <PosterSheet
      place={place}
      today={today}
      asOf={asOf}
      record={casesOfPlace(cases, place.id, { from: asOf - RECORD_WEEKS * WEEK_MS, to: asOf })}
      weeks={RECORD_WEEKS}
    />
  );
}
