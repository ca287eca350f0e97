import { EmergencyDialogs } from '../features/emergency/EmergencyDialogs.tsx';
import { HelpDialog } from '../features/help/HelpDialog.tsx';
import { SurgeDialog } from '../features/surges/SurgeDialog.tsx';
import { CommandPalette } from '../features/palette/CommandPalette.tsx';

/** What lies over the page; fetched when it is first asked for. */
export default function Dialogs() {
  return (
    <>
      <HelpDialog />
      <CommandPalette />
      <EmergencyDialogs />
      <SurgeDialog />
    </>
  );
}
