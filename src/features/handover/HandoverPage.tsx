import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerClock } from '../../api/server-clock.ts';
import { shiftAt, shiftBefore, shiftHandedOver } from '../../domain/time/shifts.ts';
import { useTab, useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { PaperPage } from '../../ui/PaperPage.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { handoverText } from './handover-document.ts';
import { HandoverSheet } from './HandoverSheet.tsx';
import { useHandover } from './use-handover.ts';
import * as styles from './HandoverPage.module.css';

const COPIED_MS = 3_000;

/** What one shift leaves to the next: one sheet that is read, printed or copied as text. */
export function HandoverPage() {
  const { t } = useTranslation();
  const { now } = useServerClock();
  const change = useView((state) => state.change);
  const shift = useShift(now);
  const { document: page, isStale, error, retry } = useHandover(shift.shown);
  const [isCopied, setCopied] = useState(false);
  const close = useCallback(() => change({ page: 'map' }), [change]);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <PaperPage
      label={t('handover.title')}
      className={styles.paper}
      sharesKeys
      closeLabel={t('handover.close')}
      onClose={close}
      tools={
        <>
          {shift.shown !== undefined && (
            <Segmented
              label={t('handover.whichShift')}
              options={[
                { value: 'before', label: t('handover.shiftBefore') },
                { value: 'now', label: t('handover.shiftNow') },
              ]}
              value={shift.choice}
              onChange={shift.choose}
            />
          )}
          <Button onClick={() => print()}>{t('handover.print')}</Button>
          {page !== undefined && (
            <Button
              onClick={() =>
                void navigator.clipboard.writeText(handoverText(page)).then(() => setCopied(true))
              }
            >
              {t(isCopied ? 'handover.copied' : 'handover.copy')}
            </Button>
          )}
        </>
      }
    >
      {page !== undefined ? (
        <HandoverSheet page={page} isStale={isStale} />
      ) : (
        <QueryPlaceholder error={error} retry={retry} />
      )}
    </PaperPage>
  );
}

type Choice = 'before' | 'now';

/** The shift that is shown: the one that is handed over, until somebody chooses. */
function useShift(now: number | undefined) {
  const [chosen, setChosen] = useTab('shift');
  const from = now === undefined ? undefined : shiftAt(now).from;
  const handedOver = now === undefined ? undefined : shiftHandedOver(now).from;
  const choice: Choice = chosen !== 'auto' ? chosen : handedOver === from ? 'now' : 'before';
  const shown = useMemo(() => {
    if (from === undefined) return undefined;
    const current = shiftAt(from);
    return choice === 'now' ? current : shiftBefore(current);
  }, [from, choice]);
  return { shown, choice, choose: setChosen };
}
