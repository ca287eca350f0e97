import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { healthQuery } from '../../api/health.ts';
import { useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { useLayer } from '../../ui/use-layer.ts';
import * as styles from './FirstSteps.module.css';

const SEEN_KEY = 'gridlight.first-steps';
const STEPS = ['map', 'time', 'open'] as const;

/** Three steps for the first minute at a desk; not on a wall, in a tour, with a link that says something, or a second time. */
export function FirstSteps() {
  const isWanted = useQuery({
    ...healthQuery,
    enabled: false,
    select: ({ health }) => health.firstSteps,
  }).data;
  const isDesk = useView(
    ({ view }) =>
      view.page === 'map' && view.workspace !== 'tour' && !view.wall.kiosk && view.emergency === null,
  );
  const [isOver, end] = useState(() => wasSeen() || !isPlainLink());
  if (isOver || !isDesk || isWanted !== true) return null;
  const close = (): void => {
    noteSeen();
    end(true);
  };
  return <Card onClose={close} />;
}

function Card({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const card = useRef<HTMLElement>(null);
  useLayer(card, onClose);
  return (
    <aside
      ref={card}
      className={styles.card}
      aria-label={t('firstSteps.title')}
      data-part="first-steps"
      data-layer="popover"
    >
      <h2>{t('firstSteps.title')}</h2>
      <ol>
        {STEPS.map((step) => (
          <li key={step}>
            <strong>{t(`firstSteps.${step}`)}</strong> {t(`firstSteps.${step}Hint`)}
          </li>
        ))}
      </ol>
      <Button onClick={onClose}>{t('firstSteps.done')}</Button>
    </aside>
  );
}

/** Whether the page was opened by its address alone. What it has become since is in the address bar. */
function isPlainLink(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation !== undefined && new URL(navigation.name).search === '';
}

/** Where the browser remembers nothing, nobody is shown the steps again and again. */
function wasSeen(): boolean {
  try {
    return localStorage.getItem(SEEN_KEY) !== null;
  } catch {
    return true;
  }
}

function noteSeen(): void {
  try {
    localStorage.setItem(SEEN_KEY, 'seen');
  } catch {
    // It stays away for as long as the page lives.
  }
}
