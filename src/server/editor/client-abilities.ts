import type { InitializeParams } from 'vscode-languageserver';
import * as z from 'zod/mini';

/** What the editor at the other end can do, beyond what every editor can. */
export interface ClientAbilities {
    /** Ids of the commands of our extension that may be put behind what a person clicks. */
    readonly commands: ReadonlySet<string>;
    /** Refuses changes to another version of a text than they were made for. */
    readonly versionedEdits: boolean;
    /** Puts the cursor where a change asks for words. */
    readonly snippetEdits: boolean;
    /** Asks for code lenses again when it is told to. */
    readonly refreshesCodeLenses: boolean;
    /** Asks for inlay hints again when it is told to. */
    readonly refreshesInlayHints: boolean;
}

/** What is taken for granted before the editor has said anything. */
export const NO_ABILITIES: ClientAbilities = {
    commands: new Set(),
    versionedEdits: false,
    snippetEdits: false,
    refreshesCodeLenses: false,
    refreshesInlayHints: false,
};

const options = z.object({ commands: z.optional(z.array(z.string())) });

/** Reads what the editor says of itself; the commands stand in `initializationOptions.commands`. */
export function clientAbilities({ capabilities, initializationOptions }: InitializeParams): ClientAbilities {
    const { workspace } = capabilities;
    const ours = options.safeParse(initializationOptions);
    return {
        commands: new Set(ours.success ? ours.data.commands : []),
        versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
        snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
        refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
        refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    };
}
