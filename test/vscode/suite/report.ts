import { mark, type SuiteMessage } from '../harness/suite-message.ts';
import { hasPages, pages } from './pages.ts';

/** Sends a message to the harness. */
export function report(message: SuiteMessage): void {
    console.log(`${mark}${JSON.stringify(message)}`);
}

/** Keeps a picture of the editor as it is now, once it is at rest; hosts without a browser take none. */
export async function takePicture(name: string): Promise<void> {
    if (hasPages) {
        await pages.screen.takePicture(name);
    }
}
