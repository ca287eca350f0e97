import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { casesQuery } from '../../api/cases.ts';
import { placesQuery } from '../../api/places.ts';
import { useServerDay } from '../../api/server-clock.ts';
import { casesOfPlace } from '../../domain/cases/place-record.ts';
import { WEEK_MS } from '../../domain/time/zone.ts';
import type { PlaceRecord } from '../../schemas/places.ts';
import { useEngine, useView } from '../../state/hooks.tsx';
import { cssVariables, THEMES } from '../../themes/index.ts';
import { Button } from '../../ui/Button.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { PosterSheet } from './PosterSheet.tsx';
import * as styles from './MarketPoster.module.css';

const PAPER = cssVariables(THEMES.print);
const RECORD_WEEKS = 52;

/** The poster of a market, over the page: one A4 sheet to print. Escape closes it; other keys do not reach the page. */
export function MarketPoster({ placeId }: { placeId: string }) {
  const { t } = useTranslation();
  const { data: places, error, refetch } = useQuery(placesQuery);
  const changePatrol = useView((state) => state.changePatrol);
  const page = useRef<HTMLElement>(null);
  const close = (): void => changePatrol({ posterId: null });
  useEffect(() => {
    page.current?.focus();
    // Nobody gets behind it with the keyboard.
    const behind = document.getElementById('root');
    behind?.toggleAttribute('inert', true);
    return () => void behind?.toggleAttribute('inert', false);
  }, []);
  const place = places?.find(({ id, market }) => id === placeId && market !== undefined);
  return createPortal(
    <section
      ref={page}
      className={styles.page}
      style={PAPER}
      tabIndex={-1}
      role="dialog"
      aria-modal="true"
      aria-label={t('patrolTips.posterTitle')}
      data-part="poster"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
      }}
    >
      <header className={styles.tools}>
        <Button onClick={() => print()}>{t('patrolTips.print')}</Button>
        <Button onClick={close}>{t('patrolTips.closePoster')}</Button>
      </header>
      {place === undefined ? (
        <QueryPlaceholder
          error={error}
          retry={refetch}
          notFound={places && t('dossier.notFound', { id: placeId })}
        />
      ) : (
        <Sheet place={place} />
      )}
    </section>,
    document.body,
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
