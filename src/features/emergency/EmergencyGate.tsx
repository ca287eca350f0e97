import type { GridlightMap } from '../../map/gridlight-map.ts';
import { formatEmergency } from '../../state/url/emergency.ts';
import { useInterface } from '../../state/hooks.tsx';
import { EmergencyStart } from './EmergencyStart.tsx';
import { EndedNote } from './EndedNote.tsx';

/** The ways into the emergency mode from the map, and back into one that was just ended. */
export function EmergencyGate({ map }: { map: GridlightMap | null }) {
  const ended = useInterface((state) => state.endedEmergency);
  return (
    <>
      <EmergencyStart map={map} />
      {ended !== null && <EndedNote key={formatEmergency(ended)} ended={ended} />}
    </>
  );
}
