import { commands, type Memento, window } from 'vscode';
import { texts } from './texts.ts';

const level = 5;
const key = 'breathMasterSync.invited';

/** At level 5, once for good, a quiet invitation to connect. Whoever declines is not asked again. */
export async function inviteOnce(memento: Memento, reached: number, isConnected: () => boolean): Promise<void> {
  if (reached < level || isConnected() || memento.get(key) === true) return;
  await memento.update(key, true);
  const { invitation } = texts;
  const answer = await window.showInformationMessage(
    invitation.message,
    invitation.connect,
    invitation.learn,
    invitation.stay,
  );
  if (answer === invitation.connect) await commands.executeCommand('breathMasterSync.connect');
  if (answer === invitation.learn) await commands.executeCommand('breathMasterSync.openWalkthrough');
}
