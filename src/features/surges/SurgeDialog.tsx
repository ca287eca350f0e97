import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimeOn } from '../../i18n/format.ts';
import type { SurgeRecord } from '../../schemas/surges.ts';
import { useAppState, useInterface } from '../../state/hooks.tsx';
import { markPlace } from '../../state/stores/mark-place.ts';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Shape } from '../../ui/Shape.tsx';
import { surgeTimes, surgeWords } from './surge-words.ts';
import { useAcknowledge } from './use-acknowledge.ts';
import { useSurgeNames } from './use-surge-names.ts';
import { useSurges } from './use-surges.ts';
import * as styles from './SurgeDialog.module.css';

/** The surges of the last day: what goes on, what is over, who of the screens has seen it, and the way to its place. */
export function SurgeDialog() {
  const dialog = useInterface((state) => state.dialog);
  return dialog?.kind === 'surges' ? <SurgeList /> : null;
}

/** Why there is no list: nobody has answered yet, the question failed, or there is no judgement. */
function whyNone(isReadingPast: boolean | undefined, isStale: boolean) {
  if (isReadingPast === undefined) return isStale ? 'panel.failed' : 'panel.loading';
  return isReadingPast ? 'surge.readingPast' : 'surge.noJudgement';
}

function SurgeList() {
  const { t } = useTranslation();
  const { asOf, surges, falseAlarmsPerMonth, isReadingPast, isStale } = useSurges();
  const names = useSurgeNames();
  const show = useInterface((state) => state.show);
  const state = useAppState();
  const { acknowledge, error } = useAcknowledge();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>('[data-row]')?.focus(), []);
  const visit = (surge: SurgeRecord): void => {
    show(null);
    markPlace(state, surge);
  };
  return (
    <Dialog title={t('surge.listTitle')} closeLabel={t('panel.close')} onClose={() => show(null)}>
      {surges === undefined && <p>{t(whyNone(isReadingPast, isStale))}</p>}
      {surges?.length === 0 && <p>{t('surge.none')}</p>}
      <ul ref={list} className={styles.list} onKeyDown={moveFocusByArrows} aria-label={t('surge.listTitle')}>
        {(surges ?? []).map((surge, index) => {
          const words = surgeWords(t, surge, names);
          const isSeen = surge.acknowledgedAt !== null;
          return (
            <li key={surge.id} data-over={surge.endedAt !== null}>
              <button
                type="button"
                data-row
                className={styles.surge}
                tabIndex={index === 0 ? 0 : -1}
                title={t('surge.showOnMap')}
                onClick={() => visit(surge)}
              >
                <Shape
                  shape={surge.endedAt === null ? 'triangle' : 'ring'}
                  colour={surge.endedAt === null ? 'var(--warning)' : 'var(--muted)'}
                />
                <span>
                  <strong>{words.headline}</strong> {words.usual}
                  <small>{[surgeTimes(t, surge, asOf), words.where, words.chance].join(' · ')}</small>
                </span>
                <span className={styles.state}>
                  {t(surge.endedAt === null ? 'surge.running' : 'surge.over')}
                  <small>
                    {surge.acknowledgedAt === null
                      ? t('surge.notAcknowledged')
                      : t('surge.acknowledgedAt', { time: formatTimeOn(surge.acknowledgedAt, asOf) })}
                  </small>
                </span>
              </button>
              <button
                type="button"
                data-row
                className={styles.seen}
                tabIndex={-1}
                onClick={() => acknowledge({ surges: [surge], isAcknowledged: !isSeen })}
              >
                {t(isSeen ? 'surge.takeBack' : 'surge.acknowledge')}
              </button>
            </li>
          );
        })}
      </ul>
      {error !== null && <p role="alert">{t('surge.failed', { message: error.message })}</p>}
      <p className={styles.note}>
        {falseAlarmsPerMonth !== undefined && `${t('surge.budget', { n: falseAlarmsPerMonth })} · `}
        {t('surge.kept')}
      </p>
    </Dialog>
  );
}
