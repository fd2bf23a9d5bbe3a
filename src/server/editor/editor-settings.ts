import type { FirebreakLspSharedServices } from '../../../language/lsp/services.ts';

/** Which code lenses are shown: `firebreak.codeLens.*`. */
export const CODE_LENSES = ['callers', 'callees', 'findings', 'openDiagram', 'runExperiment'] as const;
/** Which inlay hints are shown: `firebreak.inlayHints.*`. */
export const INLAY_HINTS = ['timeouts', 'retries', 'waits'] as const;

/** What a person has switched on in the editor's settings; everything unless they say no. */
export interface EditorSettings {
    readonly codeLens: Readonly<Record<(typeof CODE_LENSES)[number], boolean>>;
    readonly inlayHints: Readonly<Record<(typeof INLAY_HINTS)[number], boolean>>;
}

/** Reads the switches as they are now. */
export async function readEditorSettings(shared: FirebreakLspSharedServices): Promise<EditorSettings> {
    const { ConfigurationProvider } = shared.workspace;
    const [codeLens, inlayHints]: unknown[] = await Promise.all([
        ConfigurationProvider.getConfiguration(LANGUAGE, 'codeLens'),
        ConfigurationProvider.getConfiguration(LANGUAGE, 'inlayHints'),
    ]);
    return { codeLens: switches(CODE_LENSES, codeLens), inlayHints: switches(INLAY_HINTS, inlayHints) };
}

/** Id of the language, and the section of its settings. */
const LANGUAGE = 'firebreak';

function switches<Name extends string>(names: readonly Name[], said: unknown): Record<Name, boolean> {
    const isOff = (name: Name) => typeof said === 'object' && said !== null && Reflect.get(said, name) === false;
    return Object.fromEntries(names.map((name) => [name, !isOff(name)])) as Record<Name, boolean>;
}
