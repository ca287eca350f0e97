import { EmergencyDialogs } from '../features/emergency/EmergencyDialogs.tsx';
import { HelpDialog } from '../features/help/HelpDialog.tsx';
import { CommandPalette } from '../features/palette/CommandPalette.tsx';
import { commandTexts } from '../i18n/commands.ts';
import { dossierTexts } from '../i18n/dossier.ts';
import { addTexts } from '../i18n/index.ts';
import { panelTexts } from '../i18n/panels.ts';
import { wallTexts } from '../i18n/wall.ts';

addTexts(commandTexts);
addTexts(dossierTexts);
addTexts(panelTexts);
addTexts(wallTexts);

/** What lies over the page; fetched when it is first asked for. */
export default function Dialogs() {
  return (
    <>
      <HelpDialog />
      <CommandPalette />
      <EmergencyDialogs />
    </>
  );
}
