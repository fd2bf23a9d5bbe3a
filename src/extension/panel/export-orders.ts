import type { ExportedPicture } from '../../protocol/panel/to-host.ts';
import type { ExportWish } from '../export/export-diagram.ts';

type Target = 'file' | 'clipboard';

/**
 * Exports by way of a panel's page, which alone knows what it shows: a command orders, the page answers with its
 * picture, as it does by itself when its own menu is used.
 */
export interface ExportOrders {
    /** Ends when the export is done, given up or failed. */
    order(to: Target, wish: ExportWish): Promise<void>;
    /** The page gives what it shows, if it shows anything. */
    readonly carryOut: (picture: ExportedPicture | undefined, to: Target) => void;
    /** The panel was closed: nobody will answer. */
    giveUp(): void;
}

/**
 * @param run exports a picture
 * @param askPage has the page tell what it shows
 * @param onFailure told why an export failed
 */
export function createExportOrders(
    run: (picture: ExportedPicture | undefined, to: Target, wish: ExportWish) => Promise<void>,
    askPage: (action: 'export' | 'copy') => void,
    onFailure: (error: unknown) => void,
): ExportOrders {
    let ordered: { readonly wish: ExportWish; done(): void } | undefined;
    const finish = () => {
        ordered?.done();
        ordered = undefined;
    };
    return {
        order(to, wish) {
            // A second order takes the place of one that the page has not answered yet.
            finish();
            return new Promise((done) => {
                ordered = { wish, done };
                askPage(to === 'file' ? 'export' : 'copy');
            });
        },
        carryOut(picture, to) {
            const { wish, done } = ordered ?? { wish: {}, done: () => undefined };
            ordered = undefined;
            run(picture, to, wish).catch(onFailure).finally(done);
        },
        giveUp: finish,
    };
}
