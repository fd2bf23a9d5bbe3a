import { inject, type Module } from 'langium';
import {
    createDefaultModule,
    createDefaultSharedModule,
    type DefaultSharedModuleContext,
    type LangiumServices,
    type LangiumSharedServices,
    type PartialLangiumServices,
    type PartialLangiumSharedServices,
} from 'langium/lsp';
import { registerChecks } from '../checks/index.ts';
import { FirebreakGeneratedModule, FirebreakGeneratedSharedModule } from '../generated/module.ts';
import {
    type CheckSettings,
    checkSettings,
    FirebreakModule,
    type FirebreakServices,
    FirebreakSharedModule,
    type FirebreakSharedServices,
} from '../services.ts';
import { codeActionProvider } from './code-actions/code-action-provider.ts';
import { FirebreakCompletionProvider } from './completion/completion-provider.ts';
import { CountingLock } from './counting-lock.ts';
import { ElementKinds } from './element-kinds.ts';
import { FirebreakFormatter } from './formatter.ts';
import { KnownDocuments } from './known-documents.ts';
import { FirebreakLanguageServer } from './language-server.ts';
import { callHierarchyProvider } from './navigation/call-hierarchy.ts';
import { documentLinkProvider } from './navigation/document-links.ts';
import { foldingProvider } from './navigation/folding.ts';
import { definitionProvider, highlightProvider, referencesProvider } from './navigation/go-to.ts';
import { outlineProvider } from './navigation/outline.ts';
import { FirebreakRenameProvider } from './navigation/rename-provider.ts';
import { FirebreakSemanticTokens } from './navigation/semantic-tokens.ts';
import { workspaceSymbolProvider } from './navigation/workspace-symbols.ts';

/** Services that all documents of a language server share. */
export type FirebreakLspSharedServices = FirebreakSharedServices &
    LangiumSharedServices & { readonly workspace: { readonly WorkspaceLock: CountingLock } };

/** Services of the language itself in a language server. */
export type FirebreakLspServices = FirebreakServices &
    LangiumServices & { readonly shared: FirebreakLspSharedServices };

/** A character of a name: where the cursor stands on one, the word under it is meant, else the word before it. */
const NAME_CHARACTER = /[\p{L}\p{M}\p{N}_-]/u;

/** What an editor needs beside the language, and where Langium's defaults do not know Firebreak. */
const FirebreakLspModule: Module<LangiumServices, PartialLangiumServices> & { readonly lsp: OwnServices } = {
    parser: {
        GrammarConfig: () => ({ multilineCommentRules: ['ML_COMMENT'], nameRegexp: NAME_CHARACTER }),
    },
    lsp: {
        CodeActionProvider: (services) => codeActionProvider(services as FirebreakLspServices),
        CompletionProvider: (services) => new FirebreakCompletionProvider(services as FirebreakLspServices),
        CallHierarchyProvider: (services) => callHierarchyProvider(services as FirebreakLspServices),
        DocumentLinkProvider: () => documentLinkProvider(),
        DocumentSymbolProvider: (services) => outlineProvider(services as FirebreakLspServices),
        FoldingRangeProvider: () => foldingProvider(),
        SemanticTokenProvider: (services) => new FirebreakSemanticTokens(services as FirebreakLspServices),
        DefinitionProvider: (services) => definitionProvider(services as FirebreakLspServices),
        DocumentHighlightProvider: (services) => highlightProvider(services as FirebreakLspServices),
        ReferencesProvider: (services) => referencesProvider(services as FirebreakLspServices),
        RenameProvider: (services) => new FirebreakRenameProvider(services as FirebreakLspServices),
        Formatter: (services) => new FirebreakFormatter(services as FirebreakLspServices),
    },
};

/** What all documents of an editor share, beyond Langium's defaults. */
const FirebreakLspSharedModule: Module<LangiumSharedServices, PartialLangiumSharedServices> = {
    lsp: {
        LanguageServer: (services) => new FirebreakLanguageServer(services),
        NodeKindProvider: () => new ElementKinds(),
        WorkspaceSymbolProvider: (services) => workspaceSymbolProvider(services as FirebreakLspSharedServices),
    },
    workspace: {
        LangiumDocuments: (services) => new KnownDocuments(services),
        WorkspaceLock: () => new CountingLock(),
    },
};

/** What the language itself offers an editor, service by service. */
type OwnServices = {
    readonly [S in keyof LangiumServices['lsp']]?: (services: LangiumServices) => LangiumServices['lsp'][S];
};

/** Services of the language that somebody adds who knows more than the language does; given those that it adds to. */
export type AddedServices = (own: OwnServices) => Module<LangiumServices, PartialLangiumServices>;

/**
 * Wires the language for an editor: the same language as `createFirebreakServices`, and what an editor asks of it.
 *
 * @param added take the place of the language's own, or join them
 */
export function createFirebreakLspServices(
    context: DefaultSharedModuleContext & CheckSettings,
    added: AddedServices = () => ({}),
): {
    shared: FirebreakLspSharedServices;
    firebreak: FirebreakLspServices;
} {
    const shared = inject(
        createDefaultSharedModule(context),
        FirebreakGeneratedSharedModule,
        FirebreakSharedModule,
        FirebreakLspSharedModule,
    ) as FirebreakLspSharedServices;
    const firebreak = inject(
        createDefaultModule({ shared }),
        FirebreakGeneratedModule,
        FirebreakModule as Module<LangiumServices, PartialLangiumServices>,
        FirebreakLspModule,
        checkSettings(context) as Module<LangiumServices, PartialLangiumServices>,
        added(FirebreakLspModule.lsp),
    ) as FirebreakLspServices;
    shared.ServiceRegistry.register(firebreak);
    registerChecks(firebreak);
    return { shared, firebreak };
}
