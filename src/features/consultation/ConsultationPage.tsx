import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { consultationsQuery } from '../../api/consultations.ts';
import { consultationMethodQuery } from '../../api/documents.ts';
import { useServerDay } from '../../api/server-clock.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { boardOf } from '../../domain/consultation/board.ts';
import { evaluateByOrigin } from '../../domain/consultation/evaluate-quarter.ts';
import { quarterOfDate } from '../../domain/consultation/quarters.ts';
import type { ConsultationStepName } from '../../domain/consultation/steps.ts';
import { dateOfCivilDay } from '../../domain/time/civil-day.ts';
import { labelIn } from '../../domain/view/languages.ts';
import type { Consultation } from '../../schemas/consultations.ts';
import { useAppState, useFilter, useTab, useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { Panel, type PanelState } from '../../ui/Panel.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { WholePage } from '../../ui/WholePage.tsx';
import { Board } from './Board.tsx';
import { itemOnBoard } from './item-on-board.ts';
import { ItemPanel } from './ItemPanel.tsx';
import { CoverageCard, MethodCard, QuarterCard } from './MethodCards.tsx';
import { OpenForm } from './OpenForm.tsx';
import { SettledList } from './SettledList.tsx';
import { useConsultationChanges } from './use-consultation-changes.ts';
import * as styles from './ConsultationPage.module.css';

const NEW = 'new:';

/** The board of consultations: what is open by unit, one item with its five steps, and how the method was published. */
export function ConsultationPage() {
  const { t } = useTranslation();
  const { filter } = useAppState();
  const change = useView((state) => state.change);
  const openId = useView(({ view }) => view.item);
  const language = useView(({ view }) => view.language);
  const scope = useFilter((state) => state.filter.unitCode);
  const units = useUnitIndex();
  const day = useServerDay();
  const list = useQuery(consultationsQuery(scope));
  const method = useQuery(consultationMethodQuery).data;
  const [state, setState] = useTab('board');
  const changes = useConsultationChanges((item) => change({ item: item?.id ?? null }));
  const items = list.data?.items ?? [];
  const open = (item: string | null): void => {
    for (const one of [changes.open, changes.take, changes.undo, changes.withdraw]) one.reset();
    change({ item });
  };
  const nameOf = (step: ConsultationStepName): string => {
    const own = method?.steps.find((each) => each.step === step);
    return own === undefined ? t(`consultation.step.${step}`) : labelIn(own.labels, language);
  };
  const today = day === undefined ? undefined : dateOfCivilDay(day);
  const board = today === undefined ? [] : boardOf(items.map(itemOnBoard), today);
  const shown = items.find(({ id }) => id === openId);
  const count = (wanted: Consultation['state']) => items.filter((item) => item.state === wanted).length;
  const panelState: PanelState =
    list.error !== null
      ? {
          kind: 'failed',
          message: t('panel.failed'),
          hint: list.error.message,
          retry: () => void list.refetch(),
        }
      : list.data === undefined || today === undefined
        ? { kind: 'loading' }
        : count(state) === 0
          ? { kind: 'empty', message: t(`consultation.none.${state}`) }
          : { kind: 'ready' };
  return (
    <WholePage
      part="consultation"
      title={t('consultation.title')}
      aside={t('consultation.scope', {
        unit: scope === null ? t('consultation.wholeCity') : (units.get(scope)?.name ?? scope),
      })}
      closeLabel={t('consultation.close')}
      onClose={() => change({ page: 'map' })}
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key !== 'z' || shown === undefined) return;
        if ((event.target as HTMLElement).matches('input, textarea, select')) return;
        event.preventDefault();
        if (event.repeat || changes.undo.isPending || shown.steps.length === 0) return;
        changes.undo.mutate(shown);
      }}
      tools={
        <>
          {scope !== null && (
            <Button onClick={() => filter.getState().change({ unitCode: null })}>
              {t('consultation.everywhere')}
            </Button>
          )}
          <Segmented
            label={t('consultation.which')}
            options={(['open', 'settled'] as const).map((value) => ({
              value,
              label: `${t(`consultation.states.${value}`)} ${count(value)}`,
            }))}
            value={state}
            onChange={setState}
          />
          <Button onClick={() => open(NEW)}>{t('consultation.openNew')}</Button>
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          {method ? <CoverageCard method={method} /> : null}
          {today !== undefined && (
            <QuarterCard evaluations={evaluateByOrigin(items.map(itemOnBoard), quarterOfDate(today))} />
          )}
          {method ? <MethodCard method={method} /> : null}
        </div>
        <Panel
          title={t('consultation.board')}
          aside={
            list.data !== undefined && list.data.total > items.length
              ? t('consultation.firstOf', { n: items.length, total: list.data.total })
              : t('consultation.boardHint')
          }
          state={panelState}
        >
          {state === 'open' ? (
            <Board units={board} openId={openId} nameOf={nameOf} onOpen={open} />
          ) : (
            <SettledList
              items={items.filter((item) => item.state === 'settled')}
              openId={openId}
              onOpen={open}
            />
          )}
        </Panel>
        <Panel
          title={t('consultation.item')}
          aside={t('consultation.itemHint')}
          state={
            openId === null
              ? { kind: 'empty', message: t('consultation.chooseItem') }
              : openId.startsWith(NEW) || shown !== undefined
                ? { kind: 'ready' }
                : list.data === undefined
                  ? { kind: 'loading' }
                  : { kind: 'empty', message: t('consultation.noItem') }
          }
        >
          {openId?.startsWith(NEW) === true && (
            <OpenForm key={openId} eventNo={openId.slice(NEW.length)} changes={changes} />
          )}
          {shown !== undefined && today !== undefined && (
            <ItemPanel key={shown.id} item={shown} today={today} changes={changes} nameOf={nameOf} />
          )}
        </Panel>
      </div>
    </WholePage>
  );
}
