import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '../../domain/view/languages.ts';
import type { TourStop } from '../../schemas/tours.ts';
import { useView } from '../../state/hooks.tsx';
import * as utilities from '../../ui/utilities.module.css';
import type { Resolve } from './tour-model.ts';
import { plainText, valuesOf, type Say } from './value-words.ts';

/** Tells a stop to who does not see it: once, when its title has its numbers. */
export function StopAnnouncement(props: { stop: TourStop; number: number; resolve: Resolve }) {
  const { stop, number, resolve } = props;
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const [told, setTold] = useState<{ readonly id: string; readonly text: string }>({ id: '', text: '' });
  const title = labelIn(stop.title, language);
  const say: Say = (key, values) => t(key, { ...values });
  const isReady = valuesOf([{ value: stop.title }], language, resolve).every(
    (value) => value.kind === 'value' || value.reason !== 'loading',
  );
  const name = stop.kicker === undefined ? '' : labelIn(stop.kicker, language);
  const text = t('tour.stopOf', {
    n: number,
    name: [name, plainText(title, resolve, say)].filter(Boolean).join(' · '),
  });
  const key = `${language} ${stop.id}`;
  if (isReady && told.id !== key) setTold({ id: key, text });
  return (
    <p className={utilities.visuallyHidden} role="status" aria-live="polite" data-part="announcement">
      {told.text}
    </p>
  );
}
