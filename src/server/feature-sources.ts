import type { FirebreakLspSharedServices } from '../../language/lsp/services.ts';
import type { ClientAbilities } from './editor/client-abilities.ts';
import type { LatestFindings } from './findings/latest-findings.ts';
import type { ProjectModels } from './projects/project-models.ts';

/** What the editor's features are made with that need the model: quick fixes, hover, lenses and hints. */
export interface FeatureSources {
    readonly shared: FirebreakLspSharedServices;
    readonly models: ProjectModels;
    /** What the rules found last, for features that must not wait for them. */
    readonly latest: LatestFindings;
    readonly abilities: () => ClientAbilities;
}
