import { useTranslation } from 'react-i18next';
import type { PlanDocument, SheetVisit } from '../../domain/shift/written-plan.ts';
import { formatTimeOfDay } from '../../i18n/format.ts';
import { useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { PaperPage } from '../../ui/PaperPage.tsx';
import { clockOfMinute, minutesBetween, reasonText } from './plan-words.ts';
import { RoundSketch } from './RoundSketch.tsx';
import * as styles from './PlanSheets.module.css';

/** One sheet of paper for every team, as it is printed. */
export function PlanSheets({ document: plan, onClose }: { document: PlanDocument; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <PaperPage
      label={t('patrolPlan.sheetTitle')}
      className={styles.paper}
      tools={<Button onClick={() => print()}>{t('patrolPlan.print')}</Button>}
      closeLabel={t('patrolPlan.sheet.close')}
      onClose={onClose}
    >
      {plan.rounds.map((round, team) => (
        <Sheet key={team} plan={plan} round={round} team={team} />
      ))}
    </PaperPage>
  );
}

/** So many visits fit on the page in full size, and beside the sketch. */
const OPEN_VISITS = 18;
const SKETCHED_VISITS = 30;

/** How close the rows stand, so that every round fits on one page. */
function densityOf(visits: number): 'open' | 'close' | 'dense' {
  return visits > SKETCHED_VISITS ? 'dense' : visits > OPEN_VISITS ? 'close' : 'open';
}

function Sheet(props: { plan: PlanDocument; round: readonly SheetVisit[]; team: number }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const { plan, round, team } = props;
  const { settings } = plan;
  const time = (text: string): string => formatTimeOfDay(Date.parse(text));
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'Asia/Shanghai' }).format(
    Date.parse(`${settings.date}T12:00:00+08:00`),
  );
  return (
    <article className={styles.sheet} data-density={densityOf(round.length)}>
      <header>
        <h1>{t('patrolPlan.sheet.title', { team: team + 1 })}</h1>
        <p>
          {settings.date} {weekday} {clockOfMinute(settings.fromMinute)}–{clockOfMinute(settings.toMinute)} ·{' '}
          {t(`patrolPlan.travel.${settings.travel}`)}
        </p>
      </header>
      {round.length === 0 ? (
        <p>{t('patrolPlan.emptyRound')}</p>
      ) : (
        <>
          <table>
            <thead>
              <tr>
                {['order', 'arrive', 'leave', 'place', 'minutes', 'way', 'reason', 'remarks'].map((key) => (
                  <th key={key} scope="col">
                    {t(`patrolPlan.sheet.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {round.map((visit, index) => (
                <tr key={`${visit.stopId}${visit.arriveAt}`}>
                  <td className={styles.order}>{index + 1}</td>
                  <td>{time(visit.arriveAt)}</td>
                  <td>{time(visit.leaveAt)}</td>
                  <th scope="row">{visit.name}</th>
                  <td>{minutesBetween(visit)}</td>
                  <td>{Math.round(visit.travelMinutes)}</td>
                  <td>{reasonText(t, visit.reason)}</td>
                  <td className={styles.remark} />
                </tr>
              ))}
            </tbody>
          </table>
          {round.length <= SKETCHED_VISITS && <RoundSketch round={round} />}
        </>
      )}
      <footer>
        <p>
          {t('patrolPlan.sheet.rule', {
            least: settings.stayMinutes.least,
            most: settings.stayMinutes.most,
            gap: settings.mostGapMinutes,
          })}
        </p>
        <p>
          {t('patrolPlan.sheet.origin', {
            model: t(`patrolForecast.modelName.${plan.model}`),
            seed: plan.seed,
          })}
        </p>
      </footer>
    </article>
  );
}
