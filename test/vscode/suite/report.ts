import { mark, type SuiteMessage } from '../harness/suite-message.ts';

/** Milliseconds that a picture takes. */
const PICTURE_TIME = 700;

/** Sends a message to the harness. */
export function report(message: SuiteMessage): void {
    console.log(`${mark}${JSON.stringify(message)}`);
}

/** Has the harness take a picture of the editor as it is now; hosts without a browser take none. */
export async function takePicture(name: string): Promise<void> {
    report({ kind: 'picture', name });
    await new Promise((resolve) => setTimeout(resolve, PICTURE_TIME));
}
