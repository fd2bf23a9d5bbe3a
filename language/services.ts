import {
    createDefaultCoreModule,
    createDefaultSharedCoreModule,
    type DefaultSharedCoreModuleContext,
    inject,
    type LangiumCoreServices,
    type LangiumSharedCoreServices,
    type Module,
    type PartialLangiumCoreServices,
} from 'langium';
import { DocumentDiagnostics } from './checks/document-diagnostics.ts';
import { registerChecks } from './checks/index.ts';
import { FirebreakGeneratedModule, FirebreakGeneratedSharedModule } from './generated/module.ts';
import { FirebreakLexer } from './lexer/firebreak-lexer.ts';
import { LexerMessages } from './lexer/lexer-messages.ts';
import { FirebreakTokenBuilder } from './lexer/token-builder.ts';
import { createFirebreakParser } from './parser/firebreak-parser.ts';
import { ParserMessages } from './parser/parser-messages.ts';
import { FirebreakValueConverter } from './parser/value-converter.ts';
import { FirebreakLinker } from './scoping/linker.ts';
import { FirebreakNameProvider } from './scoping/qualified-names.ts';
import { FirebreakScopeComputation } from './scoping/scope-computation.ts';
import { FirebreakDocumentBuilder } from './workspace/document-builder.ts';
import { FirebreakIndexManager } from './workspace/index-manager.ts';
import { ProjectFactsProvider } from './workspace/project-facts.ts';
import { ProjectReach } from './workspace/project-reach.ts';
import { ProjectRoots } from './workspace/project-roots.ts';
import { FirebreakWorkspaceManager } from './workspace/workspace-manager.ts';

/** Services that all documents share, with what Firebreak adds: which project a document belongs to, and its names. */
export type FirebreakSharedServices = LangiumSharedCoreServices & {
    readonly workspace: {
        readonly ProjectRoots: ProjectRoots;
        readonly ProjectReach: ProjectReach;
        readonly IndexManager: FirebreakIndexManager;
        readonly ProjectFacts: ProjectFactsProvider;
    };
};

/** Services of the language itself. */
export type FirebreakServices = LangiumCoreServices & {
    readonly shared: FirebreakSharedServices;
    readonly checks: { readonly Settings: CheckSettings };
};

/** What the checks have to be told, because the language does not know it itself. */
export interface CheckSettings {
    /** Ids of all rules that `allow` may name; without them, what it names is not checked. */
    readonly knownRules?: readonly string[];
    /** Ids of the rules that completion offers after `allow`, where that is not {@link knownRules}. */
    readonly offeredRules?: readonly string[];
}

/** What Firebreak changes in Langium's shared services. */
export const FirebreakSharedModule: Module<FirebreakSharedServices, object> = {
    workspace: {
        ProjectRoots: () => new ProjectRoots(),
        ProjectReach: (services: FirebreakSharedServices) => new ProjectReach(services),
        IndexManager: (services: FirebreakSharedServices) => new FirebreakIndexManager(services),
        ProjectFacts: (services: FirebreakSharedServices) => new ProjectFactsProvider(services),
        DocumentBuilder: (services: FirebreakSharedServices) => new FirebreakDocumentBuilder(services),
        WorkspaceManager: (services: FirebreakSharedServices) => new FirebreakWorkspaceManager(services),
    },
};

/** What Firebreak changes in Langium's services of a language. */
export const FirebreakModule: Module<
    FirebreakServices,
    PartialLangiumCoreServices & Pick<FirebreakServices, 'checks'>
> = {
    checks: { Settings: () => ({}) },
    parser: {
        TokenBuilder: () => new FirebreakTokenBuilder(),
        Lexer: (services) => new FirebreakLexer(services),
        LexerErrorMessageProvider: () => new LexerMessages(),
        ParserErrorMessageProvider: () => new ParserMessages(),
        LangiumParser: (services) => createFirebreakParser(services),
        ValueConverter: () => new FirebreakValueConverter(),
    },
    references: {
        NameProvider: () => new FirebreakNameProvider(),
        ScopeComputation: (services) => new FirebreakScopeComputation(services),
        Linker: (services) => new FirebreakLinker(services),
    },
    validation: {
        DocumentValidator: (services) => new DocumentDiagnostics(services),
    },
};

/**
 * Wires the language for whoever reads models without an editor: the command line, tests, builds. The language server
 * has its own in `lsp/services.ts`.
 */
export function createFirebreakServices(context: DefaultSharedCoreModuleContext & CheckSettings): {
    shared: FirebreakSharedServices;
    firebreak: FirebreakServices;
} {
    const shared = inject(
        createDefaultSharedCoreModule(context),
        FirebreakGeneratedSharedModule,
        FirebreakSharedModule,
    ) as FirebreakSharedServices;
    const firebreak = inject(
        createDefaultCoreModule({ shared }),
        FirebreakGeneratedModule,
        FirebreakModule,
        checkSettings(context),
    );
    shared.ServiceRegistry.register(firebreak);
    registerChecks(firebreak);
    return { shared, firebreak };
}

/** A module that hands the settings of the checks to the language's services. */
export function checkSettings({
    knownRules,
    offeredRules,
}: CheckSettings): Module<FirebreakServices, Pick<FirebreakServices, 'checks'>> {
    return {
        checks: {
            Settings: () => ({ ...(knownRules ? { knownRules } : {}), ...(offeredRules ? { offeredRules } : {}) }),
        },
    };
}
