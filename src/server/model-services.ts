import type { AddedServices, FirebreakLspServices } from '../../language/lsp/services.ts';
import { ModelLensProvider } from './code-lens/code-lens-provider.ts';
import type { FeatureSources } from './feature-sources.ts';
import { ModelHoverProvider } from './hover/hover-provider.ts';
import { ModelHintProvider } from './inlay-hints/inlay-hint-provider.ts';
import { QuickFixProvider } from './quick-fixes/quick-fix-provider.ts';

/**
 * The services of the language that need to know the model. They join those that need to know only the text, where
 * there are both.
 *
 * @param sources asked when a service is used, since they are made after the services
 */
export function modelServices(sources: () => FeatureSources): AddedServices {
    return (own) => ({
        lsp: {
            HoverProvider: (services) => new ModelHoverProvider(services as FirebreakLspServices, sources),
            CodeLensProvider: () => new ModelLensProvider(sources),
            InlayHintProvider: () => new ModelHintProvider(sources),
            CodeActionProvider: (services) => new QuickFixProvider(sources, own.CodeActionProvider?.(services)),
        },
    });
}
