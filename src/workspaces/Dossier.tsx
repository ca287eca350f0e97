import { useTranslation } from 'react-i18next';
import { CameraDossier } from '../features/camera-dossier/CameraDossier.tsx';
import { CaseDossier } from '../features/case-dossier/CaseDossier.tsx';
import { FacilityDossier } from '../features/facility-dossier/FacilityDossier.tsx';
import { IncidentDossier } from '../features/incident-dossier/IncidentDossier.tsx';
import { SeriesOfCase } from '../features/patrol-series/SeriesOfCase.tsx';
import { PlaceDossier } from '../features/place-dossier/PlaceDossier.tsx';
import { UnitDossier } from '../features/unit-dossier/UnitDossier.tsx';
import type { CodeTables } from '../schemas/code-tables.ts';
import type { EngineConnection } from '../state/connection/engine-connection.ts';
import { useView } from '../state/hooks.tsx';
import { DossierFrame } from '../ui/DossierFrame.tsx';

/** Kinds of which the tour shows sums and never one (DOMAIN §3.16). */
const SUMMED_IN_TOUR: readonly string[] = ['incident', 'case', 'camera'];

/** The dossier of what is selected, by its kind; fetched when the first one is opened. */
export default function Dossier({
  codeTables,
  connection,
}: {
  codeTables: CodeTables;
  connection: EngineConnection;
}) {
  const selection = useView((state) => state.view.selection);
  const isPatrol = useView((state) => state.view.workspace === 'patrol');
  const isTour = useView((state) => state.view.workspace === 'tour');
  if (selection === null) return null;
  const { kind, id } = selection;
  if (isTour && SUMMED_IN_TOUR.includes(kind)) return <SumsOnly />;
  switch (kind) {
    case 'unit':
      return <UnitDossier code={id} codeTables={codeTables} connection={connection} isSummed={isTour} />;
    case 'incident':
      return <IncidentDossier eventNo={id} codeTables={codeTables} />;
    case 'camera':
      return <CameraDossier gbId={id} />;
    case 'facility':
      return <FacilityDossier id={id} />;
    case 'place':
      return <PlaceDossier id={id} />;
    case 'case':
      return <CaseDossier caseNo={id} series={isPatrol ? <SeriesOfCase caseNo={id} /> : undefined} />;
  }
}

/** Stands in place of one incident, case or camera in the tour. */
function SumsOnly() {
  const { t } = useTranslation();
  const select = useView((state) => state.select);
  return (
    <DossierFrame kind={t('dossier.label')} title={t('dossier.sumsOnly')} onClose={() => select(null)}>
      <p>{t('dossier.sumsOnlyHint')}</p>
    </DossierFrame>
  );
}
